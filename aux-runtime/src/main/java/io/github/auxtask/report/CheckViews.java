package io.github.auxtask.report;

import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the checks of all runs: one line a check with the worst that was seen, and every one that did not pass. */
final class CheckViews {
    private static final int FINDINGS_LISTED = 40;

    /** From the best to the worst; what was not made is worse than a pass, and better than a finding. */
    private static final List<CheckOutcome.Status> ORDER = List.of(
            CheckOutcome.Status.OK,
            CheckOutcome.Status.NOT_RUN,
            CheckOutcome.Status.WARN,
            CheckOutcome.Status.FAIL);

    private final RunOrder order;

    CheckViews(RunOrder order) {
        this.order = order;
    }

    ChecksView of(List<RunRecord> runs) {
        Map<List<String>, List<CheckOutcome>> checks = new LinkedHashMap<>();
        List<ChecksView.Finding> findings = new ArrayList<>();
        for (RunRecord run : runs) {
            for (RunRecord.Evaluation made : run.evaluations()) {
                for (CheckOutcome check : made.checks()) {
                    checks.computeIfAbsent(List.of(made.name(), check.id(), check.name()), key -> new ArrayList<>())
                            .add(check);
                    if (check.status() == CheckOutcome.Status.FAIL || check.status() == CheckOutcome.Status.WARN) {
                        findings.add(finding(run, made.name(), check));
                    }
                }
            }
        }
        List<ChecksView.Row> rows = new ArrayList<>();
        checks.forEach((key, some) -> rows.add(row(key.get(0), some)));
        int listed = Math.min(FINDINGS_LISTED, findings.size());
        findings.sort((a, b) -> a.status().compareTo(b.status()));
        return new ChecksView(rows, List.copyOf(findings.subList(0, listed)), findings.size() - listed);
    }

    private ChecksView.Finding finding(RunRecord run, String evaluation, CheckOutcome check) {
        return new ChecksView.Finding(
                order.label(run) + ", " + run.budget(),
                run.id().abbreviated(),
                evaluation,
                check.id() + " " + check.name(),
                key(check.status()),
                symbol(check.status()),
                check.severe(),
                quantity(check.value()),
                check.unit(),
                check.limit(),
                check.text());
    }

    private static ChecksView.Row row(String evaluation, List<CheckOutcome> checks) {
        CheckOutcome worst = checks.get(0);
        Map<CheckOutcome.Status, Integer> counts = new EnumMap<>(CheckOutcome.Status.class);
        for (CheckOutcome check : checks) {
            counts.merge(check.status(), 1, Integer::sum);
            boolean worse = ORDER.indexOf(check.status()) > ORDER.indexOf(worst.status());
            boolean further = check.status() == worst.status() && size(check) > size(worst);
            worst = worse || further ? check : worst;
        }
        return new ChecksView.Row(
                evaluation,
                worst.id(),
                worst.name(),
                worst.severe(),
                new ChecksView.Counts(
                        counts.getOrDefault(CheckOutcome.Status.OK, 0),
                        counts.getOrDefault(CheckOutcome.Status.WARN, 0),
                        counts.getOrDefault(CheckOutcome.Status.FAIL, 0),
                        counts.getOrDefault(CheckOutcome.Status.NOT_RUN, 0)),
                quantity(worst.value()),
                worst.unit(),
                worst.limit(),
                worst.text(),
                key(worst.status()),
                symbol(worst.status()));
    }

    /** Where all passed, the number furthest from zero is shown: whether large or small is worse, only the limit tells. */
    private static double size(CheckOutcome check) {
        Double value = check.value();
        return value == null ? -1 : Math.abs(value);
    }

    private static @Nullable Quantity quantity(@Nullable Double value) {
        return value == null ? null : Quantity.significant(value);
    }

    private static String key(CheckOutcome.Status status) {
        return switch (status) {
            case OK -> "ok";
            case WARN -> "warn";
            case FAIL -> "fail";
            case NOT_RUN -> "not-run";
        };
    }

    private static String symbol(CheckOutcome.Status status) {
        return switch (status) {
            case OK -> "\u2713";
            case WARN -> "!";
            case FAIL -> "\u2717";
            case NOT_RUN -> "\u2013";
        };
    }
}
