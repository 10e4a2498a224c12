package io.github.auxtask.report.single;

import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.AttackPart;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.chart.EpsilonCurves;
import io.github.auxtask.report.view.CurveView;
import io.github.auxtask.stats.Interval;
import io.github.auxtask.stats.WilsonInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The charts of one model: what is still correct after each attack of the suite, and the curves that the checks drew. */
final class ModelCurves {
    private static final double LEVEL = 0.95;
    private static final double PERCENT = 100;
    private static final double ROOM = 1.04;
    private static final String EPSILON = "epsilon";

    private ModelCurves() {}

    /** Views of a panel or more each; none where a single attack was made without checks. */
    static List<CurveView> of(Reproduction reproduction, RunRecord record, ModelVerdict verdict) {
        List<CurveView> views = new ArrayList<>();
        if (!verdict.attacked().details().attacks().isEmpty()) {
            views.add(attacks(record, verdict));
        }
        for (CurveView view : EpsilonCurves.of(reproduction, List.of(record))) {
            List<CurveView.Panel> panels =
                    view.panels().stream().map(ModelCurves::titled).toList();
            views.add(new CurveView(view.id(), view.kind(), view.title(), view.lines(), panels, note(verdict, panels)));
        }
        return views;
    }

    /** What lies so far to the right that it is not drawn, as the accuracy at the full range of pixels does. */
    private static String note(ModelVerdict verdict, List<CurveView.Panel> panels) {
        double drawn = panels.stream()
                .filter(panel -> panel.axis().startsWith(EPSILON))
                .flatMap(panel -> panel.series().stream())
                .flatMap(series -> series.points().stream())
                .mapToDouble(CurveView.Point::x)
                .max()
                .orElse(Double.POSITIVE_INFINITY);
        return verdict.attacked().details().curves().entrySet().stream()
                .filter(curve -> curve.getKey().endsWith(EPSILON))
                .flatMap(curve -> curve.getValue().stream())
                .filter(point -> point.x() > drawn)
                .map(point -> String.format(
                        Locale.ROOT, "Not drawn: at epsilon %.3g the accuracy is %.1f %%.", point.x(), point.y()))
                .collect(Collectors.joining(" "));
    }

    private static CurveView attacks(RunRecord record, ModelVerdict verdict) {
        List<AttackPart> attacks = verdict.attacked().details().attacks();
        int images = verdict.attacked().images();
        List<CurveView.Point> points = new ArrayList<>();
        List<CurveView.Range> band = new ArrayList<>();
        add(points, band, attacks.get(0).attacked(), images);
        for (AttackPart attack : attacks) {
            add(points, band, Math.toIntExact(Math.round(attack.worstCaseAccuracy() * images / PERCENT)), images);
        }
        double high = band.get(0).high() * ROOM;
        int classes = record.data().classes().size();
        String words = attacks.stream()
                .map(attack ->
                        String.format(Locale.ROOT, "%s leaves %.1f %%", attack.name(), attack.worstCaseAccuracy()))
                .collect(Collectors.joining(", "));
        CurveView.Panel panel = new CurveView.Panel(
                "attacks",
                "Correct after each attack, with the 95 % interval",
                "number of attacks",
                "accuracy (%)",
                new CurveView.Scale(0, Math.min(PERCENT, high), classes > 1 ? PERCENT / classes : null),
                "marked",
                false,
                String.format(
                                Locale.ROOT,
                                "Of the images, %.1f %% are correct before any attack; ",
                                points.get(0).y()) + words + ".",
                List.of(new CurveView.Series(0, points, band)));
        return new CurveView(
                "model", CurveView.EPSILON, "attacks", List.of(new CurveView.Line("model", 0, 0)), List.of(panel), "");
    }

    private static void add(List<CurveView.Point> points, List<CurveView.Range> band, int correct, int images) {
        double x = points.size();
        Interval interval = WilsonInterval.of(correct, images, LEVEL);
        points.add(new CurveView.Point(x, PERCENT * correct / images));
        band.add(new CurveView.Range(x, PERCENT * interval.low(), PERCENT * interval.high()));
    }

    private static CurveView.Panel titled(CurveView.Panel panel) {
        return new CurveView.Panel(
                panel.id(),
                panel.axis().startsWith(EPSILON)
                        ? "Accuracy by epsilon: PGD on the checks\u2019 images"
                        : "Loss by step: PGD on the checks\u2019 images",
                panel.axis(),
                panel.vertical(),
                panel.scale(),
                panel.style(),
                panel.logarithmic(),
                panel.alternative(),
                panel.series());
    }
}
