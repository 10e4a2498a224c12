package io.github.auxtask.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.ContentId;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a ledger's file: the entry's text with the beginning of its id as field {@code sum}, so that a bit that flips in the very
 * last line, which no other follows, shows too. Older lines have no sum.
 */
final class LedgerLine {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addMixIn(ContentId.class, IdText.class)
            .build();

    private static final String SUM = "sum";

    private LedgerLine() {}

    /** The line of an entry, without its end. */
    static String of(LedgerEntry entry) {
        return entry.text(Map.of(SUM, entry.id().abbreviated()));
    }

    /** The entry, if the line is one exactly as it is written; a line that was edited is none. */
    static Optional<LedgerEntry> read(String line) {
        try {
            if (!(MAPPER.readTree(line) instanceof ObjectNode fields)) {
                return Optional.empty();
            }
            boolean summed = fields.remove(SUM) != null;
            // absent from older lines
            if (!fields.has("evaluations")) {
                fields.putObject("evaluations");
            }
            if (!fields.has("weights")) {
                fields.put("weights", "");
            }
            LedgerEntry entry = MAPPER.treeToValue(fields, LedgerEntry.class);
            return Optional.of(entry).filter(read -> (summed ? of(read) : read.text()).equals(line));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
