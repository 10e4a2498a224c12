package io.github.auxtask.method.sign;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.ScoreDistribution;
import io.github.auxtask.testing.Difference;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.Typed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Equations 10 and 11 against another implementation's numbers, extreme values among them. */
class AleatoricFixtureTest {
    private static final int CLASSES = 10;
    private static final Backbone NOTHING = x -> new Backbone.Output(x, x);

    /** Noise is listed to nine digits. */
    private static double allowed(DataType type, double single) {
        return type == DataType.FLOAT64 ? 1e-8 : single;
    }

    /** Losses, their gradients, deviations and mean probabilities, of one network. */
    private static NDList run(SignNetwork network, JsonNode given, DataType type, NDManager manager) {
        long samples = given.get("eps").size() / (given.get("f").size() * (long) CLASSES);
        AleatoricCriterion criterion = new AleatoricCriterion(network, (int) samples, false);
        try (Program program = Program.named("aleatoric")
                        .method("losses", Mode.TRAIN, Precision.FP32, graph -> {
                            Tensor outputs = graph.input("outputs", -1, CLASSES + network.deviations())
                                    .leaf();
                            Tensor labels = graph.labels("y");
                            Tensor noise = graph.input("noise", -1, samples, CLASSES);
                            ScoreDistribution.Normal normal = network.distribution(outputs);
                            Tensor losses =
                                    AleatoricCriterion.losses(normal, noise).pick(labels);
                            Tensor probabilities = normal.mean()
                                    .unsqueeze(1)
                                    .add(normal.deviation().unsqueeze(1).mul(noise))
                                    .logSoftmax(2)
                                    .exp()
                                    .sum(1)
                                    .times(1.0 / samples);
                            return List.of(
                                    losses,
                                    criterion.loss(outputs, labels, List.of(noise)),
                                    losses.sum().gradient(outputs),
                                    normal.deviation(),
                                    probabilities);
                        })
                        .compile(manager);
                NetworkState state = new NetworkState(manager, program.parameters(), Map.of(), type)) {
            Typed typed = new Typed(manager, type);
            int images = given.get("f").size();
            NDArray f = typed.array(Fixtures.numbers(given.get("f")), images, CLASSES);
            NDArray s = typed.array(Fixtures.numbers(given.get("s")), images, CLASSES);
            NDArray outputs = f.concat(s.get(":, 0:" + network.deviations()), 1);
            NDArray noise = typed.array(Fixtures.numbers(given.get("eps")), samples, images, CLASSES)
                    .transpose(1, 0, 2);
            NDArray labels = typed.labels(Fixtures.numbers(given.get("labels")));
            return program.call("losses", manager, state, outputs, labels, noise);
        }
    }

    private static void close(NDArray actual, JsonNode expected, double allowed) {
        assertThat(Difference.ofMaximum(Typed.doubles(actual), Fixtures.numbers(expected)))
                .isLessThanOrEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void lossesAndGradientsAreTheReferencesForEveryKindOfDeviation(DataType type) {
        JsonNode losses = Fixtures.read("losses.json");
        JsonNode aleatoric = losses.get("aleatoric");
        double allowed = allowed(type, 1e-5);
        for (boolean exponential : new boolean[] {false, true}) {
            for (int deviations : new int[] {1, CLASSES}) {
                String key = (exponential ? "exp" : "softplus") + (deviations == 1 ? "_scalar_sigma" : "");
                JsonNode expected = aleatoric.get(key);
                try (NDManager manager = NDManager.newBaseManager()) {
                    NDList results =
                            run(new SignNetwork(NOTHING, CLASSES, deviations, exponential), aleatoric, type, manager);
                    assertThat(Typed.doubles(results.get(0).sum())[0]
                                            / expected.get("sum").doubleValue()
                                    - 1)
                            .as(key)
                            .isBetween(-allowed, allowed);
                    NDArray gradients = results.get(2);
                    close(gradients.get(":, 0:" + CLASSES), expected.get("grad_f_of_sum"), allowed);
                    if (deviations == CLASSES) {
                        close(results.get(0), expected.get("per_sample"), allowed);
                        close(results.get(1), expected.get("mean"), allowed);
                        close(gradients.get(":, " + CLASSES + ":"), expected.get("grad_s_of_sum"), allowed);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void extremeValuesGiveTheReferencesLossesAndDeviations(DataType type) {
        JsonNode fixture = Fixtures.read("signed_input.json");
        JsonNode head = fixture.get("aleatoric_head");
        double allowed =
                allowed(type, fixture.get("tolerance").get("float32_rel").doubleValue());
        try (NDManager manager = NDManager.newBaseManager()) {
            NDList results = run(new SignNetwork(NOTHING, CLASSES, CLASSES, false), head, type, manager);
            close(results.get(0), head.get("per_sample"), allowed);
            close(results.get(1), head.get("mean"), allowed);
            close(results.get(2).get(":, 0:" + CLASSES), head.get("grad_f_of_sum"), allowed);
            close(results.get(2).get(":, " + CLASSES + ":"), head.get("grad_s_of_sum"), allowed);
            close(results.get(3), head.get("sigma"), allowed);
            close(results.get(3).mean(new int[] {1}), head.get("uncertainty_mean_over_classes"), allowed);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void meanProbabilitiesOfDrawnScoresAreTheReferences(DataType type) {
        JsonNode fixture = Fixtures.read("signed_input.json");
        JsonNode test = fixture.get("test_time_probabilities");
        double allowed =
                allowed(type, fixture.get("tolerance").get("float32_rel").doubleValue());
        try (NDManager manager = NDManager.newBaseManager()) {
            NDList results = run(new SignNetwork(NOTHING, CLASSES, CLASSES, false), test, type, manager);
            assertThat(Difference.ofMaximum(Typed.doubles(results.get(4)), Fixtures.numbers(test.get("mean_softmax"))))
                    .isLessThanOrEqualTo(allowed);
        }
    }
}
