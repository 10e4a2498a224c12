package io.github.auxtask.method;

import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;

/** A service: the data set's test images under corruptions, for methods that tune something on some of them. */
@FunctionalInterface
public interface CorruptedTestImages {
    /**
     * Opens them.
     *
     * @throws io.github.auxtask.core.BadInputException if they cannot be had
     */
    CorruptedImages from(CorruptionSource source);
}
