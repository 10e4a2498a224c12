package io.github.auxtask.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.ContentId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of the ledger. Its id is the SHA-256 of its text, and it names the entries that were the last ones when it was
 * written; so whoever takes a line out, or changes one, leaves a line behind that follows something that is not there.
 *
 * @param event what happened
 * @param run id of the run, as its record has it
 * @param budget with which it was begun
 * @param variant axis to value
 * @param seed of the run
 * @param said more of a run that is begun or finished
 * @param at when, in UTC to the second: {@code 2026-11-26T21:03:00Z}
 * @param session which command wrote it; no name of a machine or person
 * @param previous ids of the entries that it follows; none for the very first
 */
public record LedgerEntry(
        Event event,
        ContentId run,
        String budget,
        Map<String, String> variant,
        long seed,
        @JsonUnwrapped Said said,
        String at,
        String session,
        List<ContentId> previous) {
    /** What can happen to a training. */
    public enum Event {
        /** It was begun, or gone on with after an interruption. */
        STARTED,
        /** It came to its end, and its record was written. */
        FINISHED,
        /** It failed, and the record says why. */
        FAILED
    }

    /**
     * What a line says of a run's beginning or end.
     *
     * @param planned of a run that is begun: with which seeds every budget planned this variant with the same settings at that time
     * @param evaluations of a run that is begun: the evaluations that these budgets made at that time; empty, and absent from the line, in
     *     older entries
     * @param weights of a run that is finished: SHA-256 of the trained values as its record has it; empty, and absent, where it has none, and
     *     in older entries
     */
    public record Said(Map<String, List<Long>> planned, Map<String, List<String>> evaluations, String weights) {
        /** Nothing. */
        public static final Said NOTHING = new Said(Map.of(), Map.of(), "");

        public Said {
            planned = copied(planned);
            evaluations = copied(evaluations);
        }

        private static <T> Map<String, List<T>> copied(Map<String, List<T>> lists) {
            Map<String, List<T>> copy = new LinkedHashMap<>();
            lists.forEach((name, list) -> copy.put(name, List.copyOf(list)));
            return Collections.unmodifiableMap(copy);
        }
    }

    public LedgerEntry {
        variant = Collections.unmodifiableMap(new LinkedHashMap<>(variant));
        previous = List.copyOf(previous);
    }

    /** All that it says, as JSON on one line. */
    public String text() {
        return text(Map.of());
    }

    /** The same with more fields. */
    String text(Map<String, Object> more) {
        Map<String, Object> fields = new TreeMap<>(more);
        fields.put("at", at);
        fields.put("budget", budget);
        fields.put("event", event.name());
        fields.put("planned", said.planned());
        if (!said.evaluations().isEmpty()) {
            fields.put("evaluations", said.evaluations());
        }
        if (!said.weights().isEmpty()) {
            fields.put("weights", said.weights());
        }
        fields.put("previous", previous.stream().map(ContentId::hex).toList());
        fields.put("run", run.hex());
        fields.put("seed", seed);
        fields.put("session", session);
        fields.put("variant", variant);
        return CanonicalJson.of(fields);
    }

    /** SHA-256 of {@link #text}. */
    public ContentId id() {
        return ContentId.of(text());
    }

    /** For people: {@code resnet18/ft/clean seed 1}. */
    public String label() {
        return String.join("/", variant.values()) + " seed " + seed;
    }
}
