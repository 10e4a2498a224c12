package io.github.auxtask.report.chart;

import io.github.auxtask.report.view.CurveView;
import io.github.auxtask.report.view.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A last point so far to the right that everything else would be squeezed into less than half of the chart, as the one at the full range
 * of pixels is, stands in a sentence and not in the chart.
 *
 * @param near what is drawn
 * @param far the points that are left out, one a line at most, at one place
 */
record FarPoints(List<CurveView.Series> near, List<CurveView.Point> far) {
    private static final int FEWEST = 3;

    /** Splits the means over seeds, by line. */
    static FarPoints of(Map<Integer, SeedBand> lines) {
        List<CurveView.Series> series = new ArrayList<>();
        lines.forEach((line, band) -> {
            if (!band.isEmpty()) {
                series.add(band.series(line));
            }
        });
        double[] places = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(CurveView.Point::x)
                .distinct()
                .sorted()
                .toArray();
        int count = places.length;
        if (count <= FEWEST || places[count - 1] - places[0] <= 2 * (places[count - 2] - places[0])) {
            return new FarPoints(series, List.of());
        }
        double last = places[count - 1];
        List<CurveView.Point> far = series.stream()
                .flatMap(one -> one.points().stream())
                .filter(point -> point.x() == last)
                .toList();
        List<CurveView.Series> near = series.stream()
                .map(one -> new CurveView.Series(
                        one.line(),
                        one.points().stream().filter(point -> point.x() < last).toList(),
                        one.band().stream().filter(range -> range.x() < last).toList()))
                .filter(one -> !one.points().isEmpty())
                .toList();
        return new FarPoints(near, far);
    }

    /** What the points are that are not drawn. */
    Optional<String> sentence(String evaluation) {
        if (far.isEmpty()) {
            return Optional.empty();
        }
        double low = far.stream().mapToDouble(CurveView.Point::y).min().orElseThrow();
        double high = far.stream().mapToDouble(CurveView.Point::y).max().orElseThrow();
        String values = low == high
                ? "every line is at " + Quantity.significant(low).text()
                : "the lines are between " + Quantity.significant(low).text() + " and "
                        + Quantity.significant(high).text();
        return Optional.of("Not drawn, because it lies so far to the right: at "
                + Quantity.significant(far.get(0).x()).text() + " under " + evaluation + ", " + values + ".");
    }
}
