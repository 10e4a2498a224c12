package io.github.auxtask.report.model;

import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.report.view.TableView;
import io.github.auxtask.report.view.VerdictCount;
import java.util.List;
import java.util.Map;

/** How verdicts look and what the legend says about them. */
public final class Verdicts {
    private Verdicts() {}

    static TableView.VerdictView view(Verdict verdict) {
        return new TableView.VerdictView(verdict.kind().key(), symbol(verdict.kind()), verdict.text());
    }

    static List<VerdictCount> counts(Map<Verdict.Kind, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> new VerdictCount(
                        entry.getKey().key(),
                        entry.getKey().label(),
                        symbol(entry.getKey()),
                        meaning(entry.getKey()),
                        entry.getValue()))
                .toList();
    }

    public static String symbol(String kind) {
        return symbol(Verdict.Kind.parse(kind));
    }

    private static String symbol(Verdict.Kind kind) {
        return switch (kind) {
            case REPRODUCED -> "\u2713";
            case NOT_REPRODUCED -> "\u2717";
            case INCONCLUSIVE -> "?";
            case NOT_COMPARABLE -> "\u25cb";
            case NOT_RUN -> "\u2013";
        };
    }

    private static String meaning(Verdict.Kind kind) {
        return switch (kind) {
            case REPRODUCED -> "our mean is shown to be equal to the printed number within the tolerance.";
            case NOT_REPRODUCED -> "our mean is shown to lie further from the printed number than the tolerance.";
            case INCONCLUSIVE -> "the runs there are cannot decide.";
            case NOT_COMPARABLE -> "there are runs, but they must not be held against the printed number.";
            case NOT_RUN -> "there is no run.";
        };
    }
}
