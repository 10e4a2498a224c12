package io.github.auxtask.compare.cell;

import io.github.auxtask.experiment.spec.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a cell is called in sentences: {@code ResNet, FT, training clean, test set adversarial}. */
final class CellLabel {
    private CellLabel() {}

    /**
     * Rows by their words alone, which say what they are; columns, and numbers, with what they are of.
     *
     * @param words what the table's rows and columns call the cell
     */
    static String of(TableSpec table, Map<String, String> words) {
        return Stream.concat(named(table.rows(), words, false).stream(), named(table.across(), words, true).stream())
                .collect(Collectors.joining(", "));
    }

    private static List<String> named(List<String> entries, Map<String, String> words, boolean always) {
        return entries.stream()
                .filter(entry -> !words.getOrDefault(entry, "").isEmpty())
                .map(entry -> {
                    String word = words.getOrDefault(entry, "");
                    boolean bare = !always && !Character.isDigit(word.charAt(0));
                    return bare ? word : entry.replace('_', ' ') + " " + word;
                })
                .toList();
    }
}
