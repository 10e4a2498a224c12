package io.github.auxtask.report.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the paper, and what became of it here.
 *
 * @param id as in {@code reproduction.yaml}
 * @param sentence what the paper says, and what of it is tested
 * @param verdict what we found, one of the five
 * @param seen what the means say, ours and the printed ones
 * @param remarks what a reader must know, as whole sentences
 * @param groups where it was looked at, for example one architecture each
 * @param command measures it with the full budget; nothing once that is done
 */
public record ClaimView(
        String id,
        @JsonUnwrapped Sentence sentence,
        TableView.VerdictView verdict,
        String seen,
        List<String> remarks,
        List<Group> groups,
        String command) {
    /**
     * What the paper says.
     *
     * @param text the claim, in our words
     * @param quote the paper's own words, or nothing if only their meaning is known
     * @param source where it says so
     * @param tested what is asked of the runs, and what is not
     * @param differs every way in which what is tested is not what the paper says, a sentence each
     */
    public record Sentence(String text, String quote, String source, String tested, List<String> differs) {}

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
