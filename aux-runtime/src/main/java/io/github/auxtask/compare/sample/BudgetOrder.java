package io.github.auxtask.compare.sample;

import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which budget's runs are shown where there are several: the full one, then evidence, then the later in the file. */
public final class BudgetOrder {
    private final Reproduction reproduction;
    private final List<String> bestFirst;

    public BudgetOrder(Reproduction reproduction, RecordPool pool) {
        this.reproduction = reproduction;
        List<String> declared = new ArrayList<>(reproduction.budgets().keySet());
        Set<String> names = new LinkedHashSet<>(declared);
        pool.all().forEach(candidate -> names.add(candidate.run().budget()));
        Comparator<String> order = Comparator.<String, Boolean>comparing(Budget.FULL::equals)
                .thenComparing(this::evidence)
                .thenComparing(declared::indexOf);
        this.bestFirst = Stream.concat(Stream.of(Budget.FULL), names.stream())
                .distinct()
                .sorted(order.reversed())
                .toList();
    }

    public List<String> bestFirst() {
        return bestFirst;
    }

    public boolean evidence(String budget) {
        Budget known = reproduction.budgets().get(budget);
        return known != null && known.evidence();
    }
}
