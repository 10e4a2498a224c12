package io.github.auxtask.report.chart;

import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.view.CurveView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One scale for all panels of one quantity, so that lines of different panels can be compared by eye. */
final class Scales {
    /** The quantity of every panel that chance and a full scale of 0 to 100 mean something for. */
    static final String ACCURACY = "accuracy (%)";

    private static final double FULL = 100;
    private static final double ROOM = 0.04;

    private Scales() {}

    /** A scale for one panel alone. */
    static CurveView.Scale own(List<CurveView.Series> series, @Nullable Double chance) {
        double low = chance == null ? Double.POSITIVE_INFINITY : chance;
        double high = chance == null ? Double.NEGATIVE_INFINITY : chance;
        for (CurveView.Series one : series) {
            for (CurveView.Point point : one.points()) {
                low = Math.min(low, point.y());
                high = Math.max(high, point.y());
            }
            for (CurveView.Range range : one.band()) {
                low = Math.min(low, range.low());
                high = Math.max(high, range.high());
            }
        }
        return new CurveView.Scale(low, high, chance);
    }

    /** The same views, each panel to the scale that all panels of its quantity share. */
    static List<CurveView> shared(List<CurveView> views) {
        Map<String, CurveView.Scale> scales = new TreeMap<>();
        for (CurveView view : views) {
            view.panels().forEach(panel -> scales.merge(key(panel), panel.scale(), Scales::both));
        }
        List<CurveView> shared = new ArrayList<>();
        for (CurveView view : views) {
            List<CurveView.Panel> panels = view.panels().stream()
                    .map(panel -> panel.to(roomy(panel, scales.getOrDefault(key(panel), panel.scale()))))
                    .toList();
            shared.add(new CurveView(view.id(), view.kind(), view.title(), view.lines(), panels, view.note()));
        }
        return shared;
    }

    /**
     * What guessing gives, in percent, where all runs have the same number of classes.
     *
     * @param all of the reproduction; records of early versions do not name their classes, others of the same data do
     */
    static @Nullable Double chance(List<RunRecord> runs, List<RunRecord> all) {
        Map<String, Integer> known = new TreeMap<>();
        all.forEach(run -> known.merge(
                String.valueOf(run.data().digest()), run.data().classes().size(), Math::max));
        List<Integer> classes = runs.stream()
                .map(run -> known.getOrDefault(String.valueOf(run.data().digest()), 0))
                .distinct()
                .toList();
        return classes.size() == 1 && classes.get(0) > 1 ? FULL / classes.get(0) : null;
    }

    private static String key(CurveView.Panel panel) {
        return panel.vertical() + (panel.logarithmic() ? " logarithmic" : "");
    }

    private static CurveView.Scale both(CurveView.Scale one, CurveView.Scale other) {
        Double chance = one.chance() == null || one.chance().equals(other.chance()) ? other.chance() : one.chance();
        return new CurveView.Scale(Math.min(one.low(), other.low()), Math.max(one.high(), other.high()), chance);
    }

    /** From nothing on where the values are not all far from it; a little room above, and never beyond what can be. */
    private static CurveView.Scale roomy(CurveView.Panel panel, CurveView.Scale scale) {
        if (panel.logarithmic()) {
            return new CurveView.Scale(scale.low(), scale.high(), panel.scale().chance());
        }
        double low = scale.low() > 0 && scale.low() < scale.high() / 2 ? 0 : scale.low();
        double room = Math.max((scale.high() - low) * ROOM, Double.MIN_NORMAL);
        boolean percent = panel.vertical().endsWith("(%)");
        double top = percent ? Math.min(Math.max(FULL, scale.high()), scale.high() + room) : scale.high() + room;
        double bottom = low == 0 ? 0 : low - room;
        if (top - bottom < Double.MIN_NORMAL * FULL) {
            return new CurveView.Scale(bottom - 1, top + 1, panel.scale().chance());
        }
        return new CurveView.Scale(bottom, top, panel.scale().chance());
    }
}
