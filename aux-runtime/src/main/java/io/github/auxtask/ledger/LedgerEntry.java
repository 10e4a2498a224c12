package io.github.auxtask.ledger;

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
 * @param planned of a run that is begun: with which seeds every budget planned this variant with the same settings at that time
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
        Map<String, List<Long>> planned,
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

    public LedgerEntry {
        variant = Collections.unmodifiableMap(new LinkedHashMap<>(variant));
        Map<String, List<Long>> copy = new LinkedHashMap<>();
        planned.forEach((name, seeds) -> copy.put(name, List.copyOf(seeds)));
        planned = Collections.unmodifiableMap(copy);
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
        fields.put("planned", planned);
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
