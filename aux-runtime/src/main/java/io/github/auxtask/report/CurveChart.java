package io.github.auxtask.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws one panel of training curves as SVG. The legend stands beside the chart in the page, where it can be read aloud. */
final class CurveChart {
    static final int WIDTH = 420;
    static final int HEIGHT = 260;

    private static final int FONT_SIZE = 12;
    private static final float LINE_WIDTH = 1.8f;
    private static final float MITER = 10;
    private static final int MARGIN = 4;
    private static final int TICK_SPACING = 70;

    private CurveChart() {}

    /** The chart; the same panel always gives the same text. */
    static String svg(CurveView curve, CurveView.Panel panel) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("epoch")
                .build();
        style(chart.getStyler(), panel.logarithmic());
        Map<Integer, Integer> drawn = new HashMap<>();
        for (CurveView.Series series : panel.series()) {
            CurveView.Line line = curve.lines().get(series.line());
            String name = line.label() + " " + drawn.merge(series.line(), 1, Integer::sum);
            look(add(chart, name, series.points()), line);
        }
        return SvgCanvas.draw(WIDTH, HEIGHT, graphics -> chart.paint(graphics, WIDTH, HEIGHT));
    }

    private static XYSeries add(XYChart chart, String name, List<CurveView.Point> points) {
        double[] epochs = points.stream().mapToDouble(CurveView.Point::epoch).toArray();
        double[] values = points.stream().mapToDouble(CurveView.Point::value).toArray();
        return chart.addSeries(name, epochs, values);
    }

    private static void look(XYSeries series, CurveView.Line line) {
        series.setLineColor(Color.decode(Palette.LIGHT.get(line.colour())));
        series.setLineStyle(stroke(Palette.DASHES.get(line.dash())));
        series.setMarker(SeriesMarkers.NONE);
    }

    private static BasicStroke stroke(List<Float> dash) {
        if (dash.isEmpty()) {
            return new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dash.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dash.get(i);
        }
        return new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, MITER, lengths, 0);
    }

    private static void style(XYStyler styler, boolean logarithmic) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE);
        styler.setLocale(Locale.ROOT);
        styler.setLegendVisible(false);
        styler.setChartTitleVisible(false);
        styler.setYAxisTitleVisible(false);
        styler.setAxisTitleFont(font);
        styler.setAxisTickLabelsFont(font);
        styler.setChartBackgroundColor(SvgCanvas.PAPER);
        styler.setPlotBackgroundColor(SvgCanvas.PAPER);
        styler.setChartFontColor(SvgCanvas.INK);
        styler.setAxisTickLabelsColor(SvgCanvas.INK);
        styler.setXAxisTitleColor(SvgCanvas.INK);
        styler.setAxisTickMarksColor(SvgCanvas.GRID);
        styler.setPlotGridLinesColor(SvgCanvas.GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotBorderVisible(false);
        styler.setPlotMargin(MARGIN);
        styler.setChartPadding(MARGIN);
        styler.setYAxisLogarithmic(logarithmic);
        styler.setXAxisMin(0.0);
        styler.setXAxisTickMarkSpacingHint(TICK_SPACING);
        styler.setXAxisDecimalPattern("0");
        styler.setYAxisDecimalPattern("0.###");
    }
}
