package io.github.auxtask.maven.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the worker is asked to do, as the JSON file that it reads.
 *
 * @param reproduction the folder of {@code reproduction.yaml}, null where there is none ({@code doctor})
 * @param file name of the file there that the plan was made from; null for {@code reproduction.yaml}
 * @param plan the plan's JSON file, null where there is none
 * @param store folder of checkpoints and weights
 * @param data folder of data sets, null for the worker's default
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param threads of the engine, null for all
 * @param force true to do again what is done
 * @param offline true to download nothing
 * @param determinism {@code tested}, {@code bitwise} or {@code untested}
 * @param timeout seconds, 0 for none
 */
public record WorkerRequest(
        @Nullable Path reproduction,
        @Nullable String file,
        @Nullable Path plan,
        Path store,
        @Nullable Path data,
        String device,
        @Nullable Integer threads,
        boolean force,
        boolean offline,
        String determinism,
        long timeout) {

    private static final int SCHEMA = 1;

    /** Writes the JSON. */
    public void write(Path request) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("reproduction", text(reproduction));
        json.put("file", file);
        json.put("plan", text(plan));
        json.put("store", text(store));
        json.put("data", text(data));
        json.put("device", device);
        json.put("threads", threads);
        json.put("force", force);
        json.put("offline", offline);
        json.put("determinism", determinism);
        json.put("timeout", timeout);
        try {
            byte[] bytes = new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsBytes(json);
            Files.write(request, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The worker's request " + request + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toAbsolutePath().normalize().toString();
    }
}
