package io.github.auxtask.compare;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.cell.StrongValue;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.CheckRules;
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
 * @param summary the answer that the report begins with
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
        if (rules.unreliableFails()) {
            comparison.tables().forEach(table -> add(failures, unreliable(table)));
        }
        add(failures, claims(rules.claims(), comparison));
        if (rules.unusableFails()) {
            add(failures, unusable(comparison.kept().unusable()));
        }
        if (rules.droppedFails()) {
            add(failures, dropped(comparison.kept().attempts().dropped()));
            failures.addAll(comparison.kept().attempts().problems());
        }
        // what cannot be read cannot pass
        failures.addAll(comparison.problems());
        return new CheckResult(failures, Answer.of(comparison).text());
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

    /** One seed tells a fact as well as a hundred do. */
    private static @Nullable String fewSeeds(TableComparison table, int minimum) {
        if (table.spec().facts()) {
            return null;
        }
        List<String> guilty = new ArrayList<>();
        for (CellComparison cell : table.cells()) {
            MeasuredValues measured = cell.measured();
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

    private static @Nullable String unreliable(TableComparison table) {
        List<String> guilty = new ArrayList<>();
        for (CellComparison cell : table.cells()) {
            if (!cell.numbers().unreliable().isEmpty()) {
                guilty.add(
                        cell.label() + " (" + String.join(", ", cell.numbers().unreliable()) + ")");
            }
            StrongValue strong = cell.numbers().strong();
            if (strong != null && !strong.unreliable().isEmpty()) {
                guilty.add(cell.label() + ", " + strong.evaluation() + " (" + String.join(", ", strong.unreliable())
                        + ")");
            }
        }
        return guilty.isEmpty()
                ? null
                : table.spec().title() + ": " + counted(guilty.size(), "cell") + " unreliable: "
                        + String.join("; ", guilty) + ".";
    }

    private static @Nullable String claims(List<String> wanted, Comparison comparison) {
        List<String> guilty = comparison.claims().stream()
                .filter(result -> wanted.contains(CheckRules.ALL_CLAIMS)
                        || wanted.contains(result.claim().id()))
                .filter(result -> result.verdict().kind() != Verdict.Kind.REPRODUCED)
                .map(result -> result.claim().id() + " (" + result.verdict().text() + ")")
                .toList();
        return guilty.isEmpty()
                ? null
                : counted(guilty.size(), "claim") + " that must hold: " + String.join("; ", guilty) + ".";
    }

    private static @Nullable String unusable(List<String> sentences) {
        return sentences.isEmpty()
                ? null
                : counted(sentences.size(), "record") + " that cannot be used: " + String.join(" ", sentences)
                        + " Mend or delete them, or say unusable: allow under check in reproduction.yaml.";
    }

    private static @Nullable String dropped(List<AttemptLog.Dropped> runs) {
        return runs.isEmpty()
                ? null
                : counted(runs.size(), "run") + " made and dropped, by the ledger: "
                        + runs.stream().map(AttemptLog.Dropped::sentence).collect(Collectors.joining("; "))
                        + ". Bring the records back, from the history of the repository or with aux:train from the store,"
                        + " or say dropped: allow under check in reproduction.yaml.";
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
        MeasuredValues measured = cell.measured();
        if (printed == null || difference == null || measured == null) {
            return cell.label();
        }
        String format = "%." + Math.max(1, printed.decimals()) + "f";
        String why = cell.verdict() instanceof Verdict.Inconclusive
                ? "; " + cell.verdict().detail()
                : "";
        return cell.label() + " (printed " + printed.text() + ", ours "
                + String.format(Locale.ROOT, format, measured.mean()) + ", "
                + String.format(Locale.ROOT, "%+" + format.substring(1), difference) + why + ")";
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
