package io.github.auxtask.compare.sample;

import io.github.auxtask.experiment.plan.PaperSettings;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which runs are shown where there are several: those of the paper, whatever their budget is called, then those of one budget
 * after the other. A budget comes earlier if it is evidence, then if it keeps the paper's settings, then if it is later in the file.
 */
public final class BudgetOrder {
    private final List<String> bestFirst;

    BudgetOrder(Reproduction reproduction, List<RunRecord> records) {
        List<String> declared = new ArrayList<>(reproduction.budgets().keySet());
        Set<String> names = new LinkedHashSet<>(declared);
        records.forEach(run -> names.add(run.budget()));
        Comparator<Rank> order =
                Comparator.comparing(Rank::evidence).thenComparing(Rank::paper).thenComparing(Rank::place);
        this.bestFirst = names.stream()
                .map(name -> Rank.of(reproduction, name, declared.indexOf(name)))
                .sorted(order.reversed())
                .map(Rank::name)
                .toList();
    }

    /** The names of all budgets, also of those that only records know. */
    public List<String> bestFirst() {
        return bestFirst;
    }

    /** Every group of runs that may fill a place together. */
    public List<RunGroup> groups() {
        return Stream.concat(Stream.of(RunGroup.PAPER), bestFirst.stream().map(RunGroup::new))
                .toList();
    }

    private record Rank(String name, boolean evidence, boolean paper, int place) {
        static Rank of(Reproduction reproduction, String name, int place) {
            Budget budget = reproduction.budgets().get(name);
            return budget == null
                    ? new Rank(name, false, false, place)
                    : new Rank(
                            name,
                            budget.evidence(),
                            PaperSettings.changedBy(reproduction, budget).isEmpty(),
                            place);
        }
    }
}
