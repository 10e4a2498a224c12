package io.github.auxtask.attack.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackResult;
import io.github.auxtask.attack.AttackedClassifier;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The building blocks inside a graph: that gradients are true, and that training and evaluation attack alike. */
class PerturbationTest {
    private static final int COUNT = 8;
    private static final int CLASSES = 4;

    private NDManager manager;
    private Map<String, float[]> values;
    private float[] images;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        values = Lab.values(Lab.small(CLASSES), 5);
        images = Lab.images(COUNT, 1, Lab.RAW);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static Tensor x(Graph graph) {
        return graph.input("x", Lab.RAW.shape());
    }

    /** A method of mode and trained parameters, as adversarial training has it. */
    private Program program(Mode mode, Function<Graph, List<Tensor>> body) {
        return Program.named("training")
                .method("run", mode, Precision.FP32, parameter -> true, body)
                .compile(manager);
    }

    @Test
    void inputGradientsAgreeWithFiniteDifferences() {
        try (Program program = program(Mode.EVAL, graph -> {
                    Tensor x = x(graph);
                    Tensor y = graph.labels("y");
                    Tensor losses =
                            AttackLoss.CROSS_ENTROPY.perImage(Lab.small(CLASSES).apply(x), y);
                    return List.of(Perturbation.gradient(Lab.small(CLASSES), AttackLoss.CROSS_ENTROPY, x, y), losses);
                });
                NetworkState state = new NetworkState(manager, program.parameters(), values, DataType.FLOAT64)) {
            NDArray x = Lab.array(manager, images).toType(DataType.FLOAT64, false);
            NDArray y = manager.create(new long[] {0, 1, 2, 3, 0, 1, 2, 3});
            double[] gradient = program.call("run", manager, state, x, y).get(0).toDoubleArray();
            double[] direction = new double[images.length];
            RandomStream random = RandomStream.of(1, "direction");
            for (int i = 0; i < direction.length; i++) {
                direction[i] = random.nextGaussian();
            }
            NDArray along = manager.create(direction, x.getShape()).mul(1e-5);
            double[] above =
                    program.call("run", manager, state, x.add(along), y).get(1).toDoubleArray();
            double[] below =
                    program.call("run", manager, state, x.sub(along), y).get(1).toDoubleArray();
            for (int n = 0; n < COUNT; n++) {
                double slope = 0;
                for (int i = n * Lab.SIZE; i < (n + 1) * Lab.SIZE; i++) {
                    slope += gradient[i] * direction[i];
                }
                assertThat((above[n] - below[n]) / 2e-5)
                        .as("image %d", n)
                        .isCloseTo(slope, within(1e-5 * Math.abs(slope) + 1e-7));
                assertThat(Math.abs(slope)).isGreaterThan(1e-4);
            }
        }
    }

