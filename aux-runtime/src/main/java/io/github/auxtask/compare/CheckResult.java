package io.github.auxtask.compare;

import io.github.auxtask.experiment.CheckRules;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.published.PrintedNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reproduction passes the rules of its {@code check}.
 *
 * @param failures a sentence a broken rule, each with the cells or runs that break it; empty if it passes
 * @param summary one sentence with the counts of all verdicts
 */
public record CheckResult(List<String> failures, String summary) {
    /** The rule that no run may have failed; the other rules are verdicts. */
    public static final String RUN_FAILED = "run-failed";

    public CheckResult {
        failures = List.copyOf(failures);
    }

    /**
     * Applies the rules.
     *
     * @throws io.github.auxtask.core.BadInputException if a rule names no verdict
     */
    public static CheckResult of(CheckRules rules, Comparison comparison) {
        List<String> failures = new ArrayList<>();
        for (String rule : rules.failOn()) {
            if (rule.equals(RUN_FAILED)) {
                add(failures, runs(comparison.failed()));
            } else {
                Verdict.Kind kind = Verdict.Kind.parse(rule);
                comparison.tables().forEach(table -> add(failures, cells(table, kind)));
            }
        }
        comparison.tables().forEach(table -> add(failures, fewSeeds(table, rules.minimumSeeds())));
        return new CheckResult(failures, summary(comparison));
    }

    /** Whether no rule is broken. */
    public boolean passed() {
        return failures.isEmpty();
    }

    private static @Nullable String cells(TableComparison table, Verdict.Kind kind) {
        List<CellComparison> guilty = table.cells().stream()
                .filter(cell -> cell.published() != null && cell.verdict().kind() == kind)
                .toList();
        if (guilty.isEmpty()) {
            return null;
        }
        return table.spec().title() + ": " + counted(guilty.size(), "published number") + " " + kind.label() + ": "
                + guilty.stream().map(CheckResult::described).collect(Collectors.joining("; ")) + ".";
    }

    private static @Nullable String fewSeeds(TableComparison table, int minimum) {
        List<String> guilty = new ArrayList<>();
        for (CellComparison cell : table.cells()) {
            Measured measured = cell.measured();
            Verdict.Kind kind = cell.verdict().kind();
            boolean compared = kind == Verdict.Kind.REPRODUCED
                    || kind == Verdict.Kind.NOT_REPRODUCED
                    || kind == Verdict.Kind.INCONCLUSIVE;
            if (compared && measured != null && measured.values().size() < minimum) {
                guilty.add(cell.label() + " (" + measured.values().size() + ")");
            }
        }
        return guilty.isEmpty()
                ? null
                : table.spec().title() + ": " + counted(guilty.size(), "cell") + " with fewer than "
                        + counted(minimum, "seed") + ": " + String.join("; ", guilty) + ".";
    }

    private static @Nullable String runs(List<RunRecord> failed) {
        return failed.isEmpty()
                ? null
                : counted(failed.size(), "run") + " failed: "
                        + failed.stream()
                                .map(run -> String.join("/", run.variant().values()) + " seed " + run.seed() + " ("
                                        + run.id().abbreviated() + ")")
                                .collect(Collectors.joining("; "))
                        + ".";
    }

    private static String described(CellComparison cell) {
        PrintedNumber printed = cell.published();
        BigDecimal difference = cell.difference();
        Measured measured = cell.measured();
        if (printed == null || difference == null || measured == null) {
            return cell.label();
        }
        String format = "%." + Math.max(1, printed.decimals()) + "f";
        return cell.label() + " (printed " + printed.text() + ", ours "
                + String.format(Locale.ROOT, format, measured.mean()) + ", "
                + String.format(Locale.ROOT, "%+" + format.substring(1), difference) + ")";
    }

    private static String summary(Comparison comparison) {
        return comparison.counts().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", ", "Published numbers: ", "."));
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static void add(List<String> failures, @Nullable String failure) {
        if (failure != null) {
            failures.add(failure);
        }
    }
}
