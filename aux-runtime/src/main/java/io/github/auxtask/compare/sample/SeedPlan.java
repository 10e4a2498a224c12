package io.github.auxtask.compare.sample;

import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.stats.AlphaSpending;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The seeds that a place is judged by: all that are planned, and no others.
 *
 * @param seeds planned now, or when a run was begun; empty if no budget plans the paper's own runs of this place
 * @param first how many were planned first, as far as the ledger tells
 */
public record SeedPlan(SortedSet<Long> seeds, int first) {
    /**
     * Taken for runs that the ledger does not know, because they were made before there was one, or elsewhere: how many seeds were planned
     * first cannot be told, and whoever has fewer than usual must not have an easier test.
     */
    static final int FIRST_WITHOUT_LEDGER = 5;

    public SeedPlan {
        seeds = Collections.unmodifiableSortedSet(new TreeSet<>(seeds));
    }

    /** What part of alpha a test may use. */
    public AlphaSpending looks() {
        return new AlphaSpending(first);
    }

    /** Whether runs with this seed count. */
    boolean has(long seed) {
        return seeds.contains(seed);
    }

    /**
     * Why runs with these seeds are not all that were planned: {@code 3 of 6 planned seeds}; null if they are.
     *
     * @param measured seeds that are planned and were measured
     */
    @Nullable
    Flaw missing(Set<Long> measured) {
        if (seeds.isEmpty()) {
            return new Flaw(ReasonCode.MISSING_SEEDS, "no budget plans its seeds");
        }
        return measured.size() == seeds.size()
                ? null
                : new Flaw(ReasonCode.MISSING_SEEDS, measured.size() + " of " + seeds.size() + " planned seeds");
    }

    /** What is said of runs that are not planned: nothing without any. */
    static List<String> notCounted(List<Long> others) {
        if (others.isEmpty()) {
            return List.of();
        }
        return List.of((others.size() == 1 ? "Seed " : "Seeds ")
                + others.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (others.size() == 1 ? " is" : " are")
                + " not planned: shown in the list of runs, and not counted here.");
    }
}
