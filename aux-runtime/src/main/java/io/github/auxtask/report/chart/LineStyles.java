package io.github.auxtask.report.chart;

import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.view.CurveView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives every variant of a chart a colour and a dash. The axis with the most values is told by colour and the others by
 * dash, so that what belongs together looks alike; where there are too many for that, both are simply counted up.
 */
final class LineStyles {
    private final List<String> axes;
    private final Map<List<String>, Integer> index = new LinkedHashMap<>();
    private final List<CurveView.Line> lines = new ArrayList<>();

    private LineStyles(List<String> axes) {
        this.axes = axes;
    }

    static LineStyles of(Reproduction reproduction, List<RunRecord> runs) {
        List<String> grid = List.copyOf(reproduction.grid().keySet());
        LineStyles styles = new LineStyles(grid.size() > 1 ? grid.subList(1, grid.size()) : grid);
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            for (String axis : styles.axes) {
                values.computeIfAbsent(axis, key -> new LinkedHashSet<>())
                        .add(run.variant().getOrDefault(axis, ""));
            }
            styles.index.putIfAbsent(styles.variant(run), styles.index.size());
        }
        String coloured = values.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<String, Set<String>> axis) ->
                                axis.getValue().size())
                        .thenComparing(axis -> -styles.axes.indexOf(axis.getKey())))
                .map(Map.Entry::getKey)
                .orElse("");
        styles.choose(styles.axes.indexOf(coloured));
        return styles;
    }

    /** The legend. */
    List<CurveView.Line> lines() {
        return lines;
    }

    /** Which line of the legend a run is. */
    int line(RunRecord run) {
        return index.getOrDefault(variant(run), 0);
    }

    private void choose(int coloured) {
        List<String> colours = new ArrayList<>();
        List<List<String>> dashes = new ArrayList<>();
        for (List<String> variant : index.keySet()) {
            List<String> others = new ArrayList<>(variant);
            String colour = coloured < 0 ? "" : others.remove(coloured);
            if (!colours.contains(colour)) {
                colours.add(colour);
            }
            if (!dashes.contains(others)) {
                dashes.add(others);
            }
        }
        boolean fits = colours.size() <= Palette.LIGHT.size() && dashes.size() <= Palette.DASHES.size();
        for (List<String> variant : index.keySet()) {
            List<String> others = new ArrayList<>(variant);
            String colour = coloured < 0 ? "" : others.remove(coloured);
            int at = lines.size();
            lines.add(new CurveView.Line(
                    String.join(", ", variant),
                    fits ? colours.indexOf(colour) : at % Palette.LIGHT.size(),
                    fits ? dashes.indexOf(others) : at / Palette.LIGHT.size() % Palette.DASHES.size()));
        }
    }

    private List<String> variant(RunRecord run) {
        return axes.stream().map(axis -> run.variant().getOrDefault(axis, "")).toList();
    }
}
