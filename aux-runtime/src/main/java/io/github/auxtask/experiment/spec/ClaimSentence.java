package io.github.auxtask.experiment.spec;

import java.util.List;

/**
 * What the paper says, and what of it is asked.
 *
 * @param says the claim in a sentence, in our words
 * @param quote the paper's own words, as they are printed; empty if only their meaning is known
 * @param source where it stands: a section, a caption
 * @param differs every way in which what is tested is not what the paper says, a sentence each
 */
public record ClaimSentence(String says, String quote, String source, List<String> differs) {
    public ClaimSentence {
        differs = List.copyOf(differs);
    }
}
