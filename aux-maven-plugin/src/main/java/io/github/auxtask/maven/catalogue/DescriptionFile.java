package io.github.auxtask.maven.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the worker's last description, so that it is not asked again for what it would say again. */
final class DescriptionFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    DescriptionFile(Path file) {
        this.file = file;
    }

    /** The description that was kept under this key; nothing if there is none, or none that can be read. */
    Optional<Description> read(String key) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(file.toFile());
            return root.path("key").asText().equals(key)
                    ? Optional.of(new Description(list(root.path("extensions")), list(root.path("problems"))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps a description under this key instead of the one before. */
    void write(String key, Description description) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("key", key);
        root.put("extensions", description.extensions());
        root.put("problems", description.problems());
        AtomicFile.write(file, JSON.writeValueAsBytes(root));
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }
}
