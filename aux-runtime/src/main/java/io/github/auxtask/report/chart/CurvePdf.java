package io.github.auxtask.report.chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import io.github.auxtask.report.view.CurveView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Draws one panel of curves as a PDF of one page, for {@code \includegraphics}: vectors, letters as outlines, so that no font is
 * missing anywhere, and the legend below. Needs no LaTeX.
 */
public final class CurvePdf {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;
    private static final int TITLE = 24;
    private static final int LEGEND_LINE = 20;

    private CurvePdf() {}

    /** The file's bytes; the same panel always gives the same on one machine. */
    public static byte[] pdf(CurveView curve, CurveView.Panel panel) {
        XYChart chart = CurveChart.chart(curve, panel);
        int lines = label(chart, curve, panel);
        int height = HEIGHT + TITLE + LEGEND_LINE * lines;
        try (PDDocument document = new PDDocument()) {
            // Otherwise made from the clock.
            document.setDocumentId(1L);
            PDPage page = new PDPage(new PDRectangle(WIDTH, height));
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, WIDTH, height);
            try {
                chart.paint(graphics, WIDTH, height);
            } finally {
                graphics.dispose();
            }
            PDFormXObject drawing = graphics.getXFormObject();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(drawing);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF in memory could not be written", e);
        }
    }

    /** Names what is drawn and, below, every line once; returns how many are named. */
    private static int label(XYChart chart, CurveView curve, CurveView.Panel panel) {
        // Above and not beside the axis, where a long one would be cut off.
        chart.setTitle(panel.title());
        chart.getStyler().setChartTitleVisible(true);
        chart.getStyler().setChartTitleFont(chart.getStyler().getAxisTitleFont());
        chart.getStyler().setChartTitleBoxVisible(false);
        chart.getStyler().setLegendVisible(true);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(LegendLayout.Vertical);
        chart.getStyler().setLegendBorderColor(SvgCanvas.PAPER);
        chart.getSeriesCollection().forEach(series -> series.setShowInLegend(false));
        Set<String> labels = new HashSet<>();
        for (CurveView.Series series : panel.series()) {
            String label = curve.lines().get(series.line()).label();
            XYSeries first = chart.getSeries(label + " 1");
            if (labels.add(label)) {
                first.setLabel(label);
                first.setShowInLegend(true);
            }
        }
        return labels.size();
    }
}
