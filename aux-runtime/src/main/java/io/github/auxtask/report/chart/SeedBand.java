package io.github.auxtask.report.chart;

import io.github.auxtask.report.view.CurveView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The mean of several runs at every place, with one standard deviation to either side where there are at least two. */
final class SeedBand {
    private static final int POINTS_DRAWN = 100;

    private final Map<Double, List<Double>> values = new TreeMap<>();

    /** Adds one run's value at a place; what is no number is left out, because no chart can show it. */
    void add(double x, double y) {
        if (Double.isFinite(x) && Double.isFinite(y)) {
            values.computeIfAbsent(x, key -> new ArrayList<>()).add(y);
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether it has more places than are drawn. */
    boolean isThinned() {
        return values.size() > POINTS_DRAWN;
    }

    static int pointsDrawn() {
        return POINTS_DRAWN;
    }

    CurveView.Series series(int line) {
        List<CurveView.Point> points = new ArrayList<>();
        List<CurveView.Range> band = new ArrayList<>();
        boolean several = values.values().stream().anyMatch(some -> some.size() > 1);
        int step = (values.size() + POINTS_DRAWN - 1) / POINTS_DRAWN;
        int at = 0;
        for (Map.Entry<Double, List<Double>> place : values.entrySet()) {
            boolean drawn = at % step == 0 || at == values.size() - 1;
            at++;
            if (!drawn) {
                continue;
            }
            List<Double> some = place.getValue();
            double mean = some.stream().mapToDouble(Double::doubleValue).sum() / some.size();
            points.add(new CurveView.Point(place.getKey(), mean));
            if (several) {
                double spread = deviation(some, mean);
                band.add(new CurveView.Range(place.getKey(), mean - spread, mean + spread));
            }
        }
        return new CurveView.Series(line, points, band);
    }

    private static double deviation(List<Double> values, double mean) {
        if (values.size() < 2) {
            return 0;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.size() - 1));
    }
}
