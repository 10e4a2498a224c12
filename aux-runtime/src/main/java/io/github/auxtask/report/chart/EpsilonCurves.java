package io.github.auxtask.report.chart;

import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.Point;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.view.CurveView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The curves that evaluations recorded, such as accuracy against epsilon: a chart for every budget, a panel for every value of the
 * grid's first axis, evaluation and curve, a line a variant (the mean over seeds).
 */
public final class EpsilonCurves {
    private static final String AGAINST = " against ";

    private EpsilonCurves() {}

    public static List<CurveView> of(Reproduction reproduction, List<RunRecord> runs) {
        Map<String, List<RunRecord>> budgets = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            if (run.evaluations().stream()
                    .anyMatch(made -> !made.details().curves().isEmpty())) {
                budgets.computeIfAbsent(run.budget(), key -> new ArrayList<>()).add(run);
            }
        }
        List<CurveView> views = new ArrayList<>();
        budgets.forEach((budget, some) -> views.add(view(reproduction, budget, some)));
        return views;
    }

    private static CurveView view(Reproduction reproduction, String budget, List<RunRecord> runs) {
        String axis = reproduction.grid().size() < 2
                ? ""
                : reproduction.grid().keySet().iterator().next();
        LineStyles styles = LineStyles.of(reproduction, runs);
        Map<List<String>, Map<Integer, SeedBand>> drawn = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            String part = run.variant().getOrDefault(axis, "");
            for (EvaluationRecord made : run.evaluations()) {
                for (Map.Entry<String, List<Point>> curve :
                        made.details().curves().entrySet()) {
                    SeedBand band = drawn.computeIfAbsent(
                                    List.of(part, made.name(), curve.getKey()), key -> new TreeMap<>())
                            .computeIfAbsent(styles.line(run), key -> new SeedBand());
                    curve.getValue().forEach(point -> band.add(point.x(), point.y()));
                }
            }
        }
        List<CurveView.Panel> panels = new ArrayList<>();
        drawn.forEach((name, lines) -> panels.add(panel(name.get(0), name.get(1), name.get(2), lines, styles)));
        return new CurveView(
                id("epsilon-" + budget), CurveView.EPSILON, "budget " + budget, styles.lines(), panels, "");
    }

    private static CurveView.Panel panel(
            String part, String evaluation, String curve, Map<Integer, SeedBand> lines, LineStyles styles) {
        List<CurveView.Series> series = new ArrayList<>();
        lines.forEach((line, band) -> {
            if (!band.isEmpty()) {
                series.add(band.series(line));
            }
        });
        int at = curve.indexOf(AGAINST);
        String title = (at < 0 ? curve : curve.substring(0, at)) + " under " + evaluation
                + (part.isEmpty() ? "" : ", " + part);
        String axis = at < 0 ? "" : curve.substring(at + AGAINST.length());
        return new CurveView.Panel(
                id(part + "-" + evaluation + "-" + curve),
                title,
                axis,
                "marked",
                false,
                CurveText.ends(title, axis.isEmpty() ? "place" : axis, styles.lines(), series),
                series);
    }

    private static String id(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "_");
    }
}
