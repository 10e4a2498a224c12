package io.github.auxtask.compare.sample;

import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one budget that fill a cell. Runs made as planned come first: only where there are none, those with a flaw
 * are shown, and then the flaw forbids the comparison.
 *
 * @param runs by seed
 * @param flaw why the values must not be compared, or null
 * @param remarks what is missing, as whole sentences
 */
public record CellSample(List<Member> runs, @Nullable Flaw flaw, List<String> remarks) {
    /** The finding of an evaluation on corrupted images that says where they come from. */
    private static final String ORIGIN = "D1";

    /** A run and what it measured. */
    public record Member(RunRecord run, MetricReader.Reading reading) {}

    /**
     * Gathers them.
     *
     * @param evaluated whether the budget makes the evaluation that the cell needs, so that its absence is worth a remark
     */
    public static CellSample of(
            List<RecordPool.Candidate> candidates,
            String budget,
            boolean evaluated,
            Function<RunRecord, Optional<MetricReader.Reading>> reader) {
        List<Member> sound = new ArrayList<>();
        List<Member> flawed = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Set<ContentId> seen = new HashSet<>();
        for (RecordPool.Candidate candidate : candidates) {
            RunRecord run = candidate.run();
            if (!run.budget().equals(budget) || !seen.add(run.id())) {
                continue;
            }
            if (!run.training().completed()) {
                remarks.add("The " + budget + " run with seed " + run.seed() + " failed.");
                continue;
            }
            Optional<MetricReader.Reading> reading = reader.apply(run);
            if (reading.isEmpty()) {
                if (evaluated) {
                    remarks.add("The " + budget + " run with seed " + run.seed() + " was not evaluated for this cell.");
                }
                continue;
            }
            Flaw flaw = candidate.flaw() == null ? reading.get().flaw() : candidate.flaw();
            (flaw == null ? sound : flawed).add(new Member(run, reading.get()));
            Optional.ofNullable(flaw).ifPresent(flaws::add);
        }
        List<Member> runs = sound.isEmpty() ? flawed : sound;
        runs.sort(Comparator.comparingLong(member -> member.run().seed()));
        Flaw ambiguous = ambiguous(runs);
        return new CellSample(runs, ambiguous != null || !sound.isEmpty() ? ambiguous : joined(flaws), remarks);
    }

    public List<SeedValue> values() {
        return runs.stream()
                .map(member -> new SeedValue(
                        member.run().seed(),
                        member.reading().value(),
                        member.run().id(),
                        member.reading().wilson()))
                .toList();
    }

    /** What severe checks of the evaluations say, each sentence once. */
    public List<String> unreliable() {
        Set<String> texts = new LinkedHashSet<>();
        for (Member member : runs) {
            for (CheckOutcome check : member.reading().made().details().checks()) {
                if (check.failsSeverely()) {
                    texts.add(check.id() + " " + check.name() + ": " + check.text());
                }
            }
        }
        return List.copyOf(texts);
    }

    /** Whether an evaluation says that the paper's images could not be had and were made again. */
    public boolean regenerated() {
        return runs.stream()
                .flatMap(member -> member.reading().made().details().checks().stream())
                .anyMatch(check -> check.id().equals(ORIGIN) && check.status() != CheckOutcome.Status.OK);
    }

    private static @Nullable Flaw ambiguous(List<Member> runs) {
        Set<Map<String, String>> variants =
                runs.stream().map(member -> member.run().variant()).collect(Collectors.toSet());
        if (variants.size() > 1) {
            return new Flaw(ReasonCode.AMBIGUOUS_RUNS, variants.size() + " variants fit this cell");
        }
        Map<Long, ContentId> seeds = new HashMap<>();
        for (Member member : runs) {
            RunRecord run = member.run();
            ContentId earlier = seeds.putIfAbsent(run.seed(), run.id());
            if (earlier != null) {
                return new Flaw(
                        ReasonCode.AMBIGUOUS_RUNS,
                        "two records with seed " + run.seed() + " (" + earlier.abbreviated() + " and "
                                + run.id().abbreviated() + "): delete one of them");
            }
        }
        return null;
    }

    private static @Nullable Flaw joined(List<Flaw> flaws) {
        return flaws.isEmpty()
                ? null
                : new Flaw(
                        flaws.get(0).reason(),
                        flaws.stream().map(Flaw::text).distinct().collect(Collectors.joining("; ")));
    }
}
