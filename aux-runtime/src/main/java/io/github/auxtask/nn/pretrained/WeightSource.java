package io.github.auxtask.nn.pretrained;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.registry.Registry;

/**
 * Where pretrained weights come from, which decides what their tensors are called: {@code weights.source} in {@code
 * reproduction.yaml}. A jar adds one by a line in {@code META-INF/services/io.github.auxtask.nn.pretrained.WeightSource}.
 */
public interface WeightSource extends Extension {
    /** Every source: those of this project and those of other jars. */
    static Registry<WeightSource> registry() {
        return Registry.of(WeightSource.class, "source of weights", "weights.source");
    }

    /**
     * What the tensors of a network are called there.
     *
     * @param architecture by its name in reproductions
     * @throws BadInputException if this source has no such network
     */
    NameMap names(String architecture);
}
