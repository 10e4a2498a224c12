package io.github.auxtask.method.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.BasicCnn;
import io.github.auxtask.testing.Difference;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.Typed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mixtures and their loss against another implementation's numbers, and how lambda and partners are drawn. */
class MixupFixtureTest {
    private static final int IMAGES = 4;
    private static final int SIZE = 3 * 32 * 32;
    private static final int CLASSES = 10;

    private final FormulaWeights formulas = Fixtures.formulas();
    private final JsonNode fixture = Fixtures.read("signed_input.json");
    private final JsonNode mixup = fixture.get("mixup");

    private Batch batch() {
        int[] labels = Arrays.stream(Fixtures.numbers(mixup.get("labels")))
                .mapToInt(label -> (int) label)
                .toArray();
        return new Batch(0, 0, IMAGES, formulas.images(IMAGES * SIZE), labels, new int[] {0, 1, 2, 3}, List.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void imagesClassesAndLossAreTheReferences(DataType type) {
        double allowed = type == DataType.FLOAT64
                ? 1e-6 // images and shares are mixed in float32
                : fixture.get("tolerance").get("float32_rel").doubleValue();
        SoftCrossEntropy criterion = new SoftCrossEntropy(CLASSES);
        BasicCnn network = new BasicCnn(CLASSES, List.of(0.0, 0.0, 0.0));
        List<String> trained = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("mixup")
                        .method("loss", Mode.TRAIN, Precision.FP32, graph -> {
                            Tensor logits = graph.input("z", -1, CLASSES).leaf();
                            Tensor loss = criterion.loss(
                                    logits, graph.labels("y"), List.of(graph.input("soft", -1, CLASSES)));
                            return List.of(loss, loss.gradient(logits));
                        })
                        .method("train", Mode.TRAIN, Precision.FP32, parameter -> true, graph -> {
                            Tensor logits = network.apply(graph.input("x", -1, 3, 32, 32))
                                    .logits();
                            Tensor loss = criterion.loss(
                                    logits, graph.labels("y"), List.of(graph.input("soft", -1, CLASSES)));
                            Map<String, Tensor> behind = graph.trainableBehind(loss);
                            trained.clear();
                            trained.addAll(behind.keySet());
                            List<Tensor> results = new ArrayList<>(List.of(loss, logits));
                            results.addAll(loss.gradients(List.copyOf(behind.values()), false));
                            return results;
                        })
                        .compile(manager);
                NetworkState state = new NetworkState(
                        manager,
                        program.parameters(),
                        formulas.state(program.parameters().state(), 1.75),
                        type)) {
            Typed typed = new Typed(manager, type);
            NDArray labels = typed.labels(Fixtures.numbers(mixup.get("labels")));
            for (JsonNode expected : mixup.get("cases")) {
                int[] partners = Arrays.stream(Fixtures.numbers(expected.get("permutation")))
                        .mapToInt(index -> (int) index)
                        .toArray();
                double[] lambdas = new double[IMAGES];
                Arrays.fill(lambdas, expected.get("lam").doubleValue());
                Batch mixed = Mixup.mixed(batch(), partners, lambdas, CLASSES);
                assertThat(Difference.ofChecksum(doubles(mixed.images()), expected.get("mixed")))
                        .isLessThan(1e-6);
                float[] soft = mixed.targets().get(0).values();
                close(doubles(soft), expected.get("one_hot"), 1e-6);
                NDArray target = typed.array(soft, IMAGES, CLASSES);
                NDArray logits = typed.array(Fixtures.numbers(mixup.get("logits")), IMAGES, CLASSES);
                NDList loss = program.call("loss", manager, state, logits, labels, target);
                close(Typed.doubles(loss.get(0)), expected.get("loss"), allowed);
                close(Typed.doubles(loss.get(1)), expected.get("logit_gradient"), allowed);
                NDArray x = typed.array(mixed.images(), IMAGES, 3, 32, 32);
                NDList whole = program.call("train", manager, state, x, labels, target);
                close(Typed.doubles(whole.get(0)), expected.get("network_loss"), allowed);
                close(Typed.doubles(whole.get(1)), expected.get("network_logits"), 10 * allowed);
                for (JsonNode norm : expected.get("network_grad_norms")) {
                    NDArray gradient = whole.get(2 + trained.indexOf(norm.get(0).textValue()));
                    assertThat(Difference.norm(Typed.doubles(gradient)))
                            .as(norm.get(0).textValue())
                            .isCloseTo(
                                    norm.get(1).doubleValue(),
                                    within(10 * allowed * norm.get(1).doubleValue()));
                }
            }
        }
    }

    @Test
    void lambdaIsDrawnFromTheBetaDistributionOnceABatchOrOnceAnImage() {
        Batch batch = batch();
        double sum = 0;
        double squares = 0;
        int draws = 2000;
        for (int step = 0; step < draws; step++) {
            Batch at = new Batch(0, step, IMAGES, batch.images(), batch.labels(), batch.indices(), List.of());
            float[] soft = new Mixup(2, false, CLASSES, 5)
                    .apply(at, 0)
                    .targets()
                    .get(0)
                    .values();
            // Of an image that is mixed with another; all classes differ.
            double lambda = soft[batch.labels()[0]];
            sum += lambda;
            squares += lambda * lambda;
            assertThat(new Mixup(2, false, CLASSES, 5)
                            .apply(at, 0)
                            .targets()
                            .get(0)
                            .values())
                    .containsExactly(soft);
        }
        // Beta(2, 2): mean 1/2, variance 1/20; an image that meets itself, one in four, has all of its class.
        assertThat(sum / draws).isCloseTo(0.75 * 0.5 + 0.25, within(0.03));
        assertThat(squares / draws).isCloseTo(0.75 * (0.25 + 0.05) + 0.25, within(0.03));
        float[] each =
                new Mixup(2, true, CLASSES, 5).apply(batch, 0).targets().get(0).values();
        assertThat(Arrays.copyOf(each, CLASSES)).isNotEqualTo(Arrays.copyOfRange(each, CLASSES, 2 * CLASSES));
    }

    private static void close(double[] actual, JsonNode expected, double allowed) {
        assertThat(Difference.ofMaximum(actual, Fixtures.numbers(expected))).isLessThanOrEqualTo(allowed);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
