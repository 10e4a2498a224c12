package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.sample.CellSample;
import io.github.auxtask.compare.sample.MetricReader;
import io.github.auxtask.compare.sample.RunGroup;
import io.github.auxtask.compare.verdict.Alpha;
import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.stats.Holm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges one claim: measures every group, tests it with pairs of the same seed, and counts the groups. */
final class ClaimJudge {
    /**
     * A group before Holm's adjustment.
     *
     * @param settled of a claim about facts, which needs no test, or of a group that lacks planned seeds; null for others
     * @param missing why it lacks some, or null
     */
    private record Tested(
            Map<String, String> group,
            List<ClaimContrast> contrasts,
            ClaimTest test,
            ClaimGroup.@Nullable Outcome settled,
            @Nullable Flaw missing,
            @Nullable Boolean printed) {
        boolean measured() {
            return test.seen() != null;
        }

        /** From what speaks for it and against it, both adjusted; 1 where there is no spread. */
        ClaimGroup.Outcome outcome(double holds, double contradicts) {
            if (!measured()) {
                return ClaimGroup.Outcome.NOT_RUN;
            }
            if (settled != null) {
                return settled;
            }
            return holds <= Alpha.TEST
                    ? ClaimGroup.Outcome.HOLDS
                    : contradicts <= Alpha.TEST ? ClaimGroup.Outcome.CONTRADICTED : ClaimGroup.Outcome.OPEN;
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
        this.command = runs.command(onGrid);
    }

    ClaimResult result() {
        List<Map<String, String>> groups = runs.groups(claim);
        List<Tested> tested = List.of();
        for (RunGroup candidate : runs.bestFirst()) {
            runs.forget();
            tested = groups.stream().map(group -> tested(candidate, group)).toList();
            if (tested.stream().anyMatch(Tested::measured)) {
                break;
            }
        }
        boolean measured = tested.stream().anyMatch(Tested::measured);
        String budget = measured ? runs.budgets() : null;
        Integer least = claim.atLeast();
        int needed = least == null ? groups.size() : Math.min(least, groups.size());
        List<ClaimGroup> judged = judged(tested, needed);
        return new ClaimResult(
                claim,
                ClaimVerdict.of(judged, needed, budget, against(), missing(tested), facts(), command),
                budget,
                needed,
                judged,
                ClaimText.tested(claim, needed, judged.size()),
                ClaimVerdict.seen(judged, needed, budget),
                command,
                measured ? runs.remarks() : List.of());
    }

    private static @Nullable Flaw missing(List<Tested> groups) {
        return CellSample.joined(groups.stream()
                .filter(Tested::measured)
                .map(Tested::missing)
                .flatMap(Stream::ofNullable)
                .toList());
    }

    /** Why the runs must not be held against the paper; other settings than the paper's change no fact. */
    private @Nullable Flaw against() {
        Flaw unlike = runs.unlike();
        return unlike != null && facts() && unlike.reason() != ReasonCode.NO_EVIDENCE ? null : unlike;
    }

    private boolean facts() {
        return claim.facts() && !MetricReader.isOfTraining(claim.metric());
    }

    private Tested tested(RunGroup runGroup, Map<String, String> group) {
        List<Map<String, String>> places =
                sides.stream().map(side -> ClaimSides.place(claim, group, side)).toList();
        List<ClaimRuns.Found> found =
                places.stream().map(place -> runs.at(runGroup, place)).toList();
        ClaimMeasurement measured = ClaimMeasurement.of(claim, sides, found);
        Flaw missing = facts()
                ? null
                : CellSample.joined(found.stream()
                        .map(ClaimRuns.Found::missing)
                        .flatMap(Stream::ofNullable)
                        .toList());
        return new Tested(
                group,
                measured.contrasts(),
                measured.test(),
                facts() ? measured.everySeed() : missing == null ? null : ClaimGroup.Outcome.INCOMPLETE,
                missing,
                printed.says(places));
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
            boolean spread = group.settled() == null && group.test().holds() != null;
            judged.add(new ClaimGroup(
                    group.group(),
                    group.outcome(spread ? holds[i] : 1, spread ? contradicts[i] : 1),
                    group.test().seen(),
                    group.printed(),
                    group.contrasts(),
                    group.test().slope(),
                    spread ? group.test().holds() : null,
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
