package io.github.auxtask.report.chart;

import io.github.auxtask.report.view.CurveView;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws one panel of curves as SVG. The legend stands beside the chart in the page, where it can be read aloud. */
public final class CurveChart {
    public static final int WIDTH = 420;
    public static final int HEIGHT = 260;

    /** One a dash, so that points are told apart without colour. */
    private static final List<Marker> MARKERS =
            List.of(SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP);

    private static final int FONT_SIZE = 12;
    private static final float LINE_WIDTH = 1.8f;
    private static final float THIN = 1;
    private static final float MITER = 10;
    private static final int MARGIN = 4;
    private static final int MARKER_SIZE = 6;
    private static final int TICK_SPACING = 70;
    private static final int BAND_ALPHA = 40;
    private static final int MOST_NUMBERS = 12;

    private CurveChart() {}

    /** The chart; the same panel always gives the same text. */
    public static String svg(CurveView curve, CurveView.Panel panel) {
        XYChart chart = chart(curve, panel);
        return SvgCanvas.draw(WIDTH, HEIGHT, graphics -> chart.paint(graphics, WIDTH, HEIGHT));
    }

    /** What is drawn, without a legend; the series of one line of the legend have its label and a number for names. */
    static XYChart chart(CurveView curve, CurveView.Panel panel) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(panel.axis())
                .yAxisTitle(panel.vertical())
                .build();
        style(chart.getStyler(), panel);
        boolean scatter = panel.style().equals("scatter");
        if (scatter) {
            equality(chart, panel.scale());
        }
        Double chance = panel.scale().chance();
        if (chance != null) {
            chance(chart, panel, chance);
        }
        bands(chart, curve, panel);
        Map<Integer, Integer> drawn = new HashMap<>();
        for (CurveView.Series series : panel.series()) {
            CurveView.Line line = curve.lines().get(series.line());
            String name = line.label() + " " + drawn.merge(series.line(), 1, Integer::sum);
            XYSeries added = chart.addSeries(
                    name,
                    series.points().stream().mapToDouble(CurveView.Point::x).toArray(),
                    series.points().stream().mapToDouble(CurveView.Point::y).toArray());
            Color colour = Color.decode(Palette.LIGHT.get(line.colour()));
            added.setLineColor(colour);
            added.setMarkerColor(colour);
            added.setLineStyle(stroke(LINE_WIDTH, Palette.DASHES.get(line.dash())));
            added.setMarker(panel.style().equals("lines") ? SeriesMarkers.NONE : MARKERS.get(line.dash()));
            added.setXYSeriesRenderStyle(scatter ? XYSeriesRenderStyle.Scatter : XYSeriesRenderStyle.Line);
        }
        return chart;
    }

    /** Below the lines, a pale polygon from left to right along the upper end and back along the lower. */
    private static void bands(XYChart chart, CurveView curve, CurveView.Panel panel) {
        int drawn = 0;
        for (CurveView.Series series : panel.series()) {
            if (series.band().isEmpty()) {
                continue;
            }
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            series.band().forEach(range -> {
                x.add(range.x());
                y.add(range.high());
            });
            for (int i = series.band().size() - 1; i >= 0; i--) {
                x.add(series.band().get(i).x());
                y.add(series.band().get(i).low());
            }
            XYSeries band = chart.addSeries("band " + drawn++, x, y);
            Color colour = Color.decode(
                    Palette.LIGHT.get(curve.lines().get(series.line()).colour()));
            band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
            band.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA));
            band.setLineColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 0));
            band.setMarker(SeriesMarkers.NONE);
        }
    }

    /** What both axes of a scatter chart agree on. */
    private static void equality(XYChart chart, CurveView.Scale scale) {
        double[] ends = {scale.low(), scale.high()};
        thin(chart.addSeries("equal", ends, ends), new BasicStroke(THIN));
    }

    private static void chance(XYChart chart, CurveView.Panel panel, double chance) {
        double[] all = abscissas(panel);
        double first = Arrays.stream(all).min().orElse(0);
        double last = Arrays.stream(all).max().orElse(1);
        thin(
                chart.addSeries("chance", new double[] {first, last}, new double[] {chance, chance}),
                stroke(THIN, Palette.CHANCE));
    }

    private static double[] abscissas(CurveView.Panel panel) {
        return panel.series().stream()
                .flatMap(series -> series.points().stream())
                .mapToDouble(CurveView.Point::x)
                .toArray();
    }

    private static boolean wholeNumbers(CurveView.Panel panel) {
        return Arrays.stream(abscissas(panel)).allMatch(x -> x == Math.rint(x));
    }

    /** The least of 1, 2, 5, 10, 20, 50 and so on that leaves no more than {@code MOST_NUMBERS} steps up to the last. */
    private static long apart(double last) {
        long power = 1;
        while (true) {
            for (long digit : new long[] {1, 2, 5}) {
                if (last / (digit * power) <= MOST_NUMBERS) {
                    return digit * power;
                }
            }
            power *= 10;
        }
    }

    private static void thin(XYSeries line, BasicStroke stroke) {
        line.setLineColor(SvgCanvas.INK);
        line.setLineStyle(stroke);
        line.setMarker(SeriesMarkers.NONE);
    }

    private static BasicStroke stroke(float width, List<Float> dash) {
        if (dash.isEmpty()) {
            return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dash.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dash.get(i);
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, MITER, lengths, 0);
    }

    private static void style(XYStyler styler, CurveView.Panel panel) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE);
        styler.setLocale(Locale.ROOT);
        styler.setLegendVisible(false);
        styler.setChartTitleVisible(false);
        styler.setAxisTitleFont(font);
        styler.setAxisTickLabelsFont(font);
        styler.setChartBackgroundColor(SvgCanvas.PAPER);
        styler.setPlotBackgroundColor(SvgCanvas.PAPER);
        styler.setChartFontColor(SvgCanvas.INK);
        styler.setAxisTickLabelsColor(SvgCanvas.INK);
        styler.setXAxisTitleColor(SvgCanvas.INK);
        styler.setYAxisGroupTitleColor(0, SvgCanvas.INK);
        styler.setAxisTickMarksColor(SvgCanvas.GRID);
        styler.setPlotGridLinesColor(SvgCanvas.GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setPlotGridVerticalLinesVisible(panel.style().equals("scatter"));
        styler.setPlotBorderVisible(false);
        styler.setPlotMargin(MARGIN);
        styler.setChartPadding(MARGIN);
        styler.setMarkerSize(MARKER_SIZE);
        styler.setYAxisLogarithmic(panel.logarithmic());
        styler.setXAxisTickMarkSpacingHint(TICK_SPACING);
        styler.setYAxisMin(panel.scale().low());
        styler.setYAxisMax(panel.scale().high());
        if (panel.style().equals("scatter")) {
            styler.setXAxisMin(panel.scale().low());
            styler.setXAxisMax(panel.scale().high());
        }
        if (panel.style().equals("lines")) {
            // There are no halves of epochs; a blank, because nothing at all has no outline to draw.
            styler.setXAxisTickLabelsFormattingFunction(
                    epoch -> epoch == Math.rint(epoch) ? String.valueOf(Math.round(epoch)) : " ");
        } else if (panel.style().equals("marked") && wholeNumbers(panel)) {
            // Where points are few, the library puts a mark at each of them, and their numbers would touch.
            long apart = apart(Arrays.stream(abscissas(panel)).max().orElse(1));
            styler.setXAxisTickLabelsFormattingFunction(
                    x -> x == Math.rint(x) && Math.round(x) % apart == 0 ? String.valueOf(Math.round(x)) : " ");
        } else {
            styler.setXAxisDecimalPattern("0.###");
        }
        styler.setYAxisDecimalPattern("0.###");
    }
}
