package io.github.auxtask.maven.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One event of the worker: a line {@code ##aux {"event":"epoch",...}} of its standard output. Fields that are missing are
 * empty, never an error, so that an older plugin can follow a newer worker.
 *
 * @param name of the event, such as {@code epoch}
 * @param fields all of the JSON object
 */
public record WorkerEvent(String name, JsonNode fields) {
    private static final String PREFIX = "##aux ";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a line; empty if it is no event but something that a library printed. */
    public static Optional<WorkerEvent> parse(String line) {
        if (!line.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(line.substring(PREFIX.length()));
            JsonNode event = node.path("event");
            return event.isTextual() ? Optional.of(new WorkerEvent(event.textValue(), node)) : Optional.empty();
        } catch (JsonProcessingException e) {
            // Half a line of a worker that was killed: shown as it is.
            return Optional.empty();
        }
    }

    /** A field as text, or the empty text. */
    public String text(String field) {
        JsonNode node = fields.path(field);
        return node.isMissingNode() || node.isNull() ? "" : node.asText();
    }

    /** A field as a number; empty too when it is not finite. */
    public OptionalDouble number(String field) {
        JsonNode node = fields.path(field);
        return node.isNumber() && Double.isFinite(node.doubleValue())
                ? OptionalDouble.of(node.doubleValue())
                : OptionalDouble.empty();
    }

    /** A field as a whole number. */
    public OptionalLong integer(String field) {
        JsonNode node = fields.path(field);
        return node.isNumber() ? OptionalLong.of(node.longValue()) : OptionalLong.empty();
    }
}
