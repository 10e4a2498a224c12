package io.github.auxtask.maven.worker;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folders outside the project, out of the reach of {@code mvn clean}.
 *
 * @param store weights, checkpoints, per-image predictions
 * @param data the user's folder of data sets, or null: the worker then looks at AUX_DATA_HOME and ~/.auxtask/datasets
 * @param engine where DJL unpacks or downloads libtorch
 */
public record WorkerPlaces(Path store, @Nullable Path data, Path engine) {
    /**
     * Fills in the defaults.
     *
     * @param home the user's home folder
     * @param environment of Maven; its DJL_CACHE_DIR, if set, is the engine's folder
     */
    public static WorkerPlaces of(
            @Nullable Path store, @Nullable Path data, Path home, Map<String, String> environment) {
        Path places = (store == null ? home.resolve(".auxtask").resolve("store") : store)
                .toAbsolutePath()
                .normalize();
        String cache = environment.get("DJL_CACHE_DIR");
        // Never beside the store: where many may write, anyone could leave a library to be loaded.
        Path engine =
                cache == null || cache.isBlank() ? home.resolve(".auxtask").resolve("engine") : Path.of(cache);
        return new WorkerPlaces(
                places, data == null ? null : data.toAbsolutePath().normalize(), engine);
    }
}
