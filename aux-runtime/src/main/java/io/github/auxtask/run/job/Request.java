package io.github.auxtask.run.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.run.device.DeviceChoice;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the worker is asked to do, read from the JSON file that its command line names. Strict: an unknown key, a missing one
 * or a value of another type is an error, so that a plugin and a runtime of different versions do not misunderstand one
 * another quietly.
 *
 * @param yaml the file that the plan was made from, usually {@code reproduction.yaml}; null where there is none
 * @param plan the plan's JSON file, null where there is none
 * @param store folder of weights and checkpoints
 * @param data folder of data sets, null for the default
 * @param device where to compute
 * @param threads of the engine, null for what the JVM was started with
 * @param force whether to do again what is done
 * @param offline whether nothing may be downloaded
 * @param determinism what is done about it; tested where nothing is said
 * @param timeout seconds after which the parent ends the worker, 0 for never; kept by the parent
 */
public record Request(
        @Nullable Path yaml,
        @Nullable Path plan,
        Path store,
        @Nullable Path data,
        DeviceChoice device,
        @Nullable Integer threads,
        boolean force,
        boolean offline,
        DeterminismMode determinism,
        long timeout) {
    private static final int SCHEMA = 1;
    private static final String USUAL_FILE = "reproduction.yaml";
    private static final List<String> KEYS = List.of(
            "schema",
            "reproduction",
            "file",
            "plan",
            "store",
            "data",
            "device",
            "threads",
            "force",
            "offline",
            "determinism",
            "timeout");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a request.
     *
     * @throws BadInputException if the file is absent or not such a request
     */
    public static Request read(Path file) {
        JsonNode root = parse(file);
        Fields fields = new Fields(root, String.valueOf(file.getFileName()));
        root.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw fields.bad("has the unknown key '" + key + "'" + Suggestion.hint(key, KEYS));
            }
        });
        if (fields.required("schema").asInt() != SCHEMA) {
            throw fields.bad("has schema " + fields.required("schema").asText() + ", but this worker reads schema "
                    + SCHEMA + ": use the plugin and the runtime in one version.");
        }
        Path store = fields.path("store");
        if (store == null) {
            throw fields.bad("lacks 'store', the folder of weights and checkpoints.");
        }
        Path reproduction = fields.path("reproduction");
        return new Request(
                reproduction == null ? null : reproduction.resolve(fields.text("file", USUAL_FILE)),
                fields.path("plan"),
                store,
                fields.path("data"),
                DeviceChoice.parse(fields.text("device", "auto")),
                fields.threads(),
                fields.flag("force"),
                fields.flag("offline"),
                DeterminismMode.parse(fields.text("determinism", "tested")),
                fields.seconds("timeout"));
    }

    /** The file that the plan was made from. */
    public Path requiredYaml() {
        if (yaml == null) {
            throw new BadInputException("The request lacks 'reproduction', the folder of reproduction.yaml.");
        }
        return yaml;
    }

    /** The folder that it lies in. */
    public Path requiredReproduction() {
        return Objects.requireNonNull(requiredYaml().toAbsolutePath().getParent(), "a file lies in a folder");
    }

    /** The plan's file. */
    public Path requiredPlan() {
        if (plan == null) {
            throw new BadInputException("The request lacks 'plan', the JSON file of the runs to do.");
        }
        return plan;
    }

    private static JsonNode parse(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            JsonNode root = JSON.readTree(ReadLimit.RECORD.bytes(file));
            if (root == null || !root.isObject()) {
                throw new BadInputException("The request " + name + " is not a JSON object.");
            }
            return root;
        } catch (NoSuchFileException e) {
            throw new BadInputException("There is no request " + file + ".", e);
        } catch (JsonProcessingException e) {
            throw new BadInputException("The request " + name + " is not JSON: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new BadInputException("The request " + name + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }

    private record Fields(JsonNode root, String file) {
        BadInputException bad(String problem) {
            return new BadInputException("The request " + file + " " + problem);
        }

        private BadInputException mustBe(String key, String what) {
            return bad("has '" + key + "': " + root.get(key) + ", which must be " + what + ".");
        }

        JsonNode required(String key) {
            JsonNode node = root.get(key);
            if (node == null) {
                throw bad("lacks '" + key + "'.");
            }
            return node;
        }

        private @Nullable JsonNode optional(String key) {
            JsonNode node = root.get(key);
            return node == null || node.isNull() ? null : node;
        }

        @Nullable
        Path path(String key) {
            JsonNode node = optional(key);
            if (node == null) {
                return null;
            }
            if (!node.isTextual() || node.textValue().isBlank()) {
                throw mustBe(key, "a path");
            }
            try {
                return Path.of(node.textValue()).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw (BadInputException) mustBe(key, "a path").initCause(e);
            }
        }

        String text(String key, String byDefault) {
            JsonNode node = optional(key);
            if (node == null) {
                return byDefault;
            }
            if (!node.isTextual()) {
                throw mustBe(key, "a text");
            }
            return node.textValue();
        }

        boolean flag(String key) {
            JsonNode node = optional(key);
            if (node != null && !node.isBoolean()) {
                throw mustBe(key, "true or false");
            }
            return node != null && node.booleanValue();
        }

        @Nullable
        Integer threads() {
            JsonNode node = optional("threads");
            if (node == null) {
                return null;
            }
            if (!node.isInt() || node.intValue() < 1) {
                throw mustBe("threads", "a whole number from 1 on");
            }
            return node.intValue();
        }

        long seconds(String key) {
            JsonNode node = optional(key);
            if (node == null) {
                return 0;
            }
            if (!node.isIntegralNumber() || node.longValue() < 0) {
                throw mustBe(key, "a whole number of seconds");
            }
            return node.longValue();
        }
    }
}
