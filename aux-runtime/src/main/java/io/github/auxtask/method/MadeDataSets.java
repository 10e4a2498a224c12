package io.github.auxtask.method;

import io.github.auxtask.data.made.MadeData;

/** A service: the data that was made for a run before its training, see {@link Method#makes}. */
@FunctionalInterface
public interface MadeDataSets {
    /**
     * What a maker has made.
     *
     * @param maker its name
     * @throws io.github.auxtask.core.BadInputException if the method did not ask for it
     */
    MadeData of(String maker);
}
