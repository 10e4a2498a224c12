package io.github.auxtask.experiment.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The plan as the plugin hands it to the worker. */
final class PlanJson {
    private static final int SCHEMA = 2;
    private static final JsonMapper MAPPER = mapper();

    private record Stored(
            int schema,
            String reproduction,
            String budget,
            boolean evidence,
            List<PlannedRun> runs,
            Set<ContentId> onlyNeeded) {}

    private PlanJson() {}

    static byte[] bytes(Plan plan) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        try {
            String json = MAPPER.writer(printer)
                    .writeValueAsString(new Stored(
                            SCHEMA,
                            plan.reproduction(),
                            plan.budget(),
                            plan.evidence(),
                            plan.runs(),
                            plan.onlyNeeded()));
            return (json + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a plan is always writable", e);
        }
    }

    static Plan read(Path json) {
        String file = String.valueOf(json.getFileName());
        Stored stored;
        try {
            byte[] bytes = ReadLimit.RECORD.bytes(json);
            int schema = schema(bytes);
            if (schema != SCHEMA) {
                throw new BadInputException(file + " has schema " + schema + ", but this version reads " + SCHEMA
                        + ": plugin and runtime are of different versions.");
            }
            stored = MAPPER.readValue(bytes, Stored.class);
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + " is not a plan: " + e.getOriginalMessage() + ".", e);
        } catch (NumberFormatException e) {
            throw new BadInputException(file + " is not a plan: the exponent of a number has too many digits.", e);
        } catch (IOException e) {
            throw new BadInputException("The plan " + file + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
        check(stored.runs(), file);
        return new Plan(stored.reproduction(), stored.budget(), stored.evidence(), stored.runs(), stored.onlyNeeded());
    }

    /** The first key of a plan: the tens of megabytes behind it are read once, below. */
    private static int schema(byte[] json) throws IOException {
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean schema = parser.currentName().equals("schema");
                    parser.nextToken();
                    if (schema) {
                        return parser.getValueAsInt(SCHEMA);
                    }
                    parser.skipChildren();
                }
            }
        }
        return SCHEMA;
    }

    private static void check(List<PlannedRun> runs, String file) {
        Set<ContentId> earlier = new HashSet<>();
        for (PlannedRun run : runs) {
            if (!run.identity().id().equals(run.id())) {
                throw new BadInputException(file + ": the id of " + run.label()
                        + " does not fit its configuration; make the plan again instead of editing it.");
            }
            if (!earlier.containsAll(run.neededIds())) {
                throw new BadInputException(file + ": " + run.label() + " comes before a run that it needs.");
            }
            if (!earlier.add(run.id())) {
                throw new BadInputException(file + ": " + run.label() + " is there twice.");
            }
        }
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .addModule(IdentityJson.module())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }
}