    @Test
    void fgsmInAGraphIsTheAttackBitForBit() {
        ThreatModel threat = ThreatModel.standardised(Norm.LINF, "0.3");
        Objective objective = Objective.of(threat).label(LabelSource.PREDICTED);
        try (AttackedClassifier victim =
                        AttackedClassifier.of(Lab.small(CLASSES), Precision.FP32, manager, Lab.RAW, values);
                Program program = program(Mode.EVAL, graph -> {
                    Tensor x = x(graph);
                    return List.of(
                            Perturbation.fgsmOfOwnPrediction(Lab.small(CLASSES), x, 0.3),
                            Perturbation.fgsmOfOwnPredictionInTwoPasses(Lab.small(CLASSES), x, 0.3),
                            Perturbation.fgsm(Lab.small(CLASSES), x, graph.labels("y"), 0.3),
                            Perturbation.fgsm(Lab.small(CLASSES), x, graph.labels("z"), graph.scalar("epsilon")));
                });
                NetworkState state = new NetworkState(manager, program.parameters(), values)) {
            NDArray own = manager.create(Lab.predictions(victim, manager, images));
            NDList inGraph =
                    program.call("run", manager, state, Lab.array(manager, images), own, own, manager.create(0.3f));
            AttackResult result = Lab.run(PgdAttack.fgsm(objective), victim, manager, images, own.toLongArray());
            float[] expected = result.adversarial().toFloatArray();
            for (NDArray adversarial : inGraph) {
                assertThat(adversarial.toFloatArray()).containsExactly(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Norm.class)
    void pgdInAGraphIsTheAttack(Norm norm) {
        String epsilon = norm == Norm.LINF ? "0.1" : "0.8";
        double step = norm == Norm.LINF ? 0.04 : 0.3;
        Attack attack = PgdAttack.pgd(
                Objective.of(ThreatModel.standardised(norm, epsilon)), Fraction.parse(Double.toString(step)), 5);
        try (AttackedClassifier victim =
                        AttackedClassifier.of(Lab.small(CLASSES), Precision.FP32, manager, Lab.RAW, values);
                Program program = program(Mode.EVAL, graph -> {
                    Tensor x = x(graph);
                    return List.of(Perturbation.pgd(
                            Lab.small(CLASSES), x, x, graph.labels("y"), norm, Double.parseDouble(epsilon), step, 5));
                });
                NetworkState state = new NetworkState(manager, program.parameters(), values)) {
            long[] labels = Lab.labels(victim, manager, images, CLASSES);
            NDArray inGraph = program.call("run", manager, state, Lab.array(manager, images), manager.create(labels))
                    .head();
            float[] expected = Lab.run(attack, victim, manager, images, labels)
                    .adversarial()
                    .toFloatArray();
            float[] actual = inGraph.toFloatArray();
            for (int i = 0; i < actual.length; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], within(1e-6f));
            }
        }
    }

    @Test
    void onePassMovesRunningStatisticsAsFarAsTwo() {
        float[][] adversarial = new float[2][];
        float[][] mean = new float[2][];
        float[][] variance = new float[2][];
        for (int passes = 1; passes <= 2; passes++) {
            boolean once = passes == 1;
            try (Program program = program(
                            Mode.TRAIN,
                            graph -> List.of(
                                    once
                                            ? Perturbation.fgsmOfOwnPrediction(Lab.small(CLASSES), x(graph), 0.3)
                                            : Perturbation.fgsmOfOwnPredictionInTwoPasses(
                                                    Lab.small(CLASSES), x(graph), 0.3)));
                    NetworkState state = new NetworkState(manager, program.parameters(), values)) {
                adversarial[passes - 1] = program.call("run", manager, state, Lab.array(manager, images))
                        .head()
                        .toFloatArray();
                mean[passes - 1] = state.get("bn1.running_mean");
                variance[passes - 1] = state.get("bn2.running_var");
            }
        }
        assertThat(adversarial[0]).containsExactly(adversarial[1]);
        assertThat(mean[0]).isNotEqualTo(values.get("bn1.running_mean"));
        for (int c = 0; c < mean[0].length; c++) {
            assertThat(mean[0][c]).isCloseTo(mean[1][c], within(1e-6f));
            assertThat(variance[0][c]).isCloseTo(variance[1][c], within(1e-6f));
        }
    }

    @Test
    void aStepOnAdversarialImagesGivesThePlainGradientsOfThoseImages() {
        try (Program program = Program.named("training")
                        .method("both", Mode.TRAIN, Precision.FP32, parameter -> true, graph -> {
                            Tensor adversarial = Perturbation.fgsmOfOwnPrediction(Lab.small(CLASSES), x(graph), 0.3);
                            return trained(graph, adversarial);
                        })
                        .method(
                                "train_alone",
                                Mode.TRAIN,
                                Precision.FP32,
                                parameter -> true,
                                graph -> trained(graph, x(graph)))
                        .compile(manager);
                NetworkState state = new NetworkState(manager, program.parameters(), values)) {
            NDArray y = manager.create(new long[] {0, 1, 2, 3, 0, 1, 2, 3});
            NDList both = program.call("both", manager, state, Lab.array(manager, images), y);
            NDList alone = program.call("train_alone", manager, state, both.get(0), y);
            for (int i = 1; i < both.size(); i++) {
                float[] expected = alone.get(i).toFloatArray();
                float[] actual = both.get(i).toFloatArray();
                for (int j = 0; j < actual.length; j++) {
                    assertThat(actual[j]).isCloseTo(expected[j], within(1e-5f));
                }
            }
        }
    }

    private static List<Tensor> trained(Graph graph, Tensor x) {
        Tensor loss = Lab.small(CLASSES).apply(x).crossEntropy(graph.labels("y"));
        List<Tensor> results = new java.util.ArrayList<>(List.of(x));
        results.addAll(loss.gradients(List.copyOf(graph.trainableBehind(loss).values()), false));
        return results;
    }

    @Test
    void directionsHaveLengthOneEvenWhereGradientsAreTinyAndAreZeroWhereTheyVanish() {
        float[] gradient = new float[2 * Lab.SIZE];
        for (int i = 0; i < Lab.SIZE; i++) {
            gradient[i] = (i % 7 - 3) * 1e-25f;
        }
        // Only the network's parameters make a method callable.
        try (Program program = program(Mode.EVAL, graph -> {
                    Tensor x = x(graph);
                    Tensor direction = Perturbation.direction(Norm.L2, x);
                    return List.of(
                            direction,
                            Perturbation.size(Norm.L2, direction),
                            Lab.small(CLASSES).apply(x));
                });
                NetworkState state = new NetworkState(manager, program.parameters(), values)) {
            NDArray x = manager.create(gradient, new Shape(2, Lab.CHANNELS, Lab.SIDE, Lab.SIDE));
            NDList results = program.call("run", manager, state, x);
            float[] sizes = results.get(1).toFloatArray();
            assertThat(sizes[0]).isCloseTo(1, within(1e-6f));
            assertThat(sizes[1]).isZero();
        }
    }
}
