package io.github.auxtask.report.single;

import java.util.Locale;

/** A badge for a README: robust accuracy and threat model, as SVG without anything loaded from elsewhere. */
final class VerdictBadge {
    private static final double LETTER = 6.6;
    private static final int PADDING = 12;
    private static final String LABEL = "robust accuracy";

    private VerdictBadge() {}

    static String svg(ModelVerdict verdict) {
        String value =
                verdict.accuracy() + ", " + verdict.threat() + (verdict.failed().isEmpty() ? "" : ", unreliable");
        String colour = switch (verdict.tone()) {
            case "bad" -> "#8a2d06";
            case "good" -> "#0b5a3e";
            default -> "#57606a";
        };
        int left = width(LABEL);
        int right = width(value);
        String text = value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"20\" role=\"img\" aria-label=\"%2$s: %3$s\">"
                                + "<title>%2$s: %3$s</title>"
                                + "<rect width=\"%4$d\" height=\"20\" fill=\"#333\"/><rect x=\"%4$d\" width=\"%5$d\" height=\"20\" fill=\"%6$s\"/>"
                                + "<g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"11\" text-anchor=\"middle\">"
                                + "<text x=\"%7$d\" y=\"14\">%2$s</text><text x=\"%8$d\" y=\"14\">%3$s</text></g></svg>%n",
                        left + right,
                        LABEL,
                        text,
                        left,
                        right,
                        colour,
                        left / 2,
                        left + right / 2)
                .replace("\r\n", "\n");
    }

    private static int width(String text) {
        return (int) Math.ceil(LETTER * text.length()) + PADDING;
    }
}
