package io.github.auxtask.experiment.spec;

/**
 * A place where paper and released code differ: a named switch with both readings.
 *
 * @param key the setting that it decides
 * @param paper what the paper says, a text, number, true or false
 * @param code what the released code does
 * @param use the reading that is used unless a budget says otherwise; equals one of the two
 * @param why what differs, and why this reading is the default
 */
public record Deviation(String key, Object paper, Object code, Object use, String why) {
    /** {@code "paper"} or {@code "code"}: whose reading this value of the setting is. */
    public String reading(Object value) {
        return value.equals(paper) ? "paper" : "code";
    }
}
