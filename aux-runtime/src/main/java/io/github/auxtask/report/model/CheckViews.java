package io.github.auxtask.report.model;

import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.view.ChecksView;
import io.github.auxtask.report.view.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the checks of all runs: one line a check with the worst that was seen, and every one that did not pass. */
final class CheckViews {
    /** A check of one run. */
    private record Made(RunRecord run, CheckOutcome check) {}

    private static final int RUNS_LISTED = 12;

    /** From the best to the worst; what was not made is worse than a pass, and better than a finding. */
    private static final List<CheckOutcome.Status> ORDER = List.of(
            CheckOutcome.Status.OK, CheckOutcome.Status.NOT_RUN, CheckOutcome.Status.WARN, CheckOutcome.Status.FAIL);

    private final RunOrder order;

    CheckViews(RunOrder order) {
        this.order = order;
    }

    ChecksView of(List<RunRecord> runs) {
        Map<List<String>, List<Made>> checks = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            for (EvaluationRecord made : run.evaluations()) {
                for (CheckOutcome check : made.details().checks()) {
                    checks.computeIfAbsent(List.of(made.name(), check.id(), check.name()), key -> new ArrayList<>())
                            .add(new Made(run, check));
                }
            }
        }
        List<ChecksView.Row> rows = new ArrayList<>();
        List<ChecksView.Finding> findings = new ArrayList<>();
        checks.forEach((key, some) -> {
            rows.add(row(key.get(0), some.stream().map(Made::check).toList()));
            for (CheckOutcome.Status status : List.of(CheckOutcome.Status.FAIL, CheckOutcome.Status.WARN)) {
                List<Made> these = some.stream()
                        .filter(made -> made.check().status() == status)
                        .toList();
                if (!these.isEmpty()) {
                    findings.add(finding(key.get(0), these));
                }
            }
        });
        // Stable, so that within a status the order of the checks remains.
        findings.sort(Comparator.comparing(ChecksView.Finding::status));
        return new ChecksView(rows, findings);
    }

    private ChecksView.Finding finding(String evaluation, List<Made> runs) {
        CheckOutcome worst = runs.get(0).check();
        for (Made made : runs) {
            worst = isFurther(made.check(), worst) ? made.check() : worst;
        }
        boolean alike =
                runs.stream().map(made -> made.check().text()).distinct().count() == 1;
        return new ChecksView.Finding(
                evaluation,
                worst.id() + " " + worst.name(),
                key(worst.status()),
                symbol(worst.status()),
                worst.severe(),
                runs.stream()
                        .limit(RUNS_LISTED)
                        .map(made -> new ChecksView.Run(
                                order.label(made.run()) + ", " + made.run().budget(),
                                made.run().id().abbreviated(),
                                value(made.check()),
                                alike ? "" : CheckWords.of(made.check())))
                        .toList(),
                Math.max(0, runs.size() - RUNS_LISTED),
                limit(worst),
                alike ? CheckWords.of(worst) : "");
    }

    private static String value(CheckOutcome check) {
        Double value = check.value();
        return value == null ? "" : (Quantity.significant(value).text() + " " + check.unit()).strip();
    }

    /** With the signs that people write. */
    private static String limit(CheckOutcome check) {
        return check.limit().replace("<=", "\u2264").replace(">=", "\u2265");
    }

    private static ChecksView.Row row(String evaluation, List<CheckOutcome> checks) {
        CheckOutcome worst = checks.get(0);
        Map<CheckOutcome.Status, Integer> counts = new EnumMap<>(CheckOutcome.Status.class);
        for (CheckOutcome check : checks) {
            counts.merge(check.status(), 1, Integer::sum);
            boolean worse = ORDER.indexOf(check.status()) > ORDER.indexOf(worst.status());
            boolean further = check.status() == worst.status() && isFurther(check, worst);
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
                new ChecksView.Worst(
                        quantity(worst.value()),
                        worst.unit(),
                        limit(worst),
                        CheckWords.of(worst),
                        worst.status() == CheckOutcome.Status.OK ? 0 : counts.getOrDefault(worst.status(), 1) - 1,
                        key(worst.status()),
                        symbol(worst.status())));
    }

    /** Where the limit is a lower one, the smaller number is the worse, else the larger. */
    private static boolean isFurther(CheckOutcome check, CheckOutcome than) {
        Double one = check.value();
        Double other = than.value();
        if (one == null || other == null) {
            return one != null;
        }
        return switch (check.limit().isEmpty() ? ' ' : check.limit().charAt(0)) {
            case '>' -> one < other;
            case '<' -> one > other;
            default -> Math.abs(one) > Math.abs(other);
        };
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
