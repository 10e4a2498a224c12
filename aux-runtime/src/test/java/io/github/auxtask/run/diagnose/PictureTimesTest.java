package io.github.auxtask.run.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.run.store.RunStore;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pictures took is known of the variant, else of the others of its budget, and of no other machine. */
final class PictureTimesTest {
    @TempDir
    private Path folder;

    private List<PlannedRun> runs;
    private PictureTimes times;

    @BeforeEach
    void plans() throws IOException {
        runs = runs("quick");
        times = times("a processor");
    }

    private List<PlannedRun> runs(String budget) throws IOException {
        return Plan.of(SampleReproduction.in(folder).reproduction(), new Selection(budget, null, null, null))
                .runs();
    }

    private PictureTimes times(String processor) {
        return new PictureTimes(RunStore.open(folder.resolve("store")), processor, "cpu");
    }

    @Test
    void beforeAnyWereDrawnNothingIsKnown() {
        assertThat(times.of(runs.get(0))).isEmpty();
    }

    @Test
    void aVariantTakesWhatItTookLastAndOthersTheMean() {
        times.remember(runs.get(0), 99);
        times.remember(runs.get(0), 10);
        PlannedRun second = other(0);
        times.remember(second, 30);
        assertThat(times.of(runs.get(0))).hasValue(10);
        assertThat(times.of(second)).hasValue(30);
        PlannedRun third = runs.stream()
                .filter(run -> !run.variant().equals(runs.get(0).variant())
                        && !run.variant().equals(second.variant()))
                .findFirst()
                .orElseThrow();
        assertThat(times.of(third)).hasValue(20);
    }

    @Test
    void anotherProcessorKnowsNothingOfIt() {
        times.remember(runs.get(0), 10);
        assertThat(times("another processor").of(runs.get(0))).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void aDamagedFileIsAsIfNothingWasDrawn() throws IOException {
        times.remember(runs.get(0), 10);
        try (Stream<Path> files = Files.list(folder.resolve("store/probes"))) {
            Files.writeString(files.findFirst().orElseThrow(), "{half");
        }
        assertThat(times.of(runs.get(0))).isEmpty();
        times.remember(runs.get(0), 11);
        assertThat(times.of(runs.get(0))).hasValue(11);
    }

    private PlannedRun other(int than) {
        return runs.stream()
                .filter(run -> !run.variant().equals(runs.get(than).variant()))
                .findFirst()
                .orElseThrow();
    }
}
