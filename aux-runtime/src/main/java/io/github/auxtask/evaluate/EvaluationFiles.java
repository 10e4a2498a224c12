package io.github.auxtask.evaluate;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.evaluate.EvaluationNeeds.NeededData;
import java.nio.file.Path;

/** What evaluations read besides a run's own data set. */
public interface EvaluationFiles {
    /**
     * Another data set.
     *
     * @throws BadInputException if it cannot be had
     */
    Dataset data(NeededData need);

    /**
     * A file of the reproduction, absolute or from the folder of {@code reproduction.yaml} on; it need not exist.
     *
     * @throws BadInputException if it is no path
     */
    Path file(String name);
}
