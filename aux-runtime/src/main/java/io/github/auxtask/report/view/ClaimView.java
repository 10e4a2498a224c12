package io.github.auxtask.report.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the paper, and what became of it here.
 *
 * @param id as in {@code reproduction.yaml}
 * @param text what the paper claims
 * @param source where it says so
 * @param verdict what we found, one of the five
 * @param seen what the means say, ours and the printed ones
 * @param remarks what a reader must know, as whole sentences
 * @param groups where it was looked at, for example one architecture each
 * @param command measures it with the full budget; nothing once that is done
 */
public record ClaimView(
        String id,
        String text,
        String source,
        TableView.VerdictView verdict,
        String seen,
        List<String> remarks,
        List<Group> groups,
        String command) {
    /**
     * One group.
     *
     * @param label its coordinates, or nothing for a claim without groups
     * @param outcome {@code holds}, {@code contradicted}, {@code open} or {@code not run}
     * @param kind the verdict whose colour it has
     * @param contrasts what was held against what
     * @param p what speaks for the claim, after Holm's adjustment over groups where one is needed
     */
    public record Group(
            String label,
            String outcome,
            String kind,
            String symbol,
            List<Contrast> contrasts,
            @Nullable Quantity p) {}

    /**
     * Two sides, paired by seed.
     *
     * @param text the sides, in words
     * @param difference mean of the first minus the second
     * @param interval where it lies
     * @param seeds how many both have
     */
    public record Contrast(
            String text,
            @Nullable Quantity difference,
            @Nullable RangeView interval,
            int seeds) {}
}
