package io.github.auxtask.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.Typed;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.task.AuxiliaryTask;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.task.WeightedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The step that learns loss weights, against the released algorithm's double backward pass, and against differences in lambda. */
class MetaGradientFixtureTest {
    private static final int INPUTS = 6;
    private static final Backbone NETWORK = x -> {
        Tensor features = x.flatten().linear("fc", 8).batchNorm("bn").relu();
        return new Backbone.Output(features, features.linear("main", 3));
    };

    /** A head on the features, with a target that the batch brings. */
    private record Head(String name, List<Long> target, boolean classifies) implements AuxiliaryTask {
        @Override
        public Optional<HostTargets> hostTargets() {
            return Optional.of(new HostTargets(
                    batch -> {
                        throw new UnsupportedOperationException();
                    },
                    List.of(target)));
        }

        @Override
        public Tensor loss(Seen seen) {
            Tensor features = seen.output().features();
            Tensor given = seen.targets().get(0);
            return classifies
                    ? features.linear(name, 4).crossEntropy(given.to(DType.INT64))
                    : features.linear(name, 6).sigmoid().meanSquaredError(given).times(30);
        }
    }

    private static Classification task() {
        return new Classification(
                NETWORK,
                Criterion.CROSS_ENTROPY,
                new ImageShape(INPUTS, 1, 1),
                List.of(
                        new WeightedTask(new Head("rot", List.of(), true), 0.5),
                        new WeightedTask(new Head("enc", List.of(6L), false), 0.5)),
                AdversarialTraining.NONE,
                new Sgd(0, 0, false),
                parameter -> true,
                Precision.FP32);
    }

    /** One call of the method on the fixture's batches. */
    private static final class Lab implements AutoCloseable {
        final JsonNode fixture = Fixtures.read("attacks.json").get("meta_gradient");
        final NDManager manager = NDManager.newBaseManager();
        final Typed typed;
        final Program program;
        final LearnedWeightsProgram methods;
        final Map<String, float[]> start;

        Lab(DataType type) {
            typed = new Typed(manager, type);
            ProgramBuilder builder = Program.named("meta");
            methods = LearnedWeightsProgram.declare(builder, "", ClassificationProgram.declare(builder, "", task()));
            program = builder.compile(manager);
            start = Fixtures.formulas()
                    .state(program.parameters().state(), fixture.get("gain").doubleValue());
        }

        NetworkState network() {
            return new NetworkState(manager, program.parameters(), start, typed.type());
        }

        NDArray rows(JsonNode rows) {
            List<Double> values = new ArrayList<>();
            rows.forEach(row -> row.forEach(value -> values.add(value.doubleValue())));
            // Inputs are float32 values, printed to nine digits.
            float[] array = new float[values.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = values.get(i).floatValue();
            }
            return typed.array(array, rows.size(), array.length / rows.size(), 1, 1);
        }

        NDList learn(NetworkState network, double[] weights, double rate) {
            JsonNode batch = fixture.get("batch");
            JsonNode meta = fixture.get("meta_batch");
            NDArray target = rows(batch.get("enc_target"));
            List<Object> arguments = new ArrayList<>(List.of(
                    rows(batch.get("x")),
                    typed.labels(Fixtures.numbers(batch.get("labels"))),
                    typed.array(
                            Fixtures.numbers(batch.get("rotation_labels")),
                            batch.get("rotation_labels").size()),
                    target.reshape(target.getShape().get(0), 6),
                    typed.array(weights, weights.length),
                    rows(meta.get("x")),
                    typed.labels(Fixtures.numbers(meta.get("labels"))),
                    typed.scalar(fixture.get("alpha").doubleValue()),
                    typed.scalar(fixture.get("beta").doubleValue()),
                    typed.scalar(rate),
                    network.zerosLike(methods.plain().trained(), manager)));
            return program.call(methods.method(), manager, network, arguments.toArray());
        }

