package io.github.auxtask.compare.sample;

import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.compare.verdict.RunCommand;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.experiment.plan.FreeReadings;
import io.github.auxtask.experiment.plan.PaperNeeds;
import io.github.auxtask.experiment.plan.PaperSettings;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.experiment.spec.MethodRef;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.RunRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All records of a reproduction, each held against the plan of its budget and against the paper's own configuration. */
public final class RecordPool {
    /**
     * A record that may fill a cell.
     *
     * @param flaw why it is neither the paper's run nor what its budget plans, or null
     * @param unlike why it is not the paper's run, or null if it is: its settings differ, or its budget is no evidence
     * @param turn of several runs with one seed, the first counts
     * @param readings of what the paper leaves open, in words: {@code precision bf16}
     */
    public record Candidate(
            RunRecord run, @Nullable Flaw flaw, @Nullable Flaw unlike, Turn turn, String readings) {}

    /**
     * When the turn of one of several readings comes.
     *
     * @param begun when the run was begun first, as the ledger has it; empty, and so the latest, for runs that it does not know: whoever
     *     takes a line away must not come first for it
     * @param rank see {@link FreeReadings#rank}
     */
    public record Turn(String begun, int rank) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int earlier = begun.isEmpty() == other.begun.isEmpty()
                    ? begun.compareTo(other.begun)
                    : Boolean.compare(begun.isEmpty(), other.begun.isEmpty());
            return earlier == 0 ? Integer.compare(rank, other.rank) : earlier;
        }
    }

    private final Reproduction reproduction;
    private final List<Map<String, String>> variants;
    private final Map<String, Map<Map<String, String>, PlannedRun>> plans = new HashMap<>();
    private final Map<Map<String, String>, Map<String, Object>> paper = new HashMap<>();
    private final PaperNeeds needs;
    private final FreeReadings free;
    private final PlannedSeeds seeds;
    private final Map<ContentId, String> begun = new HashMap<>();
    private final FinishedTrainings finished;
    private final BudgetOrder budgets;
    private final String largestBudget;
    private final List<Candidate> candidates;

    public RecordPool(Reproduction reproduction, List<RunRecord> records, Ledger ledger) {
        this.reproduction = reproduction;
        this.variants = reproduction.variants();
        this.needs = new PaperNeeds(reproduction);
        this.free = new FreeReadings(reproduction);
        this.seeds = new PlannedSeeds(reproduction, ledger);
        for (LedgerEntry entry : ledger.entries()) {
            begun.merge(entry.run(), entry.at(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
        this.finished = FinishedTrainings.of(ledger);
        this.budgets = new BudgetOrder(reproduction, records);
        this.largestBudget = RunCommand.largestBudget(reproduction);
        for (String budget : reproduction.budgets().keySet()) {
            Map<Map<String, String>, PlannedRun> byVariant = new LinkedHashMap<>();
            for (PlannedRun run : Plan.of(reproduction, Selection.of(budget)).runs()) {
                byVariant.putIfAbsent(run.variant(), run);
            }
            plans.put(budget, byVariant);
        }
        // Several budgets may have a record of one run: that of the best comes first.
        this.candidates = records.stream()
                .sorted(Comparator.comparingInt(run -> budgets.bestFirst().indexOf(run.budget())))
                .map(this::candidate)
                .toList();
    }

    private Candidate candidate(RunRecord run) {
        Flaw unlike = unlike(run);
        Turn turn = new Turn(begun.getOrDefault(run.id(), ""), free.rank(run.settings()));
        return new Candidate(run, flaw(run, unlike == null), unlike, turn, free.words(run.settings()));
    }

    /** Every record whose variant has these values. */
    public List<Candidate> at(Map<String, String> onGrid) {
        return candidates.stream()
                .filter(candidate -> candidate.run().variant().entrySet().containsAll(onGrid.entrySet()))
                .toList();
    }

    /** Whether the grid has a variant with these values. */
    public boolean onTheGrid(Map<String, String> onGrid) {
        return variants.stream().anyMatch(variant -> variant.entrySet().containsAll(onGrid.entrySet()));
    }

    /** All records, those of the best budget first. */
    public List<Candidate> all() {
        return candidates;
    }

    /** See {@link PlannedSeeds}. */
    PlannedSeeds seeds() {
        return seeds;
    }

    /** How often runs were trained to their end, as far as the ledger tells. */
    FinishedTrainings finished() {
        return finished;
    }

    /** Which of them are shown first. */
    public BudgetOrder budgets() {
        return budgets;
    }

    /** See {@link RunCommand#largestBudget}. */
    public String largestBudget() {
        return largestBudget;
    }

    private @Nullable Flaw flaw(RunRecord run, boolean paper) {
        MethodRef method = reproduction.method();
        if (!run.method().name().equals(method.name()) || run.method().version() != method.version()) {
            return new Flaw(
                    ReasonCode.OTHER_METHOD_VERSION,
                    "another version of the method: " + run.method().name() + " "
                            + run.method().version());
        }
        DataRef data = data(run);
        if (!run.data().digest().equals(data.digest())
                || !run.identity().dataSettings().equals(data.decisiveSettings())) {
            return new Flaw(
                    ReasonCode.OTHER_DATA, "another data set: " + run.data().name());
        }
        PlannedRun planned = plans.getOrDefault(run.budget(), Map.of()).get(run.variant());
        if (paper || planned == null) {
            return null;
        }
        String difference = SettingsDifference.of(free.follow(planned.settings(), run.settings()), run.settings());
        return difference.isEmpty() ? null : new Flaw(ReasonCode.OTHER_SETTINGS, "other settings: " + difference);
    }

    /** What its budget runs on; a budget that is no longer there is taken for one that runs on the paper's images. */
    private DataRef data(RunRecord run) {
        Budget known = reproduction.budgets().get(run.budget());
        return known == null ? reproduction.data(run.variant()) : reproduction.data(run.variant(), known);
    }

    private @Nullable Flaw unlike(RunRecord run) {
        if (!evidence(run)) {
            return new Flaw(ReasonCode.NO_EVIDENCE, "the budget " + run.budget() + " is not evidence");
        }
        if (!data(run).equals(reproduction.data(run.variant()))) {
            return new Flaw(ReasonCode.REDUCED_BUDGET, "images other than the paper's");
        }
        Map<String, Object> settings =
                paper.computeIfAbsent(run.variant(), variant -> PaperSettings.of(reproduction, variant));
        String difference = SettingsDifference.of(free.follow(settings, run.settings()), run.settings());
        if (!difference.isEmpty()) {
            return new Flaw(ReasonCode.REDUCED_BUDGET, difference);
        }
        return startsFromThePapers(run)
                ? null
                : new Flaw(ReasonCode.REDUCED_BUDGET, "it does not start from the paper's own runs");
    }

    private boolean startsFromThePapers(RunRecord run) {
        List<NeededRun> from = run.configuration().needs();
        return from.equals(needs.of(run.variant(), run.seed()))
                || from.equals(needs.of(run.variant(), run.seed(), free.of(run.settings())));
    }

    /** As the budget says now; a budget that is no longer there is believed what it said when it was run. */
    private boolean evidence(RunRecord run) {
        Budget known = reproduction.budgets().get(run.budget());
        return known == null ? run.purpose().evidence() : known.evidence();
    }
}
