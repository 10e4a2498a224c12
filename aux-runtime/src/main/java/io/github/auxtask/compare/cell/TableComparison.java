package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.TableSpec;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the paper, or one of ours alone, cell by cell.
 *
 * @param spec what {@code reproduction.yaml} says about it
 * @param cells in the order of the published file, or of the grid
 * @param statistics what can be said of all cells together
 */
public record TableComparison(TableSpec spec, List<CellComparison> cells, TableStatistics statistics) {
    public TableComparison {
        cells = List.copyOf(cells);
    }

    /** Whether the paper printed this table; without, it holds our numbers only and no verdict counts. */
    public boolean hasPublishedNumbers() {
        return spec.published() != null;
    }

    /** How many published numbers have which verdict; every kind is there, cells without a printed number do not count. */
    public Map<Verdict.Kind, Integer> counts() {
        Map<Verdict.Kind, Integer> counts = new EnumMap<>(Verdict.Kind.class);
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            counts.put(kind, 0);
        }
        for (CellComparison cell : cells) {
            if (cell.published() != null) {
                counts.merge(cell.verdict().kind(), 1, Integer::sum);
            }
        }
        return Collections.unmodifiableMap(counts);
    }
}
