package io.github.auxtask.report;

import io.github.auxtask.experiment.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Training curves, a chart for every value of the grid's first axis and every budget. */
final class CurveViews {
    /** What is drawn over epochs. */
    private record Drawn(String id, String title, ToDoubleFunction<RunRecord.Epoch> value) {}

    private static final String LOSS = "loss";

    private static final List<Drawn> PANELS = List.of(
            new Drawn(LOSS, "training loss", RunRecord.Epoch::loss),
            new Drawn("training", "training accuracy in percent", RunRecord.Epoch::trainAccuracy),
            new Drawn("validation", "validation accuracy in percent", RunRecord.Epoch::validationAccuracy));

    private static final int RUNS_DRAWN = 24;
    private static final int POINTS_DRAWN = 100;
    private static final int LINES_NAMED = 8;
    private static final double LOGARITHMIC_FROM = 100;

    private final String part;
    private final String budget;
    private final List<RunRecord> runs;
    private final LineStyles styles;

    private CurveViews(Reproduction reproduction, String part, String budget, List<RunRecord> runs) {
        this.part = part;
        this.budget = budget;
        this.runs = runs;
        this.styles = LineStyles.of(reproduction, runs);
    }

    /** The curves of all runs with more than one epoch, in the order of the runs. */
    static List<CurveView> of(Reproduction reproduction, List<RunRecord> runs) {
        String axis = reproduction.grid().keySet().stream().findFirst().orElse("");
        Map<String, Map<String, List<RunRecord>>> parts = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            if (run.training().history().size() > 1) {
                parts.computeIfAbsent(run.variant().getOrDefault(axis, ""), key -> new LinkedHashMap<>())
                        .computeIfAbsent(run.budget(), key -> new ArrayList<>())
                        .add(run);
            }
        }
        List<CurveView> curves = new ArrayList<>();
        parts.forEach((part, budgets) ->
                budgets.forEach((budget, some) -> curves.add(new CurveViews(reproduction, part, budget, some).view())));
        return curves;
    }

    private CurveView view() {
        boolean averaged = runs.size() > RUNS_DRAWN;
        List<CurveView.Panel> panels = new ArrayList<>();
        int longest = 0;
        for (Drawn drawn : PANELS) {
            List<CurveView.Series> series = averaged ? means(drawn) : single(drawn);
            if (!series.isEmpty()) {
                panels.add(panel(drawn, series));
            }
        }
        for (RunRecord run : runs) {
            longest = Math.max(longest, run.training().history().size());
        }
        String name = (part.isEmpty() ? "all runs" : part) + ", budget " + budget;
        String id = "curves-" + (part + "-" + budget).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "_");
        return new CurveView(id, name, styles.lines(), panels, note(averaged, longest > POINTS_DRAWN));
    }

    private String note(boolean averaged, boolean thinned) {
        List<String> sentences = new ArrayList<>();
        if (averaged) {
            sentences.add("Each line is the mean over the seeds of a variant (" + runs.size() + " runs in all).");
        }
        if (thinned) {
            sentences.add("At most " + POINTS_DRAWN + " epochs of a run are drawn.");
        }
        return String.join(" ", sentences);
    }

    private List<CurveView.Series> single(Drawn drawn) {
        List<CurveView.Series> series = new ArrayList<>();
        for (RunRecord run : runs) {
            List<CurveView.Point> points = new ArrayList<>();
            for (RunRecord.Epoch epoch : run.training().history()) {
                add(points, epoch.epoch(), drawn.value().applyAsDouble(epoch));
            }
            add(series, styles.line(run), points);
        }
        return series;
    }

    private List<CurveView.Series> means(Drawn drawn) {
        Map<Integer, Map<Integer, List<Double>>> values = new TreeMap<>();
        for (RunRecord run : runs) {
            for (RunRecord.Epoch epoch : run.training().history()) {
                values.computeIfAbsent(styles.line(run), key -> new TreeMap<>())
                        .computeIfAbsent(epoch.epoch(), key -> new ArrayList<>())
                        .add(drawn.value().applyAsDouble(epoch));
            }
        }
        List<CurveView.Series> series = new ArrayList<>();
        values.forEach((line, byEpoch) -> {
            List<CurveView.Point> points = new ArrayList<>();
            byEpoch.forEach((epoch, all) ->
                    add(points, epoch, all.stream().collect(Collectors.averagingDouble(value -> value))));
            add(series, line, points);
        });
        return series;
    }

    /** A diverged run has losses that no chart can show. */
    private static void add(List<CurveView.Point> points, int epoch, double value) {
        if (Double.isFinite(value)) {
            points.add(new CurveView.Point(epoch, value));
        }
    }

    private static void add(List<CurveView.Series> series, int line, List<CurveView.Point> points) {
        if (!points.isEmpty()) {
            series.add(new CurveView.Series(line, thinned(points)));
        }
    }

    /** Every k-th point and the last. */
    private static List<CurveView.Point> thinned(List<CurveView.Point> points) {
        int step = (points.size() + POINTS_DRAWN - 1) / POINTS_DRAWN;
        List<CurveView.Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (i % step == 0 || i == points.size() - 1) {
                kept.add(points.get(i));
            }
        }
        return kept;
    }

    private CurveView.Panel panel(Drawn drawn, List<CurveView.Series> series) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (CurveView.Series one : series) {
            for (CurveView.Point point : one.points()) {
                least = Math.min(least, point.value());
                most = Math.max(most, point.value());
            }
        }
        boolean logarithmic = drawn.id().equals(LOSS) && least > 0 && most / least > LOGARITHMIC_FROM;
        return new CurveView.Panel(drawn.id(), drawn.title(), logarithmic, alternative(drawn, series), series);
    }

    private String alternative(Drawn drawn, List<CurveView.Series> series) {
        String ends = series.stream()
                .limit(LINES_NAMED)
                .map(one -> {
                    CurveView.Point last = one.points().get(one.points().size() - 1);
                    return styles.lines().get(one.line()).label() + " ends at "
                            + Quantity.significant(last.value()).text();
                })
                .collect(Collectors.joining("; "));
        int more = series.size() - LINES_NAMED;
        return "Chart of the " + drawn.title() + " by epoch: " + ends
                + (more > 0 ? "; and " + more + " more lines." : ".");
    }
}
