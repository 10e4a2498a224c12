package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.sample.CellSample;
import io.github.auxtask.compare.sample.PerImageStatistics;
import io.github.auxtask.compare.verdict.Alpha;
import io.github.auxtask.compare.verdict.RunCommand;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.ClaimStatement;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.stats.Holm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Judges one claim: measures every group, tests it with pairs of the same seed, and counts the groups. */
final class ClaimJudge {
    /** A group before Holm's adjustment. */
    private record Tested(
            Map<String, String> group,
            List<ClaimContrast> contrasts,
            ClaimTest test,
            @Nullable Boolean printed) {
        boolean measured() {
            return test.seen() != null;
        }
    }

    private final Claim claim;
    private final ClaimRuns runs;
    private final PrintedClaim printed;
    private final List<Map<String, String>> sides;
    private final String command;

    ClaimJudge(Reproduction reproduction, Claim claim, ClaimRuns runs, PrintedClaim printed) {
        this.claim = claim;
        this.runs = runs;
        this.printed = printed;
        this.sides = ClaimSides.sides(claim.statement());
        Map<String, String> onGrid = new LinkedHashMap<>(claim.where());
        onGrid.keySet().retainAll(reproduction.grid().keySet());
        this.command = RunCommand.trainAndAttack(RunCommand.largestBudget(reproduction), onGrid);
    }

    ClaimResult result() {
        List<Map<String, String>> groups = runs.groups(claim);
        List<Tested> tested = List.of();
        String budget = null;
        for (String candidate : runs.budgetsBestFirst()) {
            runs.forget();
            tested = groups.stream().map(group -> tested(candidate, group)).toList();
            if (tested.stream().anyMatch(Tested::measured)) {
                budget = candidate;
                break;
            }
        }
        Integer least = claim.atLeast();
        int needed = least == null ? groups.size() : Math.min(least, groups.size());
        List<ClaimGroup> judged = judged(tested, needed);
        return new ClaimResult(
                claim,
                ClaimVerdict.of(judged, needed, budget, reasonAgainst(budget), command),
                budget,
                needed,
                judged,
                ClaimVerdict.seen(judged, needed, budget),
                command,
                budget == null ? List.of() : runs.remarks());
    }

    private @Nullable ReasonCode reasonAgainst(@Nullable String budget) {
        if (budget == null) {
            return null;
        }
        if (!budget.equals(Budget.FULL)) {
            return ReasonCode.REDUCED_BUDGET;
        }
        return runs.evidence(budget) ? null : ReasonCode.NO_EVIDENCE;
    }

    private Tested tested(String budget, Map<String, String> group) {
        List<Map<String, String>> places =
                sides.stream().map(side -> ClaimSides.place(claim, group, side)).toList();
        List<SortedMap<Long, CellSample.Member>> measured =
                places.stream().map(place -> runs.at(budget, place)).toList();
        List<ClaimContrast> contrasts = new ArrayList<>();
        for (int i = 1; i < sides.size(); i++) {
            // an ordering and a trend go from neighbour to neighbour, the others hold the first against all
            boolean chain = claim.statement() instanceof ClaimStatement.Ordering
                    || claim.statement() instanceof ClaimStatement.Trend;
            int first = chain ? i - 1 : 0;
            contrasts.add(ClaimTest.contrast(
                    ClaimRuns.place(sides.get(first)),
                    ClaimRuns.place(sides.get(i)),
                    pairs(measured.get(first), measured.get(i))));
        }
        TrendSlopes slopes = claim.statement() instanceof ClaimStatement.Trend trend
                ? TrendSlopes.of(
                        trend.points().values().stream()
                                .sorted()
                                .map(Number::doubleValue)
                                .toList(),
                        measured)
                : TrendSlopes.NONE;
        return new Tested(group, contrasts, ClaimTest.of(claim, contrasts, slopes), printed.says(places));
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

    /**
     * That all groups hold needs no adjustment (intersection-union); "at least K of N" does. In the same way, that any group
     * of N is contradicted needs one, unless all of them must be.
     */
    private static List<ClaimGroup> judged(List<Tested> tested, int needed) {
        double[] holds = adjusted(
                tested.stream()
                        .mapToDouble(group -> orOne(group.test().holds()))
                        .toArray(),
                needed == tested.size());
        double[] contradicts = adjusted(
                tested.stream()
                        .mapToDouble(group -> orOne(group.test().contradicts()))
                        .toArray(),
                needed == 1);
        List<ClaimGroup> judged = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            Tested group = tested.get(i);
            boolean spread = group.test().holds() != null;
            ClaimGroup.Outcome outcome = !group.measured()
                    ? ClaimGroup.Outcome.NOT_RUN
                    : spread && holds[i] <= Alpha.TEST
                            ? ClaimGroup.Outcome.HOLDS
                            : spread && contradicts[i] <= Alpha.TEST
                                    ? ClaimGroup.Outcome.CONTRADICTED
                                    : ClaimGroup.Outcome.OPEN;
            judged.add(new ClaimGroup(
                    group.group(),
                    outcome,
                    group.test().seen(),
                    group.printed(),
                    group.contrasts(),
                    group.test().slope(),
                    group.test().holds(),
                    spread ? holds[i] : null));
        }
        return judged;
    }

    private static double[] adjusted(double[] p, boolean asTheyAre) {
        return asTheyAre ? p : Holm.adjusted(p);
    }

    private static double orOne(@Nullable Double p) {
        return p == null ? 1 : p;
    }
}
