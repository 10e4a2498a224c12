package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.RecordPool;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableColumn;
import io.github.auxtask.experiment.spec.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The cells of a table: the lines of the published file, or, without one, the part of the grid that the table spans. */
public final class TableCells {
    private final Reproduction reproduction;
    private final TableSpec table;
    private final RecordPool pool;
    private final CellJudge judge;

    public TableCells(Reproduction reproduction, TableSpec table, RecordPool pool, CellJudge judge) {
        this.reproduction = reproduction;
        this.table = table;
        this.pool = pool;
        this.judge = judge;
    }

    /** In the order of the file, or of the grid. */
    public List<OpenCell> cells() {
        if (table.published() == null) {
            return spanned().stream()
                    .map(coordinates -> judge.judge(words(coordinates, Map.of()), coordinates, null))
                    .toList();
        }
        return reproduction.published(table).cells().stream()
                .map(cell -> judge.judge(words(cell.coordinates(), cell.columns()), cell.coordinates(), cell.printed()))
                .toList();
    }

    /** Column by column what the paper calls this place; our own word where the file has no such column. */
    private Map<String, String> words(Map<String, String> coordinates, Map<String, String> columns) {
        Map<String, String> words = new LinkedHashMap<>();
        Stream.concat(table.rows().stream(), table.across().stream()).forEach(entry -> {
            String axis = table.axis(entry);
            String ours = coordinates.getOrDefault(axis, "");
            words.put(entry, columns.getOrDefault(entry, table.word(axis, ours)));
        });
        return words;
    }

    private List<Map<String, String>> spanned() {
        List<Map<String, String>> cells = List.of(Map.of());
        for (String entry :
                Stream.concat(table.rows().stream(), table.across().stream()).toList()) {
            String axis = table.axis(entry);
            List<String> values = axis.equals(TableColumn.EVALUATION)
                    ? reproduction.evaluations().stream().map(Evaluation::name).toList()
                    : reproduction.grid().getOrDefault(axis, List.of());
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> cell : cells) {
                for (String value : values) {
                    Map<String, String> extended = new LinkedHashMap<>(cell);
                    extended.put(axis, value);
                    longer.add(extended);
                }
            }
            cells = longer;
        }
        return cells.stream().filter(this::onTheGrid).toList();
    }

    private boolean onTheGrid(Map<String, String> coordinates) {
        Map<String, String> onGrid = new LinkedHashMap<>(table.where());
        onGrid.putAll(coordinates);
        onGrid.keySet().retainAll(reproduction.grid().keySet());
        return pool.onTheGrid(onGrid);
    }
}
