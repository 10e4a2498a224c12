package io.github.auxtask.report.chart;

import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.Point;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.view.CurveView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The curves that evaluations recorded, such as accuracy against epsilon: a chart for every budget, a panel for every value of the
 * grid's first axis, evaluation and curve, a line a variant (the mean over seeds).
 */
public final class EpsilonCurves {
    private static final String AGAINST = " against ";
    private static final String EPSILON = "epsilon";

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
        budgets.forEach((budget, some) -> views.add(view(reproduction, budget, some, runs)));
        return Scales.shared(views);
    }

    private static CurveView view(Reproduction reproduction, String budget, List<RunRecord> runs, List<RunRecord> all) {
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
        Set<String> notes = new LinkedHashSet<>();
        drawn.forEach((name, lines) -> {
            FarPoints far = FarPoints.of(lines);
            far.sentence(name.get(1)).ifPresent(notes::add);
            panels.add(panel(name, far.near(), styles, runs, all));
        });
        return new CurveView(
                id("epsilon-" + budget),
                CurveView.EPSILON,
                "budget " + budget,
                styles.lines(),
                panels,
                String.join(" ", notes));
    }

    /** @param name part of the grid, evaluation and curve */
    private static CurveView.Panel panel(
            List<String> name,
            List<CurveView.Series> series,
            LineStyles styles,
            List<RunRecord> runs,
            List<RunRecord> all) {
        String part = name.get(0);
        String evaluation = name.get(1);
        String curve = name.get(2);
        int at = curve.indexOf(AGAINST);
        String what = at < 0 ? curve : curve.substring(0, at);
        String title = what + " under " + evaluation + (part.isEmpty() ? "" : ", " + part);
        String axis = at < 0 ? "" : curve.substring(at + AGAINST.length());
        String unit = axis.equals(EPSILON) ? unit(evaluation, runs) : "";
        String vertical = vertical(what);
        return new CurveView.Panel(
                id(part + "-" + evaluation + "-" + curve),
                title,
                axis + unit,
                vertical,
                Scales.own(series, vertical.equals(Scales.ACCURACY) ? Scales.chance(runs, all) : null),
                "marked",
                false,
                CurveText.ends(title, axis.isEmpty() ? "place" : axis, styles.lines(), series),
                series);
    }

    private static String vertical(String what) {
        if (what.equals("accuracy")) {
            return Scales.ACCURACY;
        }
        return what.contains("initially correct") ? "still correct (%)" : what;
    }

    /** What an epsilon of this evaluation is measured in, as far as the evaluation says so. */
    private static String unit(String evaluation, List<RunRecord> runs) {
        return runs.stream()
                .flatMap(run -> run.evaluations().stream())
                .filter(made -> made.name().equals(evaluation))
                .findFirst()
                .map(made -> Stream.of("norm", "space")
                        .map(key -> Objects.toString(made.settings().get(key), ""))
                        .filter(value -> !value.isEmpty())
                        .map(EpsilonCurves::words)
                        .collect(Collectors.joining(", ")))
                .filter(words -> !words.isEmpty())
                .map(words -> " (" + words + ")")
                .orElse("");
    }

    private static String words(String setting) {
        return switch (setting) {
            case "linf" -> "L\u221e";
            case "l2" -> "L2";
            case "l1" -> "L1";
            case "pixel" -> "pixels from 0 to 1";
            case "standardised" -> "standardised pixels";
            default -> setting;
        };
    }

    private static String id(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "_");
    }
}
