package io.github.auxtask.report.chart;

import java.util.List;

/**
 * Colours and dashes of lines: eight colours for light pages and eight for dark ones, which stand out from the page and from one another
 * for readers with and without colour blindness (the first two after Okabe and Ito, "Color Universal Design", 2008; the others chosen for
 * the distances that {@code PaletteTest} computes), and four dashes, so that colour is never alone.
 */
public final class Palette {
    /** On a light page, {@code #rrggbb}. */
    public static final List<String> LIGHT =
            List.of("#0072b2", "#d55e00", "#008a64", "#b8558d", "#690f00", "#961eff", "#1e1e96", "#4b004b");

    /** On a dark page. */
    public static final List<String> DARK =
            List.of("#5cb0ee", "#ff9a57", "#3fcf9f", "#eba3cd", "#f4e842", "#d22da5", "#a53cff", "#e13c4b");

    /** Lengths of strokes and gaps, in points; empty is a solid line. */
    public static final List<List<Float>> DASHES =
            List.of(List.of(), List.of(6f, 3f), List.of(1.5f, 2.5f), List.of(7f, 2.5f, 1.5f, 2.5f));

    /** Of the classes in a plane of features, filled and then open; as {@code ScatterPicture} draws them. */
    public static final List<String> CLASSES = List.of("#0072b2", "#d55e00", "#008a64", "#b8558d", "#690f00");

    /** Of the thin line at what guessing gives. */
    public static final List<Float> CHANCE = List.of(2f, 3f);

    private Palette() {}
}
