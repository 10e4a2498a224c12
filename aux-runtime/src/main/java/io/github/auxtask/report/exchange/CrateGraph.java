package io.github.auxtask.report.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All entities of a crate, each once, and the metadata file that lists them. */
final class CrateGraph {
    private static final List<String> CONTEXT =
            List.of("https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context");

    private final Map<String, CrateEntity> entities = new LinkedHashMap<>();

    /** Adds an entity unless it is there; returns the one that is there now. */
    CrateEntity add(CrateEntity entity) {
        CrateEntity known = entities.putIfAbsent(entity.id(), entity);
        return known == null ? entity : known;
    }

    /** The metadata, with line feeds on every system: the same entities always give the same text. */
    String text() {
        List<Map<String, Object>> graph = new ArrayList<>();
        entities.values().forEach(entity -> graph.add(entity.fields()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", CONTEXT);
        document.put("@graph", graph);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try {
            return new ObjectMapper()
                            .writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(indenter)
                                    .withArrayIndenter(indenter))
                            .writeValueAsString(document)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a crate's metadata is plain data", e);
        }
    }
}
