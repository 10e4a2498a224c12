package io.github.auxtask.run.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UndefendedTwinTest {
    private static final DatasetDescription SHAPES =
            new ShapesDataset(20, 10).draw().description();

    @TempDir
    private Path folder;

    private TinyReproduction reproduction;
    private RunStore store;
    private PlannedRun clean;
    private PlannedRun adversarial;

    @BeforeEach
    void planBoth() throws IOException {
        reproduction = TinyReproduction.in(folder, 1, "0.05");
        Path yaml = reproduction.folder().resolve("reproduction.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("training: [clean]", "training: [clean, adversarial]"));
        store = RunStore.open(folder.resolve("store"));
        clean = run("task=ft,training=clean");
        adversarial = run("task=ft,training=adversarial");
    }

    @Test
    void theTwinOfAnAdversarialRunIsTheCleanOneThatIsTrainedHere() throws IOException {
        assertThat(twin(adversarial, "smoke")).isEmpty();
        train(clean);
        assertThat(twin(adversarial, "smoke"))
                .hasValueSatisfying(twin -> assertThat(twin.how().run()).isEqualTo(clean));
        assertThat(twin(clean, "smoke")).isEmpty();
    }

    @Test
    void itIsFoundWhereThePlanLeavesItOut() throws IOException {
        train(clean);
        Plan plan = reproduction.plan("smoke", "training=adversarial");
        assertThat(UndefendedTwin.of(RunMethod.of(adversarial), SHAPES, runs(plan), store))
                .hasValueSatisfying(twin -> assertThat(twin.how().run().id()).isEqualTo(clean.id()));
    }

    @Test
    void aTwinThatIsBeingTrainedAgainIsNotUsed() throws IOException {
        train(clean);
        Files.createFile(store.run(clean.id()).again());
        assertThat(twin(adversarial, "smoke")).isEmpty();
    }

    private Optional<UndefendedTwin> twin(PlannedRun run, String budget) {
        return UndefendedTwin.of(RunMethod.of(run), SHAPES, runs(reproduction.plan(budget, null)), store);
    }

    private TrainedRuns runs(Plan plan) {
        return new TrainedRuns(
                plan,
                DataAccess.of(folder),
                new StoredValues(store, missing -> "mvn aux:train", new MethodCheck(new Events(System.out))));
    }

    private PlannedRun run(String only) {
        return reproduction.plan("smoke", only).runs().get(0);
    }

    /** What it leaves in the store, empty. */
    private void train(PlannedRun run) throws IOException {
        RunFolder kept = store.run(run.id());
        Files.createDirectories(kept.weights().getParent());
        Files.createFile(kept.weights());
        Files.createFile(kept.record());
    }
}
