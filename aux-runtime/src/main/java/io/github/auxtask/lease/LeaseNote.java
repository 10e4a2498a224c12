package io.github.auxtask.lease;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in a lease's file.
 *
 * @param owner a name that nobody else ever has
 * @param host the machine, so that those on the same one can tell by a file lock whether the owner lives
 * @param where for people: node, process and job
 * @param beat counts renewals
 * @param free whether the owner has given it back
 */
public record LeaseNote(String owner, String host, String where, long beat, boolean free) {
    private static final String FREE = "free";
    private static final String HELD = "held";

    /** The next renewal. */
    LeaseNote next() {
        return new LeaseNote(owner, host, where, beat + 1, free);
    }

    /** Given back. */
    LeaseNote released() {
        return new LeaseNote(owner, host, where, beat + 1, true);
    }

    /** A line for each field. */
    String text() {
        return "owner=" + owner + "\nhost=" + oneLine(host) + "\nwhere=" + oneLine(where) + "\nbeat=" + beat
                + "\nstate=" + (free ? FREE : HELD) + "\n";
    }

    /** Reads {@link #text}; empty if it is not whole. */
    static Optional<LeaseNote> parse(String text) {
        Map<String, String> fields = new HashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        String owner = fields.get("owner");
        String beat = fields.getOrDefault("beat", "");
        String state = fields.getOrDefault("state", "");
        boolean known = state.equals(FREE) || state.equals(HELD);
        if (owner == null || !known || !beat.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new LeaseNote(
                owner,
                fields.getOrDefault("host", ""),
                fields.getOrDefault("where", ""),
                Long.parseLong(beat),
                state.equals(FREE)));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
