package io.github.auxtask.core.registry;

import io.github.auxtask.core.settings.SettingKey;
import java.util.List;

/**
 * Something that {@code reproduction.yaml} calls by name: a method, an architecture, a data set, an attack, an evaluation or a
 * corruption. A jar adds one by a line in {@code META-INF/services/}, in the file named like its kind; ours are added in the same
 * way. Implementations are public, have a public constructor without parameters, and hold no state.
 */
public interface Extension {
    /** The name in {@code reproduction.yaml}: letters, digits, dots, hyphens and underscores. */
    String name();

    /**
     * Raised whenever the same settings would come to other numbers. A version after the first one is written behind the name,
     * as in {@code my-attack@2}, and so becomes a part of every id that the name is in.
     */
    default int version() {
        return 1;
    }

    /** Every setting it knows, with default and meaning. */
    default List<SettingKey> settings() {
        return List.of();
    }
}
