package io.github.auxtask.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.train.StepReport;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.Validation;
import io.github.auxtask.train.checkpoint.CheckpointInterval;
import io.github.auxtask.train.checkpoint.CheckpointStore;
import io.github.auxtask.train.declaration.WeightSelection;
import io.github.auxtask.train.schedule.ConstantRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A paper may replace what is done with a batch; here a step that writes given numbers into the only parameter. */
class OwnStepTest {
    @TempDir
    Path folder;

    @SuppressWarnings("ArrayRecordComponent") // shared with the test on purpose
    private record Writing(NetworkState network, float[] values, int[] done) implements TrainingStep {
        @Override
        public List<String> losses() {
            return List.of();
        }

        @Override
        public Supplier<StepReport> run(Batch batch, double learningRate) {
            network.restore(Map.of("p", new float[] {values[done[0]++]}));
            return () -> new StepReport(List.of(1.0), 0);
        }

        @Override
        public Map<String, float[]> snapshot() {
            return Map.of();
        }

        @Override
        public void restore(Map<String, float[]> state) {}

        @Override
        public void close() {}
    }

    private TrainingResult train(NDManager manager, NetworkState network, WeightSelection selection, float... values) {
        ImageShape shape = new ImageShape(1, 1, 1);
        ImageSet images = new ImageSet("one", 1, shape, new byte[1], new int[1]);
        Standardisation unit = new Standardisation(new float[1], new float[] {1});
        int[] done = new int[1];
        // The accuracy is the parameter itself.
        Validation validation = (epoch, stop) -> OptionalDouble.of(network.get("p")[0]);
        Phase phase = new Phase(
                "own",
                values.length,
                BatchLoader.of(ImageExamples.of(images, unit), 1),
                () -> new Writing(network, values, done),
                () -> new ConstantRate(1),
                2,
                validation,
                selection);
        return TrainingLoop.train(new TrainingRun(
                ContentId.of("own"),
                1,
                manager.getEngine(),
                network,
                List.of(phase),
                new CheckpointStore(folder),
                CheckpointInterval.USUAL,
                TrainingListener.NONE,
                () -> false));
    }

    private static Program program(NDManager manager) {
        return Program.named("own")
                .method("p", Mode.EVAL, Precision.FP32, graph -> List.of(graph.parameter("p", ParameterKind.OTHER, 1)))
                .compile(manager);
    }

    private static NetworkState network(NDManager manager, Program program) {
        return new NetworkState(manager, program.parameters(), Map.of("p", new float[1]));
    }

    @Test
    void theBestWeightsAreKeptTheLaterOfEqualsAndTrainingEndsEarly() {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(manager);
                NetworkState network = network(manager, program)) {
            TrainingResult result = train(manager, network, WeightSelection.BEST_VALIDATION, 1, 3, 2, 3, 2, 2.5f, 9, 9);
            assertThat(result.history()).hasSize(6);
            assertThat(result.bestEpoch()).isEqualTo(4);
            assertThat(network.get("p")).containsExactly(3);
        }
    }

    @Test
    void theLastWeightsAreKeptIfTheReleasedCodeIsFollowed() {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(manager);
                NetworkState network = network(manager, program)) {
            TrainingResult result = train(manager, network, WeightSelection.LAST, 1, 3, 2, 2.5f, 9);
            assertThat(result.history()).hasSize(4);
            assertThat(result.bestEpoch()).isEqualTo(2);
            assertThat(network.get("p")).containsExactly(2.5f);
        }
    }

    @Test
    void weightsThatTheLastStepRuinedAreNotHandedOver() {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(manager);
                NetworkState network = network(manager, program)) {
            assertThatThrownBy(() -> train(manager, network, WeightSelection.LAST, 1, Float.NaN))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("parameter p is not finite");
        }
    }
}
