package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.experiment.spec.MethodRef;
import io.github.auxtask.maven.cluster.QueueOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {
    private static final Path ENGINE = Path.of("engine");

    @ParameterizedTest
    @CsvSource({"cpu, false, true", "cpu, true, true", "cu128, false, false", "cu128, true, true", "local, false, true"
    })
    void onlyTheGpuFlavorMayDownloadNativesAndOnlyOnline(String flavor, boolean mavenOffline, boolean djlOffline) {
        WorkerSettings settings = new WorkerSettings(Flavor.parse(flavor), 2, mavenOffline, null, false);

        assertThat(settings.jvmArguments(Path.of("w"))).contains("-Dai.djl.offline=" + djlOffline);
    }

    @Test
    void nativeAccessIsDeclaredForTheEngine() {
        assertThat(new WorkerSettings(Flavor.CPU, 1, false, null, false).jvmArguments(Path.of("w")))
                .contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void extraArgumentsAreSplitLikeACommandLineAndComeLast() {
        WorkerSettings settings = new WorkerSettings(Flavor.CPU, 3, false, " -Xmx3g \"-Dx=a b\" ", false);

        assertThat(settings.jvmArguments(Path.of("w")))
                .contains("-Dai.djl.pytorch.num_threads=3")
                .endsWith("-Xmx3g", "-Dx=a b");
    }

    @Test
    void theCpuFlavorIgnoresALibtorchOfTheEnvironment() {
        Map<String, String> environment = new WorkerSettings(Flavor.CPU, 2, false, null, false)
                .environment(Map.of("PYTORCH_LIBRARY_PATH", "/opt/torch", "PATH", "p"), ENGINE);

        assertThat(environment)
                .doesNotContainKey("PYTORCH_LIBRARY_PATH")
                .containsEntry("PYTORCH_FLAVOR", "cpu")
                .containsEntry("DJL_CACHE_DIR", "engine")
                .containsEntry("NVIDIA_TF32_OVERRIDE", "0")
                .containsEntry("PATH", "p");
    }

    @Test
    void tf32IsNotForbiddenWhereARunAsksForIt() {
        WorkerSettings settings = new WorkerSettings(Flavor.CU128, 2, false, null, false);

        assertThat(settings.of(planOf("fp32", "bf16")).environment(Map.of(), ENGINE))
                .containsEntry("NVIDIA_TF32_OVERRIDE", "0");
        assertThat(settings.of(planOf("fp32", "tf32")).environment(Map.of(), ENGINE))
                .doesNotContainKey("NVIDIA_TF32_OVERRIDE");
        assertThat(settings.of(planOf("tf32")).environment(Map.of("NVIDIA_TF32_OVERRIDE", "0"), ENGINE))
                .as("what the user has set stays, and the worker refuses")
                .containsEntry("NVIDIA_TF32_OVERRIDE", "0");
    }

    private static Plan planOf(String... precisions) {
        List<PlannedRun> runs = new ArrayList<>();
        for (String precision : precisions) {
            runs.add(PlannedRun.of(
                    Map.of(),
                    1,
                    Map.of("precision", precision),
                    new MethodRef("some-method", 1),
                    new DataRef("shapes", "1", Map.of()),
                    List.of(),
                    List.of()));
        }
        return new Plan("some", "quick", false, runs);
    }

    @Test
    void threadsThatWaitSleepUnlessTheUserWantsOtherwise() {
        WorkerSettings settings = new WorkerSettings(Flavor.CPU, 2, false, null, false);

        assertThat(settings.environment(Map.of(), ENGINE)).containsEntry("OMP_WAIT_POLICY", "PASSIVE");
        assertThat(settings.environment(Map.of("OMP_WAIT_POLICY", "ACTIVE"), ENGINE))
                .containsEntry("OMP_WAIT_POLICY", "ACTIVE");
    }

    @ParameterizedTest
    @CsvSource({"GOMP_SPINCOUNT", "MALLOC_MMAP_MAX_", "MALLOC_TRIM_THRESHOLD_", "MALLOC_ARENA_MAX", "GLIBC_TUNABLES"})
    void memoryThatWasFreedStaysWithTheWorkerUnlessTheUserWantsOtherwise(String name) {
        WorkerSettings settings = new WorkerSettings(Flavor.CPU, 2, false, null, false);

        assertThat(settings.environment(Map.of(), ENGINE)).containsKey(name);
        assertThat(settings.environment(Map.of(name, "7"), ENGINE)).containsEntry(name, "7");
        assertThat(QueueOptions.ofWorkers(Map.of(name, "7")))
                .as("a queue's task sees it, too")
                .containsEntry(name, "7");
    }

    @Test
    void theLocalFlavorNeedsItsFolder() {
        WorkerSettings settings = new WorkerSettings(Flavor.LOCAL, 2, false, null, false);

        assertThatThrownBy(() -> settings.environment(Map.of(), ENGINE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("PYTORCH_LIBRARY_PATH");
    }

    @Test
    void anUnknownFlavorNamesTheKnownOnes() {
        assertThatThrownBy(() -> Flavor.parse("gpu"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("cpu, cu128 or local");
    }

    @Test
    void equalBitsAreAskedForOnlyOnDemand() {
        Path engine = Path.of("engine");
        assertThat(new WorkerSettings(Flavor.CPU, 2, false, null, true).environment(Map.of(), engine))
                .containsEntry("CUBLAS_WORKSPACE_CONFIG", ":4096:8");
        assertThat(new WorkerSettings(Flavor.CPU, 2, false, null, false).environment(Map.of(), engine))
                .doesNotContainKey("CUBLAS_WORKSPACE_CONFIG");
    }

    @Test
    void aWorkerSeesTheOneGpuThatItWasGiven() {
        WorkerSettings one = new WorkerSettings(Flavor.CU128, 2, false, null, false, "1", false);
        assertThat(one.environment(Map.of("CUDA_VISIBLE_DEVICES", "0,1"), ENGINE))
                .containsEntry("CUDA_VISIBLE_DEVICES", "1");
        assertThat(new WorkerSettings(Flavor.CU128, 2, false, null, false)
                        .environment(Map.of("CUDA_VISIBLE_DEVICES", "0,1"), ENGINE))
                .containsEntry("CUDA_VISIBLE_DEVICES", "0,1");
    }
}
