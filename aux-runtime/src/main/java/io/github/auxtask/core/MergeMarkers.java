package io.github.auxtask.core;

import java.util.List;
import java.util.regex.Pattern;

/** What git leaves in a file that two people have changed, until one of them decides. Readers of YAML, published tables, records and ledgers say so. */
public final class MergeMarkers {
    /** The middle one, {@code =======}, may underline a title. */
    private static final Pattern MARKER = Pattern.compile("(?:<{7}|>{7}|\\|{7})(?: .*)?");

    private MergeMarkers() {}

    /** The line of the first one, from 1; 0 if there is none. */
    public static int line(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (MARKER.matcher(lines.get(i)).matches()) {
                return i + 1;
            }
        }
        return 0;
    }

    /**
     * Refuses a text with one of them.
     *
     * @param file for the sentence
     * @throws BadInputException with file and line
     */
    public static void refuse(String text, String file) {
        int line = line(text);
        if (line > 0) {
            throw new BadInputException(file + ", line " + line
                    + ": holds the merge markers of git: keep one of the two versions between <<<<<<< and >>>>>>>.");
        }
    }
}
