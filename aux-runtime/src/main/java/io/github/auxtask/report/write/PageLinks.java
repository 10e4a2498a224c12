package io.github.auxtask.report.write;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a page leads to.
 *
 * @param images folder of the pictures as the page addresses it, for example {@code images/reproduction}
 * @param records what stands before {@code runs/<budget>/<file>.json} in links to run records, for example {@code ./}; empty
 *     for no links
 * @param files the same report in other forms, as the page addresses them, for example {@code reproduction.csv}
 * @param guides where the pages that explain statistics and words are, ending in a slash; empty for no links
 */
public record PageLinks(String images, String records, List<String> files, String guides) {
    public PageLinks {
        images = images.endsWith("/") ? images.substring(0, images.length() - 1) : images;
        files = List.copyOf(files);
        guides = guides.isEmpty() || guides.endsWith("/") ? guides : guides + "/";
    }

    /** The files, each with the name of its form, for templates. */
    List<Map<String, String>> forms() {
        return files.stream()
                .map(file -> Map.of("name", file, "form", form(file.substring(file.lastIndexOf('.') + 1))))
                .toList();
    }

    private static String form(String extension) {
        return extension.equals("tex") ? "LaTeX" : extension.toUpperCase(Locale.ROOT);
    }
}
