package io.github.auxtask.experiment.catalogue;

import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.registry.Origin;
import io.github.auxtask.core.settings.SettingKey;
import java.util.List;

/**
 * One thing that {@code reproduction.yaml} can call by name.
 *
 * @param kind what it is, in the words of messages: {@code method}, {@code data set}
 * @param name in {@code reproduction.yaml}
 * @param version raised whenever the same settings would come to other numbers
 * @param origin the jar or folder of classes that it comes from
 * @param settings every setting it knows
 */
public record CatalogueEntry(String kind, String name, int version, String origin, List<SettingKey> settings) {
    public CatalogueEntry {
        settings = List.copyOf(settings);
    }

    /** The description of an extension. */
    public static CatalogueEntry of(String kind, Extension extension) {
        return new CatalogueEntry(
                kind, extension.name(), extension.version(), Origin.of(extension), extension.settings());
    }
}
