package io.github.auxtask.report.chart;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Paints with Java's {@link Graphics2D} into SVG text. The picture scales ({@code viewBox}) and follows the page into dark
 * mode: a style sheet inside it gives paper, ink, grid and the colours of {@link Palette} their dark twins.
 */
final class SvgCanvas {
    /** The background, and what is written and ruled upon it. */
    static final Color PAPER = Color.decode("#ffffff");

    static final Color INK = Color.decode("#3b4045");
    static final Color GRID = Color.decode("#dfe3e8");

    private static final String DARK_PAPER = "#1b1f24";
    private static final String DARK_INK = "#c9d1d9";
    private static final String DARK_GRID = "#363c44";

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgCanvas() {}

    static String draw(int width, int height, Consumer<Graphics2D> painter) {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(" drawn by auxtask ");
        context.setPrecision(1);
        SVGGraphics2D graphics = new Painter(context);
        painter.accept(graphics);
        Element root = graphics.getRoot();
        root.setAttribute("width", Integer.toString(width));
        root.setAttribute("height", Integer.toString(height));
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        SvgPolylines.join(root);
        SvgPaths.shorten(root);
        Element style = document.createElementNS(NAMESPACE, "style");
        style.setTextContent(darkMode());
        root.insertBefore(style, root.getFirstChild());
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        // Batik ends every tag on a line of its own.
        return text.toString().replace("\r\n", "\n").replaceAll("\\s+(?=/?>)", "");
    }

    private static String darkMode() {
        // Where a browser knows no light-dark(), the page stays light, and so do its charts; and so does paper.
        StringBuilder css = new StringBuilder(
                "@supports (color: light-dark(#000,#fff)) { @media screen and (prefers-color-scheme: dark) {");
        css.append(recolour(PAPER, DARK_PAPER)).append(recolour(INK, DARK_INK)).append(recolour(GRID, DARK_GRID));
        IntStream.range(0, Palette.LIGHT.size())
                .forEach(i -> css.append(recolour(Color.decode(Palette.LIGHT.get(i)), Palette.DARK.get(i))));
        return css.append("}}").toString();
    }

    /** Batik writes colours as attributes, which a style sheet may override. */
    private static String recolour(Color light, String dark) {
        StringBuilder css = new StringBuilder();
        for (String attribute : List.of("fill", "stroke")) {
            css.append(String.format(Locale.ROOT, "[%s=\"%s\"]{%s:%s}", attribute, batik(light), attribute, dark));
        }
        return css.toString();
    }

    private static String batik(Color colour) {
        return colour.equals(Color.WHITE)
                ? "white"
                : "rgb(" + colour.getRed() + "," + colour.getGreen() + "," + colour.getBlue() + ")";
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform has an XML parser", e);
        }
    }

    /** Leaves out outlines that nobody sees: XChart strokes every band, a transparent segment at a time. */
    private static final class Painter extends SVGGraphics2D {
        Painter(SVGGeneratorContext context) {
            super(context, false);
        }

        private Painter(Painter parent) {
            super(parent);
        }

        @Override
        public Graphics create() {
            return new Painter(this);
        }

        @Override
        public void draw(Shape shape) {
            if (getColor().getAlpha() > 0) {
                super.draw(shape);
            }
        }
    }
}
