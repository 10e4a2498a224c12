package io.github.auxtask.train.optimiser;

import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.registry.Registry;
import io.github.auxtask.core.settings.Settings;

/**
 * An optimiser that {@code reproduction.yaml} calls by name: {@code optimiser: {name: adam, learning-rate: 1e-4}}. A jar adds one by a
 * line in {@code META-INF/services/io.github.auxtask.train.optimiser.OptimiserKind}; ours are added in the same way.
 *
 * <p>Its settings are the numbers besides the learning rate, as they are called below {@code optimiser}.
 */
public interface OptimiserKind extends Extension {
    /**
     * The optimiser.
     *
     * @param settings every key of {@link #settings()}, checked
     */
    Optimiser optimiser(Settings settings);

    /** All optimisers on the class path. */
    static Registry<OptimiserKind> registry() {
        return Registry.of(OptimiserKind.class, "optimiser", "optimiser.name");
    }
}
