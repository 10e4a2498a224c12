package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.sample.CellSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The least-squares slope of a metric over the points of a trend, one per seed; only seeds that have all points.
 *
 * @param bySeed slopes per unit of the points
 */
record TrendSlopes(List<Double> bySeed) {
    static final TrendSlopes NONE = new TrendSlopes(List.of());

    TrendSlopes {
        bySeed = List.copyOf(bySeed);
    }

    /**
     * The slopes.
     *
     * @param x the points
     * @param y seed to what was measured, for each point
     */
    static TrendSlopes of(List<Double> x, List<SortedMap<Long, CellSample.Member>> y) {
        List<Double> slopes = new ArrayList<>();
        for (Long seed : y.get(0).keySet()) {
            if (y.stream().allMatch(point -> point.containsKey(seed))) {
                slopes.add(slope(x, y.stream().map(point -> value(point, seed)).toList()));
            }
        }
        return new TrendSlopes(slopes);
    }

    static double slope(List<Double> x, List<Double> y) {
        double meanX = x.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double meanY = y.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double product = 0;
        double square = 0;
        for (int i = 0; i < x.size(); i++) {
            product += (x.get(i) - meanX) * (y.get(i) - meanY);
            square += (x.get(i) - meanX) * (x.get(i) - meanX);
        }
        return product / square;
    }

    private static double value(Map<Long, CellSample.Member> point, Long seed) {
        CellSample.Member member = point.get(seed);
        return member == null ? Double.NaN : member.reading().value();
    }
}
