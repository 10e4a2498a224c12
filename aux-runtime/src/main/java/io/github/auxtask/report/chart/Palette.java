package io.github.auxtask.report.chart;

import java.util.List;

/**
 * Colours and dashes of lines: eight colours that people with any kind of colour blindness tell apart (after Okabe and
 * Ito, "Color Universal Design", 2008; yellow left out because it vanishes on white), each with a lighter twin for dark
 * pages, and four dashes, so that colour is never alone.
 */
public final class Palette {
    /** On a light page, {@code #rrggbb}. */
    public static final List<String> LIGHT =
            List.of("#0072b2", "#d55e00", "#008a64", "#b8558d", "#2b8cc4", "#b37a00", "#5f6368", "#7b4fa3");

    /** On a dark page. */
    public static final List<String> DARK =
            List.of("#5cb0ee", "#ff9a57", "#3fcf9f", "#eba3cd", "#9ad7fa", "#f2c14e", "#b9bec5", "#c3a5e8");

    /** Lengths of strokes and gaps, in points; empty is a solid line. */
    public static final List<List<Float>> DASHES =
            List.of(List.of(), List.of(6f, 3f), List.of(1.5f, 2.5f), List.of(7f, 2.5f, 1.5f, 2.5f));

    private Palette() {}
}
