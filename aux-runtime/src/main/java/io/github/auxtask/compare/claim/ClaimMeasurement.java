package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.sample.CellSample;
import io.github.auxtask.compare.sample.PerImageStatistics;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.ClaimStatement;
import io.github.auxtask.stats.AlphaSpending;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured in one group of a claim.
 *
 * @param sides the coordinates of the places that are held against each other
 * @param measured seed to run, for each side
 * @param looks what part of alpha a test of each side may use; the smallest counts
 */
record ClaimMeasurement(
        Claim claim,
        List<Map<String, String>> sides,
        List<SortedMap<Long, CellSample.Member>> measured,
        List<AlphaSpending> looks) {
    ClaimMeasurement {
        sides = List.copyOf(sides);
        measured = List.copyOf(measured);
        looks = List.copyOf(looks);
    }

    static ClaimMeasurement of(Claim claim, List<Map<String, String>> sides, List<ClaimRuns.Found> found) {
        return new ClaimMeasurement(
                claim,
                sides,
                found.stream().map(ClaimRuns.Found::runs).toList(),
                found.stream().map(ClaimRuns.Found::looks).toList());
    }

    /** An ordering and a trend go from neighbour to neighbour, the others hold the first side against all. */
    List<ClaimContrast> contrasts() {
        boolean chain = claim.statement() instanceof ClaimStatement.Ordering
                || claim.statement() instanceof ClaimStatement.Trend;
        List<ClaimContrast> contrasts = new ArrayList<>();
        for (int i = 1; i < sides.size(); i++) {
            int first = chain ? i - 1 : 0;
            contrasts.add(ClaimTest.contrast(
                    ClaimRuns.place(sides.get(first)),
                    ClaimRuns.place(sides.get(i)),
                    pairs(measured.get(first), measured.get(i)),
                    looks));
        }
        return contrasts;
    }

    ClaimTest test() {
        return ClaimTest.of(claim, contrasts(), slopes(), looks);
    }

    /** What every seed says by itself, which is all there is to ask of facts: that it holds, that it does not, or not the same. */
    ClaimGroup.Outcome everySeed() {
        Set<Boolean> said = new HashSet<>();
        for (Long seed : measured.get(0).keySet()) {
            Optional.ofNullable(only(seed).test().seen()).ifPresent(said::add);
        }
        if (said.size() != 1) {
            return said.isEmpty() ? ClaimGroup.Outcome.NOT_RUN : ClaimGroup.Outcome.OPEN;
        }
        return said.contains(true) ? ClaimGroup.Outcome.HOLDS : ClaimGroup.Outcome.CONTRADICTED;
    }

    private ClaimMeasurement only(Long seed) {
        List<SortedMap<Long, CellSample.Member>> alone = new ArrayList<>();
        for (SortedMap<Long, CellSample.Member> side : measured) {
            SortedMap<Long, CellSample.Member> one = new TreeMap<>(side);
            one.keySet().retainAll(Set.of(seed));
            alone.add(one);
        }
        return new ClaimMeasurement(claim, sides, alone, looks);
    }

    private TrendSlopes slopes() {
        return claim.statement() instanceof ClaimStatement.Trend trend
                ? TrendSlopes.of(
                        trend.points().values().stream()
                                .sorted()
                                .map(Number::doubleValue)
                                .toList(),
                        measured)
                : TrendSlopes.NONE;
    }

    private static List<SeedPair> pairs(
            SortedMap<Long, CellSample.Member> first, SortedMap<Long, CellSample.Member> second) {
        List<SeedPair> pairs = new ArrayList<>();
        first.forEach((seed, one) -> {
            CellSample.Member other = second.get(seed);
            if (other != null) {
                boolean shares =
                        one.reading().wilson() != null && other.reading().wilson() != null;
                pairs.add(new SeedPair(
                        seed,
                        one.run().id(),
                        other.run().id(),
                        one.reading().value(),
                        other.reading().value(),
                        shares
                                ? PerImageStatistics.mcnemar(
                                        one.reading().made(), other.reading().made())
                                : null));
            }
        });
        return pairs;
    }
}
