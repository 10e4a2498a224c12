package io.github.auxtask.report.chart;

import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.view.CurveView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Training curves, a chart for every value of the grid's first axis and every budget. */
public final class CurveViews {
    /** What is drawn over epochs; NaN where an epoch has no such value. */
    private record Drawn(String id, String title, String vertical, ToDoubleFunction<RunRecord.Epoch> value) {}

    private static final String LOSS = "loss";

    private static final List<Drawn> ALWAYS = List.of(
            new Drawn(LOSS, "training loss", "loss", RunRecord.Epoch::loss),
            new Drawn("training", "training accuracy", Scales.ACCURACY, RunRecord.Epoch::trainAccuracy),
            new Drawn("validation", "validation accuracy", Scales.ACCURACY, RunRecord.Epoch::validationAccuracy));

    private static final int RUNS_DRAWN = 24;
    private static final double LOGARITHMIC_FROM = 100;

    private final String part;
    private final String budget;
    private final List<RunRecord> runs;
    private final List<RunRecord> all;
    private final LineStyles styles;

    private CurveViews(
            Reproduction reproduction, String part, String budget, List<RunRecord> runs, List<RunRecord> all) {
        this.part = part;
        this.budget = budget;
        this.runs = runs;
        this.all = all;
        this.styles = LineStyles.of(reproduction, runs);
    }

    /** The curves of all runs with more than one epoch, in the order of the runs. */
    public static List<CurveView> of(Reproduction reproduction, List<RunRecord> runs) {
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
        parts.forEach((part, budgets) -> budgets.forEach(
                (budget, some) -> curves.add(new CurveViews(reproduction, part, budget, some, runs).view())));
        return Scales.shared(curves);
    }

    private CurveView view() {
        boolean averaged = runs.size() > RUNS_DRAWN;
        boolean thinned = false;
        List<CurveView.Panel> panels = new ArrayList<>();
        for (Drawn drawn : drawn()) {
            List<CurveView.Series> series = new ArrayList<>();
            for (Map.Entry<Integer, List<SeedBand>> line :
                    bands(drawn, averaged).entrySet()) {
                for (SeedBand band : line.getValue()) {
                    thinned |= band.isThinned();
                    if (!band.isEmpty()) {
                        series.add(band.series(line.getKey()));
                    }
                }
            }
            if (!series.isEmpty()) {
                panels.add(panel(drawn, series));
            }
        }
        String name = (part.isEmpty() ? "all runs" : part) + ", budget " + budget;
        String id = "curves-" + (part + "-" + budget).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "_");
        return new CurveView(id, CurveView.TRAINING, name, styles.lines(), panels, note(averaged, thinned));
    }

    /** Loss and accuracies, and the weights of losses where training chooses them itself. */
    private List<Drawn> drawn() {
        TreeSet<String> tasks = new TreeSet<>();
        runs.forEach(run -> run.training()
                .history()
                .forEach(epoch -> tasks.addAll(epoch.weights().keySet())));
        List<Drawn> drawn = new ArrayList<>(ALWAYS);
        for (String task : tasks) {
            String id = "weight-" + task.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "_");
            drawn.add(new Drawn(
                    id,
                    "learned weight of the loss " + task,
                    "weight",
                    epoch -> epoch.weights().getOrDefault(task, Double.NaN)));
        }
        return drawn;
    }

    private Map<Integer, List<SeedBand>> bands(Drawn drawn, boolean averaged) {
        Map<Integer, List<SeedBand>> bands = averaged ? new TreeMap<>() : new LinkedHashMap<>();
        for (RunRecord run : runs) {
            List<SeedBand> line = bands.computeIfAbsent(styles.line(run), key -> new ArrayList<>());
            if (line.isEmpty() || !averaged) {
                line.add(new SeedBand());
            }
            SeedBand band = line.get(line.size() - 1);
            run.training()
                    .history()
                    .forEach(epoch -> band.add(epoch.epoch(), drawn.value().applyAsDouble(epoch)));
        }
        return bands;
    }

    private String note(boolean averaged, boolean thinned) {
        List<String> sentences = new ArrayList<>();
        if (averaged) {
            sentences.add("Each line is the mean over the seeds of a variant (" + runs.size()
                    + " runs in all), with one" + " standard deviation to either side.");
        }
        if (thinned) {
            sentences.add("At most " + SeedBand.pointsDrawn() + " epochs of a run are drawn.");
        }
        return String.join(" ", sentences);
    }

    private CurveView.Panel panel(Drawn drawn, List<CurveView.Series> series) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        boolean banded = false;
        for (CurveView.Series one : series) {
            banded |= !one.band().isEmpty();
            for (CurveView.Point point : one.points()) {
                least = Math.min(least, point.y());
                most = Math.max(most, point.y());
            }
        }
        // A band may reach below zero, where no logarithm is.
        boolean logarithmic = drawn.id().equals(LOSS) && !banded && least > 0 && most / least > LOGARITHMIC_FROM;
        return new CurveView.Panel(
                drawn.id(),
                drawn.title(),
                "epoch",
                drawn.vertical(),
                Scales.own(series, drawn.vertical().equals(Scales.ACCURACY) ? Scales.chance(runs, all) : null),
                "lines",
                logarithmic,
                CurveText.ends(drawn.title(), "epoch", styles.lines(), series),
                series);
    }
}
