package io.github.auxtask.evaluate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that a kind of evaluation records, which tables and claims can ask for by its name.
 *
 * @param name as recorded; words in capitals stand for any text: {@code class.NAME}
 * @param unit {@code %}, or what else it is measured in
 * @param meaning one phrase for the documentation
 * @param better which way is better
 * @param fact whether it follows from the network or the data alone, so that no budget changes it
 */
public record Metric(String name, String unit, String meaning, Better better, boolean fact) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\b[A-Z]{2,}\\b");

    /** Which of two values is better. */
    public enum Better {
        HIGHER,
        LOWER,
        /** Neither: a count, a size. */
        NEITHER
    }

    /** A share of images in percent, the more the better. */
    public static Metric percent(String name, String meaning) {
        return new Metric(name, "%", meaning, Better.HIGHER, false);
    }

    /** A count. */
    public static Metric count(String name, String unit, String meaning) {
        return new Metric(name, unit, meaning, Better.NEITHER, false);
    }

    /** The same that is the better the lower it is. */
    public Metric lowerIsBetter() {
        return new Metric(name, unit, meaning, Better.LOWER, fact);
    }

    /** The same as a fact. */
    public Metric asFact() {
        return new Metric(name, unit, meaning, better, true);
    }

    /** Whether a recorded number is this one. */
    public boolean matches(String recorded) {
        StringBuilder pattern = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(name);
        int from = 0;
        while (placeholder.find()) {
            pattern.append(Pattern.quote(name.substring(from, placeholder.start())))
                    .append(".+");
            from = placeholder.end();
        }
        return Pattern.matches(pattern + Pattern.quote(name.substring(from)), recorded);
    }
}
