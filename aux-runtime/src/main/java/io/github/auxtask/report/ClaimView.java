package io.github.auxtask.report;

import java.util.List;

/**
 * A sentence of the paper, and what became of it here.
 *
 * @param id as in {@code reproduction.yaml}
 * @param text what the paper claims
 * @param verdict what we found, one of the five
 * @param evidence the tests behind the verdict, a sentence each
 * @param command measures what is missing, or nothing
 */
public record ClaimView(String id, String text, TableView.VerdictView verdict, List<String> evidence, String command) {}
