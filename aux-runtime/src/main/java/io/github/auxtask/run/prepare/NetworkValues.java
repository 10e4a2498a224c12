package io.github.auxtask.run.prepare;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.train.EpochRecord;
import java.util.List;
import java.util.Map;

/** Where the values of needed networks come from. */
public interface NetworkValues {
    /**
     * The values of a network that was trained, by torch name.
     *
     * @param data what its data set is like
     * @throws io.github.auxtask.core.BadInputException if they cannot be had
     */
    Map<String, float[]> of(RunMethod how, DatasetDescription data);

    /**
     * SHA-256 of its values as they are kept.
     *
     * @throws io.github.auxtask.core.BadInputException if they cannot be had
     */
    ContentId digest(RunMethod how);

    /**
     * What the epochs of its training measured; none if it was not trained.
     *
     * @throws io.github.auxtask.core.BadInputException if they cannot be had
     */
    List<EpochRecord> history(RunMethod how);
}
