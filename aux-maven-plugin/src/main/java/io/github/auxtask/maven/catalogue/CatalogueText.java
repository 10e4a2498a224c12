package io.github.auxtask.maven.catalogue;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.experiment.catalogue.Catalogue;
import io.github.auxtask.experiment.catalogue.CatalogueEntry;
import java.util.ArrayList;
import java.util.List;

/** The catalogue as lines for people. */
public final class CatalogueText {
    private static final int INDENT = 2;

    private CatalogueText() {}

    /**
     * Kind by kind the names, with versions and where they come from.
     *
     * @param detail whether every setting follows, with its default and meaning
     */
    public static List<String> lines(Catalogue catalogue, boolean detail) {
        List<String> lines = new ArrayList<>();
        for (String kind : catalogue.kinds()) {
            lines.add(kind);
            int widest = catalogue.of(kind).stream()
                    .mapToInt(entry -> entry.name().length())
                    .max()
                    .orElse(0);
            for (CatalogueEntry entry : catalogue.of(kind)) {
                String space = " ".repeat(widest - entry.name().length() + INDENT);
                lines.add(" ".repeat(INDENT) + entry.name() + space + "version " + entry.version() + ", "
                        + entry.origin());
                if (detail) {
                    entry.settings().forEach(key -> lines.add(" ".repeat(2 * INDENT) + setting(key)));
                }
            }
        }
        return lines;
    }

    private static String setting(SettingKey key) {
        Object byDefault = key.defaultValue();
        String value = byDefault == null
                ? "must be given"
                : "default " + (byDefault.toString().isEmpty() ? "empty" : byDefault.toString());
        return key.name() + ": " + key.meaning() + " (" + key.rule() + "; " + value + ")";
    }
}
