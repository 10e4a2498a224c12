package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.CanonicalJson;
import java.util.ArrayList;
import java.util.List;

/**
 * A place where paper and released code differ: a named switch with both readings.
 *
 * @param key the setting that it decides
 * @param paper what the paper says, a text, number, true or false
 * @param code what the released code does
 * @param use the reading that is used unless a budget says otherwise; equals one of the two
 * @param why what differs, and why this reading is the default
 * @param others of an assumption: values that it could be as well
 * @param either whether every listed reading counts as the paper's, so that runs with different ones fill a cell together
 */
public record Deviation(
        String key, Object paper, Object code, Object use, String why, List<Object> others, boolean either) {
    private static final String SILENT = "not said";

    public Deviation {
        others = List.copyOf(others);
    }

    /** A place where they differ. */
    public Deviation(String key, Object paper, Object code, Object use, String why) {
        this(key, paper, code, use, why, List.of(), false);
    }

    /**
     * A place where neither says anything, so that a value is assumed.
     *
     * @param others values that it could be as well; none if it may be any
     */
    public static Deviation assumption(String key, Object use, List<Object> others, String why) {
        return new Deviation(key, SILENT, SILENT, use, why, others, false);
    }

    /** The same, with every listed reading as good as the other. */
    public Deviation withEither(boolean either) {
        return new Deviation(key, paper, code, use, why, others, either);
    }

    /** The readings that are listed, the one in use first. */
    public List<Object> readings() {
        List<Object> readings = new ArrayList<>(List.of(CanonicalJson.setting(use)));
        for (Object reading : isAssumption() ? others : List.of(paper, code)) {
            Object normal = CanonicalJson.setting(reading);
            if (!readings.contains(normal)) {
                readings.add(normal);
            }
        }
        return List.copyOf(readings);
    }

    /** Whether neither paper nor code says anything. */
    public boolean isAssumption() {
        return paper.equals(SILENT) && code.equals(SILENT);
    }

    /** {@code "paper"} or {@code "code"}: whose reading this value of the setting is; {@code "assumed"} if it is nobody's. */
    public String reading(Object value) {
        return isAssumption() ? "assumed" : value.equals(paper) ? "paper" : "code";
    }
}
