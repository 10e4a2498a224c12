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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a group that fill a cell. Runs made as planned come first: only where there are none, those with a flaw
 * are shown, and then the flaw forbids the comparison. Of the paper's runs those with planned seeds count, all of them or none; others
 * are shown only where there are none of these.
 *
 * @param runs by seed
 * @param flaw why the values must not be compared, or null
 * @param plan the seeds that are planned, if these are the paper's runs
 * @param missing why these are not all planned seeds, or null if they are, or are not the paper's runs
 * @param remarks what is missing, as whole sentences
 */
public record CellSample(
        List<Member> runs,
        @Nullable Flaw flaw,
        SeedPlan plan,
        @Nullable Flaw missing,
        List<String> remarks) {
    /** The finding of an evaluation on corrupted images that says where they come from. */
    private static final String ORIGIN = "D1";

    /**
     * A run and what it measured.
     *
     * @param unlike why it is not the paper's run, or null if it is
     */
    public record Member(
            RunRecord run,
            MetricReader.Reading reading,
            @Nullable Flaw unlike) {}

    /**
     * Gathers them.
     *
     * @param pool all records
     * @param onGrid axis to value
     * @param asked the evaluation that the cell needs; its absence is worth a remark where the budget of a run makes it
     */
    public static CellSample of(
            RecordPool pool,
            Map<String, String> onGrid,
            RunGroup group,
            AskedEvaluation asked,
            Function<RunRecord, Optional<MetricReader.Reading>> reader) {
        List<Member> sound = new ArrayList<>();
        List<Member> flawed = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>();
        Set<String> remarks = new LinkedHashSet<>();
        Set<ContentId> seen = new HashSet<>();
        SeedChoice choice =
                SeedChoice.of(pool.at(onGrid).stream().filter(group::has).toList());
        remarks.addAll(choice.remarks());
        for (RecordPool.Candidate candidate : choice.counted()) {
            RunRecord run = candidate.run();
            if (seen.contains(run.id())) {
                continue;
            }
            if (!run.training().completed()) {
                remarks.add("The " + run.budget() + " run with seed " + run.seed() + " failed.");
                continue;
            }
            Optional<MetricReader.Reading> reading = reader.apply(run);
            if (reading.isEmpty()) {
                if (asked.madeBy(run.budget())) {
                    remarks.add("The " + run.budget() + " run with seed " + run.seed()
                            + " was not evaluated for this cell.");
                }
                continue;
            }
            seen.add(run.id());
            pool.finished().again(run).ifPresent(remarks::add);
            Flaw flaw = candidate.flaw() == null ? reading.get().flaw() : candidate.flaw();
            (flaw == null ? sound : flawed).add(new Member(run, reading.get(), candidate.unlike()));
            Optional.ofNullable(flaw).ifPresent(flaws::add);
        }
        List<Member> all = sound.isEmpty() ? flawed : sound;
        all.sort(Comparator.comparingLong(member -> member.run().seed()));
        SeedPlan plan =
                pool.seeds().of(onGrid, asked, all.stream().map(Member::run).toList());
        List<Member> runs = group.equals(RunGroup.PAPER) ? planned(all, plan, remarks) : all;
        Flaw ambiguous = ambiguous(runs);
        return new CellSample(
                runs,
                ambiguous != null || !sound.isEmpty() ? ambiguous : joined(flaws),
                group.equals(RunGroup.PAPER) ? plan : new SeedPlan(seeds(runs), Math.max(1, runs.size())),
                group.equals(RunGroup.PAPER) && !runs.isEmpty() ? plan.missing(planned(runs, plan)) : null,
                List.copyOf(remarks));
    }

    /** Those with planned seeds; where there are none, the others are shown in their place, and cannot be compared. */
    private static List<Member> planned(List<Member> all, SeedPlan plan, Set<String> remarks) {
        List<Member> planned =
                all.stream().filter(member -> plan.has(member.run().seed())).toList();
        List<Member> others =
                all.stream().filter(member -> !plan.has(member.run().seed())).toList();
        remarks.addAll(SeedPlan.notCounted(
                others.stream().map(member -> member.run().seed()).toList()));
        return planned.isEmpty() ? others : planned;
    }

    private static Set<Long> planned(List<Member> runs, SeedPlan plan) {
        Set<Long> planned = seeds(runs);
        planned.retainAll(plan.seeds());
        return planned;
    }

    private static SortedSet<Long> seeds(List<Member> runs) {
        return runs.stream().map(member -> member.run().seed()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One value per run, by seed; empty if nothing was measured. */
    public Optional<MeasuredValues> measured() {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        String budgets =
                runs.stream().map(member -> member.run().budget()).distinct().collect(Collectors.joining(", "));
        Flaw unlike = joined(runs.stream()
                .flatMap(member -> Stream.ofNullable(member.unlike()))
                .toList());
        return Optional.of(new MeasuredValues(budgets, unlike, values()));
    }

    private List<SeedValue> values() {
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

    /** All of them as one: the reason of the first, and every text once. */
    public static @Nullable Flaw joined(List<Flaw> flaws) {
        return flaws.isEmpty()
                ? null
                : new Flaw(
                        flaws.get(0).reason(),
                        flaws.stream().map(Flaw::text).distinct().collect(Collectors.joining("; ")));
    }
}
