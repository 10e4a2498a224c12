package io.github.auxtask.report;

import java.util.List;

/**
 * The training curves of one part of the grid, for example of one architecture: a panel a quantity, a line a run.
 *
 * @param id unique on the page, safe in file names
 * @param title the part of the grid
 * @param lines the legend
 * @param panels what is drawn
 * @param note how lines were thinned or averaged, or nothing
 */
public record CurveView(String id, String title, List<Line> lines, List<Panel> panels, String note) {
    /**
     * What a line looks like; lines of one variant look the same.
     *
     * @param label the variant
     * @param colour index into {@link Palette}
     * @param dash index into {@link Palette}
     */
    public record Line(String label, int colour, int dash) {}

    /**
     * One chart.
     *
     * @param id safe in file names
     * @param title what is drawn over epochs, with its unit
     * @param logarithmic whether the vertical axis is logarithmic
     * @param alternative what the chart shows, in words, for those who do not see it
     * @param series the data
     */
    public record Panel(String id, String title, boolean logarithmic, String alternative, List<Series> series) {}

    /**
     * One run, or the mean of a variant's runs.
     *
     * @param line index into the legend
     * @param points epoch and value
     */
    public record Series(int line, List<Point> points) {}

    /** A point. */
    public record Point(int epoch, double value) {}
}
