package io.github.auxtask.provenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.MergeMarkers;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.experiment.plan.IdentityJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of run records: sorted keys, LF, one line for each epoch and evaluation, so that a diff shows what changed;
 * and a digest over everything else, so that a changed record is noticed.
 */
public final class RecordJson {
    private static final String SCHEMA = "schema";
    private static final String DIGEST = "digest";
    private static final String BRING_BACK = "bring it back from the history of the repository";
    private static final JsonMapper MAPPER = mapper();

    private RecordJson() {}

    static byte[] bytes(RunRecord record) {
        try {
            ObjectNode tree = tree(record);
            tree.put(DIGEST, digest(tree));
            Object sorted = MAPPER.treeToValue(tree, Object.class);
            String json = MAPPER.writer(new RecordPrinter()).writeValueAsString(sorted);
            return (json + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a record is always writable", e);
        }
    }

    static String digest(RunRecord record) {
        return digest(tree(record));
    }

    /** All of a record's file but the digest. */
    public static ObjectNode tree(RunRecord record) {
        try {
            ObjectNode tree = (ObjectNode) MAPPER.readTree(MAPPER.writeValueAsBytes(record));
            tree.put(SCHEMA, RunRecord.SCHEMA);
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException("a record is always writable", e);
        }
    }

    static RunRecord read(Path json, String file) {
        try {
            return parse(ReadLimit.RECORD.bytes(json), file);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }

    static RunRecord parse(byte[] json, String file) {
        ObjectNode tree = tree(json, file);
        JsonNode schema = tree.path(SCHEMA);
        if (!schema.isInt() || schema.intValue() < 1 || schema.intValue() > RunRecord.SCHEMA) {
            throw new BadInputException(file + ": field 'schema' is " + (schema.isMissingNode() ? "missing" : schema)
                    + ", but this version reads 1 to " + RunRecord.SCHEMA
                    + ": use the version of auxtask that wrote it, or run it again.");
        }
        JsonNode digest = tree.remove(DIGEST);
        String actual = digest(tree);
        if (tree.remove(SCHEMA).intValue() < RunRecord.SCHEMA) {
            RecordUpgrade.fromFirst(tree);
        }
        RecordShape.check(tree, file);
        RunRecord record = record(tree, file);
        RecordRules.check(record, file);
        if (digest == null || !actual.equals(digest.asText())) {
            throw new BadInputException(
                    file + ": field 'digest' does not fit the rest: the record was changed after it was "
                            + "written; run it again with " + record.command() + " -Daux.force.");
        }
        return record;
    }

    private static ObjectNode tree(byte[] json, String file) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode tree) {
                return tree;
            }
            boolean empty = new String(json, StandardCharsets.UTF_8).isBlank();
            throw new BadInputException(file
                    + (empty ? " is empty; " + BRING_BACK : " is not a run record: it is not a JSON object") + ".");
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new BadInputException(file + line + ": not valid JSON: " + fault(json, e) + ".", e);
        } catch (NumberFormatException e) {
            // The exact numbers of a decimal have a limit of their own, which the library does not expect.
            throw new BadInputException(
                    file + " holds a number whose exponent has too many digits; " + BRING_BACK + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What happens to records in the hands of people and programs has words of its own; the library's would advise to change it. */
    private static String fault(byte[] json, JsonProcessingException e) {
        String text = new String(json, StandardCharsets.UTF_8);
        if (MergeMarkers.line(text) > 0) {
            return "it holds the merge markers of git; keep one of the two records";
        }
        if (text.indexOf('\uFFFD') >= 0) {
            return "it is not UTF-8; " + BRING_BACK;
        }
        if (e instanceof StreamConstraintsException) {
            return "it holds a nesting, a number or a text that is larger than any record's; " + BRING_BACK;
        }
        String words = firstLine(e);
        if (words.startsWith("Non-standard token")) {
            return words.replaceFirst("^Non-standard token '([^']*)'.*", "$1 is no number there");
        }
        return words.startsWith("Unexpected end-of-input") ? "it ends in the middle; " + BRING_BACK : words;
    }

    private static RunRecord record(ObjectNode tree, String file) {
        try {
            return MAPPER.treeToValue(tree, RunRecord.class);
        } catch (JsonMappingException e) {
            throw new BadInputException(file + ": field '" + RecordShape.path(e) + "': " + firstLine(e) + ".", e);
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + " is not a run record: " + firstLine(e) + ".", e);
        }
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("").replaceAll("[.:;]+$", "");
    }

    private static String digest(ObjectNode tree) {
        return ContentId.of(CanonicalJson.of(plain(tree))).hex();
    }

    /** The tree as maps, lists and scalars; a report of a thousand records spends a good part of its time on their digests. */
    private static @Nullable Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, @Nullable Object> map = new HashMap<>();
                node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>(node.size());
                node.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case STRING -> node.textValue();
            default -> null;
        };
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .addModule(IdentityJson.module())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // the shortest decimals, on every Java version
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER, StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }
}
