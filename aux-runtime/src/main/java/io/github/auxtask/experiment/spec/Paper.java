package io.github.auxtask.experiment.spec;

import java.util.List;

/**
 * The paper that is reproduced.
 *
 * @param key BibTeX key
 */
public record Paper(String title, List<String> authors, int year, String venue, String url, String key) {
    public Paper {
        authors = List.copyOf(authors);
    }
}