        double tolerance() {
            return fixture.get("tolerance")
                    .get(typed.type() == DataType.FLOAT64 ? "float64_rel" : "float32_rel")
                    .doubleValue();
        }

        @Override
        public void close() {
            program.close();
            manager.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void theWeightsMoveAsTheDoubleBackwardPassMovesThem(DataType type) {
        try (Lab lab = new Lab(type);
                NetworkState network = lab.network()) {
            NDList results = lab.learn(network, Fixtures.numbers(lab.fixture.get("lambda_")), 0);
            double[] derivatives = Typed.doubles(results.get(2));
            double[] expected = Fixtures.numbers(lab.fixture.get("dmeta_dlambda_double_backward"));
            for (int i = 0; i < expected.length; i++) {
                assertThat(derivatives[i]).isCloseTo(expected[i], within(lab.tolerance() * Math.abs(expected[i])));
            }
            double[] moved = Typed.doubles(results.get(1));
            double[] chosen = Fixtures.numbers(lab.fixture.get("new_lambda"));
            for (int i = 0; i < chosen.length; i++) {
                assertThat(moved[i]).isCloseTo(chosen[i], within(lab.tolerance()));
            }
            double meta = lab.fixture.get("meta_loss").doubleValue();
            assertThat(Typed.doubles(results.get(3))[0]).isCloseTo(meta, within(lab.tolerance() * meta));
            double[] report = Typed.doubles(results.get(0));
            JsonNode losses = lab.fixture.get("losses");
            int at = 1;
            for (String name : List.of("main_cross_entropy", "rot_cross_entropy", "enc_30_mse")) {
                double loss = losses.get(name).doubleValue();
                assertThat(report[at++]).as(name).isCloseTo(loss, within(lab.tolerance() * loss));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void theUpdateUsesTheNewWeights(DataType type) {
        try (Lab lab = new Lab(type);
                NetworkState network = lab.network()) {
            double[] weights = Fixtures.numbers(lab.fixture.get("lambda_"));
            double[] chosen = Fixtures.numbers(lab.fixture.get("new_lambda"));
            // A rate of 1 without momentum: the update is the gradient.
            lab.learn(network, weights, 1);
            double alpha = lab.fixture.get("alpha").doubleValue();
            for (String name : lab.methods.plain().trained()) {
                double[] psi = Fixtures.numbers(lab.fixture.get("psi_prime").get(name));
                double[] rot = Fixtures.numbers(lab.fixture.get("grad_rot").get(name));
                double[] enc = Fixtures.numbers(lab.fixture.get("grad_enc").get(name));
                float[] before = lab.start.get(name);
                float[] after = network.get(name);
                for (int i = 0; i < psi.length; i++) {
                    double old = (before[i] - psi[i]) / alpha;
                    double gradient = old + (chosen[0] - weights[0]) * rot[i] + (chosen[1] - weights[1]) * enc[i];
                    assertThat((double) before[i] - after[i])
                            .as("%s %d", name, i)
                            .isCloseTo(gradient, within(2e-6));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT64"})
    void theDerivativesAreTheDifferencesOfTheMetaLossInLambda(DataType type) {
        double step = 1e-4;
        try (Lab lab = new Lab(type);
                NetworkState network = lab.network()) {
            double[] weights = Fixtures.numbers(lab.fixture.get("lambda_"));
            double[] derivatives = Typed.doubles(lab.learn(network, weights, 0).get(2));
            for (int i = 0; i < weights.length; i++) {
                double[] more = weights.clone();
                double[] less = weights.clone();
                more[i] += step;
                less[i] -= step;
                double above = Typed.doubles(lab.learn(network, more, 0).get(3))[0];
                double below = Typed.doubles(lab.learn(network, less, 0).get(3))[0];
                assertThat((above - below) / (2 * step))
                        .isCloseTo(derivatives[i], within(1e-6 * Math.abs(derivatives[i])));
            }
        }
    }
}
