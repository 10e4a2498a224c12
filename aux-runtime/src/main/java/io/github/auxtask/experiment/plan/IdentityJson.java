package io.github.auxtask.experiment.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import java.io.IOException;

/**
 * Ids in JSON, the same in plans and records: an id is its 64 digits; a needed run is its id or, where it has a role, {@code {"as":
 * "source", "run": ID}}.
 */
public final class IdentityJson {
    private static final String AS = "as";
    private static final String RUN = "run";

    private IdentityJson() {}

    /** For a mapper. */
    public static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(ContentId.class, new IdSerializer())
                .addDeserializer(ContentId.class, new IdDeserializer())
                .addSerializer(NeededRun.class, new NeedSerializer())
                .addDeserializer(NeededRun.class, new NeedDeserializer());
    }

    private static ContentId id(String hex, DeserializationContext context) throws IOException {
        try {
            return new ContentId(hex);
        } catch (BadInputException e) {
            throw context.weirdStringException(hex, ContentId.class, e.getMessage());
        }
    }

    private static final class IdSerializer extends StdSerializer<ContentId> {
        private static final long serialVersionUID = 1;

        IdSerializer() {
            super(ContentId.class);
        }

        @Override
        public void serialize(ContentId id, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(id.hex());
        }
    }

    private static final class IdDeserializer extends FromStringDeserializer<ContentId> {
        private static final long serialVersionUID = 1;

        IdDeserializer() {
            super(ContentId.class);
        }

        @Override
        protected ContentId _deserialize(String hex, DeserializationContext context) throws IOException {
            return id(hex, context);
        }
    }

    private static final class NeedSerializer extends StdSerializer<NeededRun> {
        private static final long serialVersionUID = 1;

        NeedSerializer() {
            super(NeededRun.class);
        }

        @Override
        public void serialize(NeededRun need, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (need.as().isEmpty()) {
                json.writeString(need.run().hex());
                return;
            }
            json.writeStartObject();
            json.writeStringField(AS, need.as());
            json.writeStringField(RUN, need.run().hex());
            json.writeEndObject();
        }
    }

    private static final class NeedDeserializer extends StdDeserializer<NeededRun> {
        private static final long serialVersionUID = 1;

        NeedDeserializer() {
            super(NeededRun.class);
        }

        @Override
        public NeededRun deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                return NeededRun.of(id(json.getText(), context));
            }
            JsonNode node = context.readTree(json);
            boolean whole = node.isObject()
                    && node.size() == 2
                    && node.path(AS).isTextual()
                    && !node.path(AS).textValue().isEmpty()
                    && node.path(RUN).isTextual();
            if (!whole) {
                return context.reportInputMismatch(
                        NeededRun.class, "a needed run is an id, or {\"as\": a role, \"run\": an id}");
            }
            return new NeededRun(node.path(AS).textValue(), id(node.path(RUN).textValue(), context));
        }
    }
}
