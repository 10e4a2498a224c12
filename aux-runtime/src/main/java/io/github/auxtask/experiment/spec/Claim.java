package io.github.auxtask.experiment.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the paper as something that runs can support or contradict.
 *
 * @param id file-name safe, unique
 * @param sentence what the paper says
 * @param measure what is compared
 * @param lowerIsBetter for errors and times
 * @param where coordinates that all of it shares: axes of the grid, {@code evaluation}, {@code class}
 * @param groups axis to values whose every combination is looked at by itself, for example one group an architecture; a
 *     side of the statement may name such an axis again and then overrides it
 * @param atLeast in how many groups it must hold; {@code null} for all
 * @param statement what must hold in a group
 * @param line where it begins in {@code reproduction.yaml}
 */
public record Claim(
        String id,
        Sentence sentence,
        Measure measure,
        boolean lowerIsBetter,
        Map<String, String> where,
        Map<String, List<String>> groups,
        @Nullable Integer atLeast,
        ClaimStatement statement,
        int line) {
    /**
     * What the paper says, and what of it is asked.
     *
     * @param says the claim in a sentence, in our words
     * @param quote the paper's own words, as they are printed; empty if only their meaning is known
     * @param source where it stands: a section, a caption
     * @param differs every way in which what is tested is not what the paper says, a sentence each
     */
    public record Sentence(String says, String quote, String source, List<String> differs) {
        public Sentence {
            differs = List.copyOf(differs);
        }
    }

    public Claim {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        Map<String, List<String>> copy = new LinkedHashMap<>();
        groups.forEach((axis, values) -> copy.put(axis, List.copyOf(values)));
        groups = Collections.unmodifiableMap(copy);
    }

    /** See {@link Sentence#says}. */
    public String says() {
        return sentence.says();
    }

    /** See {@link Sentence#source}. */
    public String source() {
        return sentence.source();
    }

    /** See {@link Measure#metric}. */
    public String metric() {
        return measure.metric();
    }

    /** See {@link Measure#facts}. */
    public boolean facts() {
        return measure.facts();
    }
}
