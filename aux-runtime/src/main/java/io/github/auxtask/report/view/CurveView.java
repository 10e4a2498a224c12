package io.github.auxtask.report.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Charts that share a legend: a panel a quantity, one line per run or the mean over the seeds of a variant.
 *
 * @param id unique on the page, safe in file names
 * @param kind {@code training}, {@code epsilon} or {@code agreement}
 * @param title the part of the grid, or the table
 * @param lines the legend
 * @param panels what is drawn
 * @param note how lines were thinned or averaged, or nothing
 */
public record CurveView(String id, String kind, String title, List<Line> lines, List<Panel> panels, String note) {
    /** Over epochs: losses, accuracies, learned weights. */
    public static final String TRAINING = "training";

    /** Over the attacker's budget. */
    public static final String EPSILON = "epsilon";

    /** Ours over the paper's. */
    public static final String AGREEMENT = "agreement";

    /**
     * What a line looks like; lines of one variant look the same.
     *
     * @param label the variant
     * @param colour index into {@code Palette}
     * @param dash index into {@code Palette}
     */
    public record Line(String label, int colour, int dash) {}

    /**
     * One chart.
     *
     * @param id safe in file names
     * @param title what is drawn
     * @param axis what is drawn to the right, with its unit
     * @param vertical what is drawn upwards, with its unit; panels of which this is the same are drawn to one scale
     * @param scale of the vertical axis; in a scatter chart of both axes
     * @param style {@code lines}, {@code marked} lines whose points were measured one by one, or {@code scatter}: points
     *     alone, beside the line of equality
     * @param logarithmic whether the vertical axis is logarithmic
     * @param alternative what the chart shows, in words, for those who do not see it
     * @param series the data
     */
    public record Panel(
            String id,
            String title,
            String axis,
            String vertical,
            Scale scale,
            String style,
            boolean logarithmic,
            String alternative,
            List<Series> series) {
        /** The same panel to another scale. */
        public Panel to(Scale other) {
            return new Panel(id, title, axis, vertical, other, style, logarithmic, alternative, series);
        }
    }

    /**
     * From where to where an axis goes.
     *
     * @param low below everything drawn
     * @param high above everything drawn
     * @param chance what guessing gives, where that means anything
     */
    public record Scale(double low, double high, @Nullable Double chance) {}

    /**
     * One run, or the mean of a variant's runs.
     *
     * @param line index into the legend
     * @param points from left to right
     * @param band one standard deviation over seeds to either side of the mean; empty for a single run
     */
    public record Series(int line, List<Point> points, List<Range> band) {}

    /** A point. */
    public record Point(double x, double y) {}

    /** A band at one place. */
    public record Range(double x, double low, double high) {}
}
