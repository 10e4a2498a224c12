package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerPlacesTest {
    private static final Path HOME = Path.of("home").toAbsolutePath();

    @Test
    void everythingIsUnderTheHomeFolderByDefault() {
        WorkerPlaces places = WorkerPlaces.of(null, null, HOME, Map.of());

        assertThat(places.store()).isEqualTo(HOME.resolve(".auxtask").resolve("store"));
        assertThat(places.engine()).isEqualTo(HOME.resolve(".auxtask").resolve("engine"));
        assertThat(places.data()).isNull();
    }

    @Test
    void theEngineStaysAtHomeWhereverTheStoreIsUnlessTheEnvironmentSaysWhere() {
        Path store = Path.of("a b", "store");

        assertThat(WorkerPlaces.of(store, null, HOME, Map.of()).engine())
                .isEqualTo(HOME.resolve(".auxtask").resolve("engine"));
        assertThat(WorkerPlaces.of(store, null, HOME, Map.of("DJL_CACHE_DIR", "cache"))
                        .engine())
                .isEqualTo(Path.of("cache"));
    }
}
