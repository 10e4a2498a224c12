package io.github.auxtask.report.write;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Plain text as LaTeX source in pure ASCII: TeX's special characters, accented Latin letters, Greek letters and the signs
 * of a report. Only what Computer Modern has is used, because other encodings need fonts beyond texlive-latex-base. A
 * character that it cannot show becomes <code>{[}U+4E2D{]}</code>, so that a paper's title never stops the compilation.
 */
final class LatexEscape {
    private static final int LAST_ASCII = 0x7E;

    private static final Map<Integer, String> SPECIAL = Map.ofEntries(
            entry('&', "\\&"),
            entry('%', "\\%"),
            entry('$', math("\\mathdollar")),
            entry('#', "\\#"),
            entry('_', "\\_"),
            entry('{', "\\{"),
            entry('}', "\\}"),
            entry('~', "\\textasciitilde{}"),
            entry('^', "\\textasciicircum{}"),
            entry('\\', "\\textbackslash{}"),
            entry('<', "\\textless{}"),
            entry('>', "\\textgreater{}"),
            entry('|', "\\textbar{}"),
            entry('"', "\\symbol{34}"),
            // Brackets in a group, or they would be taken for the optional argument of what stands before them.
            entry('[', "{[}"),
            entry(']', "{]}"));

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            entry('\u00A0', "~"),
            entry('\u00A7', math("\\mathsection")),
            entry('\u00B0', math("^{\\circ}")),
            entry('\u00B1', math("\\pm")),
            entry('\u00B2', math("^{2}")),
            entry('\u00B5', math("\\mu")),
            entry('\u00B7', math("\\cdot")),
            entry('\u00D7', math("\\times")),
            entry('\u2013', "--"),
            entry('\u2014', "---"),
            entry('\u2018', "`"),
            entry('\u2019', "'"),
            entry('\u201C', "``"),
            entry('\u201D', "''"),
            entry('\u2022', math("\\bullet")),
            entry('\u2026', "\\ldots{}"),
            entry('\u2190', math("\\leftarrow")),
            entry('\u2192', math("\\rightarrow")),
            entry('\u2212', math("-")),
            entry('\u221E', math("\\infty")),
            entry('\u2248', math("\\approx")),
            entry('\u2260', math("\\neq")),
            entry('\u2264', math("\\leq")),
            entry('\u2265', math("\\geq")),
            entry('\u25CB', math("\\circ")),
            // Where a long name may be broken.
            entry('\u200B', "\\allowbreak{}"),
            entry('\u2713', math("\\checkmark")),
            entry('\u2717', math("\\times")));

    /** Letters that no accent makes. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            entry('\u00C6', "\\AE{}"),
            entry('\u00E6', "\\ae{}"),
            entry('\u00D8', "\\O{}"),
            entry('\u00F8', "\\o{}"),
            entry('\u00DF', "\\ss{}"),
            entry('\u0110', "D"),
            entry('\u0111', "d"),
            entry('\u0131', "\\i{}"),
            entry('\u0141', "\\L{}"),
            entry('\u0142', "\\l{}"),
            entry('\u0152', "\\OE{}"),
            entry('\u0153', "\\oe{}"));

    /** Combining marks, as canonical decomposition leaves them, with the accents of plain LaTeX. */
    private static final Map<Integer, String> ACCENTS = Map.ofEntries(
            entry('\u0300', "\\`"),
            entry('\u0301', "\\'"),
            entry('\u0302', "\\^"),
            entry('\u0303', "\\~"),
            entry('\u0304', "\\="),
            entry('\u0306', "\\u"),
            entry('\u0307', "\\."),
            entry('\u0308', "\\\""),
            entry('\u030A', "\\r"),
            entry('\u030B', "\\H"),
            entry('\u030C', "\\v"),
            entry('\u0323', "\\d"),
            entry('\u0327', "\\c"),
            entry('\u0331', "\\b"));

    private static final char ALPHA = '\u03B1';

    private static final String[] GREEK = {
        "alpha",
        "beta",
        "gamma",
        "delta",
        "varepsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "omicron",
        "pi",
        "rho",
        "varsigma",
        "sigma",
        "tau",
        "upsilon",
        "varphi",
        "chi",
        "psi",
        "omega"
    };

    /** Greek capitals that do not look like a Latin one. */
    private static final Map<Integer, String> GREEK_CAPITALS = Map.ofEntries(
            entry('\u0393', "Gamma"),
            entry('\u0394', "Delta"),
            entry('\u0398', "Theta"),
            entry('\u039B', "Lambda"),
            entry('\u039E', "Xi"),
            entry('\u03A0', "Pi"),
            entry('\u03A3', "Sigma"),
            entry('\u03A6', "Phi"),
            entry('\u03A8', "Psi"),
            entry('\u03A9', "Omega"));

    private LatexEscape() {}

    static String escape(String text) {
        StringBuilder latex = new StringBuilder(text.length() + text.length() / 4);
        int previous = ' ';
        for (int point :
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            boolean ligature = point == previous && (point == '-' || point == '\'' || point == '`');
            latex.append(ligature ? "{}" : "").append(escape(point));
            previous = point;
        }
        return latex.toString();
    }

    private static String escape(int point) {
        String known = SPECIAL.getOrDefault(point, SIGNS.getOrDefault(point, LETTERS.get(point)));
        if (known != null) {
            return known;
        }
        if (point <= LAST_ASCII) {
            // A control character would end a line or the file; the reader sees a space anyway.
            return point < ' ' && point != '\n' ? " " : Character.toString(point);
        }
        if (point >= ALPHA && point < ALPHA + GREEK.length) {
            String name = GREEK[point - ALPHA];
            return name.equals("omicron") ? math("o") : math("\\" + name);
        }
        String capital = GREEK_CAPITALS.get(point);
        return capital == null ? accented(point) : math("\\" + capital);
    }

    private static String accented(int point) {
        int[] parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD)
                .codePoints()
                .toArray();
        String accent = parts.length == 2 ? ACCENTS.get(parts[1]) : null;
        if (accent == null || parts[0] > LAST_ASCII || !Character.isLetter(parts[0])) {
            return String.format(Locale.ROOT, "{[}U+%04X{]}", point);
        }
        return accent + "{" + (parts[0] == 'i' ? "\\i" : Character.toString(parts[0])) + "}";
    }

    private static String math(String latex) {
        return "\\ensuremath{" + latex + "}";
    }

    private static Map.Entry<Integer, String> entry(char character, String latex) {
        return Map.entry((int) character, latex);
    }
}
