package io.github.auxtask.train;

import java.util.Map;
import java.util.Set;

/** A network's values as they were after some epochs of its training. */
public interface KeptWeights {
    /** Epochs whose values were kept, in order, counted from 1. */
    Set<Integer> epochs();

    /**
     * The values after an epoch, by torch name.
     *
     * @throws io.github.auxtask.core.BadInputException if they are not there or damaged
     */
    Map<String, float[]> read(int epoch);
}
