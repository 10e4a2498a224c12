package io.github.auxtask.report.model;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.claim.ClaimContrast;
import io.github.auxtask.compare.claim.ClaimGroup;
import io.github.auxtask.compare.claim.ClaimResult;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.report.view.ClaimView;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.RangeView;
import java.util.List;

/** Turns claims into what readers see. */
final class ClaimViews {
    private static final int DECIMALS = 2;

    private ClaimViews() {}

    static List<ClaimView> of(Comparison comparison) {
        return comparison.claims().stream().map(ClaimViews::view).toList();
    }

    private static ClaimView view(ClaimResult result) {
        boolean compared = result.verdict().kind() != Verdict.Kind.NOT_RUN
                && result.verdict().kind() != Verdict.Kind.NOT_COMPARABLE;
        boolean complete = compared
                && result.count(ClaimGroup.Outcome.NOT_RUN) == 0
                && result.count(ClaimGroup.Outcome.INCOMPLETE) == 0;
        return new ClaimView(
                result.claim().id(),
                new ClaimView.Sentence(
                        result.claim().says(),
                        result.claim().sentence().quote(),
                        result.claim().source(),
                        result.tested(),
                        result.claim().sentence().differs()),
                Verdicts.view(result.verdict()),
                result.seen(),
                result.remarks(),
                result.groups().stream().map(ClaimViews::group).toList(),
                complete ? "" : result.command());
    }

    private static ClaimView.Group group(ClaimGroup group) {
        Double p = group.adjustedP() == null ? group.p() : group.adjustedP();
        String kind = switch (group.outcome()) {
            case HOLDS -> "reproduced";
            case CONTRADICTED -> "not-reproduced";
            case OPEN -> "inconclusive";
            case INCOMPLETE -> "not-comparable";
            case NOT_RUN -> "not-run";
        };
        return new ClaimView.Group(
                group.label(),
                group.outcome().label(),
                kind,
                Verdicts.symbol(kind),
                group.contrasts().stream().map(ClaimViews::contrast).toList(),
                Quantity.probability(p));
    }

    private static ClaimView.Contrast contrast(ClaimContrast contrast) {
        Double difference = contrast.difference();
        return new ClaimView.Contrast(
                contrast.first().isEmpty()
                        ? "against " + contrast.second()
                        : contrast.first() + " minus " + contrast.second(),
                difference == null ? null : Quantity.difference(difference, DECIMALS),
                RangeView.ofDifference(contrast.interval(), DECIMALS),
                contrast.pairs().size());
    }
}
