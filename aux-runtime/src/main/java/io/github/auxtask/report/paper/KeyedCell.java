package io.github.auxtask.report.paper;

import io.github.auxtask.report.view.TableView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cell with the keys that a paper names it by: the words of its row and column as the table prints them, joined by a slash, with
 * every character that TeX could take for something else replaced by a hyphen.
 *
 * @param row for example {@code ResNet18/FT}
 * @param column for example {@code clean/adversarial}; {@code value} for a table of one column without a heading
 */
record KeyedCell(String row, String column, TableView.Cell cell) {
    private static final String ONLY = "value";

    /** All cells of a table, row by row; no two have both keys in common. */
    static List<KeyedCell> of(TableView table) {
        List<String> columns = columns(table.grid().headings());
        Map<String, Integer> rows = new HashMap<>();
        List<KeyedCell> cells = new ArrayList<>();
        for (TableView.Group group : table.grid().groups()) {
            for (TableView.Row row : group.rows()) {
                String key = distinct(key(List.of(group.title(), row.title())), rows);
                for (int i = 0; i < row.cells().size(); i++) {
                    TableView.@Nullable Cell cell = row.cells().get(i);
                    if (cell != null) {
                        cells.add(new KeyedCell(key, i < columns.size() ? columns.get(i) : ONLY, cell));
                    }
                }
            }
        }
        return cells;
    }

    private static List<String> columns(List<TableView.Heading> headings) {
        List<List<String>> words = new ArrayList<>();
        for (TableView.Heading heading : headings) {
            List<String> level = heading.spans().stream()
                    .flatMap(span -> Stream.generate(span::text).limit(span.cells()))
                    .toList();
            while (words.size() < level.size()) {
                words.add(new ArrayList<>());
            }
            for (int i = 0; i < level.size(); i++) {
                words.get(i).add(level.get(i));
            }
        }
        Map<String, Integer> seen = new HashMap<>();
        return words.stream().map(column -> distinct(key(column), seen)).toList();
    }

    private static String key(List<String> words) {
        String key = words.stream()
                .flatMap(word -> Stream.of(word.split(" / ")))
                .map(KeyedCell::plain)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("/"));
        return key.isEmpty() ? ONLY : key;
    }

    /** Letters, digits, points and plus signs stay. */
    private static String plain(String word) {
        return word.replaceAll("[^A-Za-z0-9.+]+", "-").replaceAll("^-|-$", "");
    }

    private static String distinct(String key, Map<String, Integer> seen) {
        int count = seen.merge(key, 1, Integer::sum);
        return count == 1 ? key : key + "-" + count;
    }
}
