package io.github.auxtask.evaluate.engine;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.EvaluationFiles;
import io.github.auxtask.evaluate.EvaluationNeeds.NeededData;
import java.nio.file.Path;

/** Where evaluations get images from that are not the test images as they are. */
public interface EvaluationSources extends EvaluationFiles {
    /** There are none. */
    EvaluationSources NONE = new EvaluationSources() {
        @Override
        public CorruptedImages corrupted(CorruptionSource source) {
            throw new BadInputException(
                    "There are no corrupted images here: remove 'corruptions' from the evaluation.");
        }

        @Override
        public int testImagesSeen() {
            return 0;
        }

        @Override
        public Dataset data(NeededData need) {
            throw new BadInputException("There are no other data sets here, and none called '" + need.name() + "'.");
        }

        @Override
        public Path file(String name) {
            throw new BadInputException("There is no reproduction here that the file '" + name + "' could be of.");
        }
    };

    /**
     * The test images under corruptions.
     *
     * @throws BadInputException if they cannot be had
     */
    CorruptedImages corrupted(CorruptionSource source);

    /** Training has tuned something on corrupted copies of the first so many test images, which findings say. */
    int testImagesSeen();
}
