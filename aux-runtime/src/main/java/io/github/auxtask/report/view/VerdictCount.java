package io.github.auxtask.report.view;

/**
 * How many published numbers have a verdict.
 *
 * @param kind {@code reproduced}, {@code not-reproduced}, ...
 * @param label in words
 * @param symbol what stands for it
 * @param meaning a sentence for the legend
 * @param cells how many
 */
public record VerdictCount(String kind, String label, String symbol, String meaning, int cells) {}
