package io.github.auxtask.experiment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaRangesTest {
    /** Numbers without a range wrap when they are read, or are believed. */
    @Test
    void everyNumberHasARange() throws IOException {
        try (InputStream json = ReproductionSchema.class.getResourceAsStream("reproduction.schema.json")) {
            List<String> open = new ArrayList<>();
            collect(new JsonMapper().readTree(json), "", open);
            assertThat(open).isEmpty();
        }
    }

    private static void collect(JsonNode node, String path, List<String> open) {
        String type = node.path("type").asText();
        boolean below = node.has("minimum") || node.has("exclusiveMinimum");
        if ((type.equals("integer") || type.equals("number")) && !(below && node.has("maximum"))) {
            open.add(path);
        }
        node.properties().forEach(entry -> collect(entry.getValue(), path + "/" + entry.getKey(), open));
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            collect(node.get(i), path + "/" + i, open);
        }
    }
}
