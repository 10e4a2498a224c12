package io.github.auxtask.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.ContentId;
import java.util.Optional;

/** Reads one line of a ledger's file. */
final class LedgerLine {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addMixIn(ContentId.class, IdText.class)
            .build();

    private LedgerLine() {}

    /** The entry, if the line is one exactly as it is written; a line that was edited is none. */
    static Optional<LedgerEntry> read(String line) {
        try {
            LedgerEntry entry = MAPPER.readValue(line, LedgerEntry.class);
            return Optional.of(entry).filter(read -> read.text().equals(line));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
