package io.github.auxtask.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Brings a record of schema 1 to the present form, so that what was trained before can still be evaluated and shown. What it
 * lacks was not recorded: {@code null}, or empty; nothing is guessed.
 */
final class RecordUpgrade {
    private RecordUpgrade() {}

    /** Adds the fields that schema 2 brought. A field that is there stays, and is judged like any other. */
    static void fromFirst(ObjectNode record) {
        JsonNode data = record.path("data");
        objects(data, "files");
        nulls(data, "tensors");
        lists(data, "mean", "std", "classes");
        record.path("training").path("history").forEach(epoch -> objects(epoch, "weights"));
        for (JsonNode evaluation : record.path("evaluations")) {
            nulls(evaluation, "correctBits", "provenance");
            lists(evaluation, "checks", "attacks");
            objects(evaluation, "curves");
        }
        JsonNode provenance = record.path("provenance");
        nulls(provenance.path("code"), "branch");
        texts(provenance.path("hardware"), "flags");
        objects(provenance, "artifacts", "arithmetic", "streams");
        texts(provenance, "jvm");
        nulls(provenance, "cudnnBenchmark", "determinism");
        nulls(record.path("cost"), "joules");
    }

    private static void nulls(JsonNode node, String... names) {
        if (node instanceof ObjectNode object) {
            List.of(names).stream().filter(name -> !object.has(name)).forEach(object::putNull);
        }
    }

    private static void texts(JsonNode node, String name) {
        if (node instanceof ObjectNode object && !object.has(name)) {
            object.put(name, "");
        }
    }

    private static void lists(JsonNode node, String... names) {
        if (node instanceof ObjectNode object) {
            List.of(names).stream().filter(name -> !object.has(name)).forEach(object::putArray);
        }
    }

    private static void objects(JsonNode node, String... names) {
        if (node instanceof ObjectNode object) {
            List.of(names).stream().filter(name -> !object.has(name)).forEach(object::putObject);
        }
    }
}
