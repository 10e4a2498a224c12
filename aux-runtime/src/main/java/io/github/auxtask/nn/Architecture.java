package io.github.auxtask.nn;

import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.settings.Settings;

/**
 * A network that {@code reproduction.yaml} calls by name. A jar adds one by a line in {@code
 * META-INF/services/io.github.auxtask.nn.Architecture}; ours are added in the same way.
 *
 * <p>{@link #version()} is raised whenever the same settings would build another network: other names, shapes or values.
 */
public interface Architecture extends Extension {
    /** The images it takes. */
    InputSize inputs();

    /**
     * The network for so many classes.
     *
     * @param classes width of its last layer, at least 1
     * @param settings with every key of {@link #settings()}, checked
     */
    Backbone build(int classes, Settings settings);
}
