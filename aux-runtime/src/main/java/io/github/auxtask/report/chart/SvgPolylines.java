package io.github.auxtask.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Joins segments that follow one another into one polyline. XChart draws a curve segment by segment, which starts the dash
 * anew at every point, so that a dashed curve of short segments would look solid; and the file becomes a tenth.
 */
final class SvgPolylines {
    private static final List<String> ENDS = List.of("x1", "y1", "x2", "y2");

    private SvgPolylines() {}

    static void join(Element parent) {
        Node child = parent.getFirstChild();
        while (child != null) {
            Node next = child.getNextSibling();
            if (child instanceof Element element) {
                if (element.getTagName().equals("line")) {
                    next = joinFrom(parent, element);
                } else {
                    join(element);
                }
            }
            child = next;
        }
    }

    /** Joins the run of segments that begins here and returns what follows it. */
    private static @Nullable Node joinFrom(Element parent, Element first) {
        List<Element> segments = new ArrayList<>(List.of(first));
        StringBuilder points =
                new StringBuilder(point(first, "x1", "y1")).append(' ').append(point(first, "x2", "y2"));
        Map<String, String> look = look(first);
        Element last = first;
        Node next = last.getNextSibling();
        while (next instanceof Element element
                && element.getTagName().equals("line")
                && point(last, "x2", "y2").equals(point(element, "x1", "y1"))
                && look(element).equals(look)) {
            points.append(' ').append(point(element, "x2", "y2"));
            segments.add(element);
            last = element;
            next = element.getNextSibling();
        }
        if (segments.size() > 1) {
            Element polyline = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), "polyline");
            look.forEach(polyline::setAttribute);
            polyline.setAttribute("points", points.toString());
            parent.insertBefore(polyline, first);
            segments.forEach(parent::removeChild);
        }
        return next;
    }

    private static String point(Element line, String x, String y) {
        return line.getAttribute(x) + "," + line.getAttribute(y);
    }

    private static Map<String, String> look(Element line) {
        Map<String, String> look = new TreeMap<>();
        NamedNodeMap attributes = line.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (!ENDS.contains(attributes.item(i).getNodeName())) {
                look.put(attributes.item(i).getNodeName(), attributes.item(i).getNodeValue());
            }
        }
        return look;
    }
}
