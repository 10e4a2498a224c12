package io.github.auxtask.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.provenance.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The little of a record that tells whether anything is left to do. Reading all of it, and recomputing its id, takes milliseconds, of which ten
 * thousand are too many for a look; what counts as evidence is read whole.
 *
 * @param id as it stands there
 * @param reason why it failed, or nothing
 * @param evaluations ids of those that were made
 * @param seconds of training and evaluations
 */
record RecordGlance(String id, boolean completed, String reason, Set<String> evaluations, double seconds) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    RecordGlance {
        evaluations = Set.copyOf(evaluations);
    }

    /** Looks at a file; empty if there is none, or none that can be read. */
    static Optional<RecordGlance> of(Path file) {
        try {
            JsonNode record = JSON.readTree(ReadLimit.RECORD.bytes(file));
            Set<String> evaluations = new HashSet<>();
            double seconds = record.path("cost").path("wallSeconds").asDouble();
            for (JsonNode evaluation : record.path("evaluations")) {
                evaluations.add(evaluation.path("id").asText());
                seconds += evaluation.path("seconds").asDouble();
            }
            JsonNode training = record.path("training");
            return Optional.of(new RecordGlance(
                    record.path("id").asText(),
                    training.path("status").asText().equals(RunRecord.Training.COMPLETED),
                    training.path("reason").isTextual()
                            ? training.path("reason").asText()
                            : "",
                    evaluations,
                    seconds));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
