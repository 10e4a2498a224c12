package io.github.auxtask.attack.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.Goal;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Adversarial images inside a training step: that gradients are true, and that training and evaluation attack alike. */
class UnrolledAscentTest {
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
                    return List.of(AttackLoss.CROSS_ENTROPY.gradient(Lab.small(CLASSES), x, y), losses);
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

    private static UnrolledAscent fgsm(LabelSource label) {
        ThreatModel threat = ThreatModel.standardised(Norm.LINF, "0.3");
        return new UnrolledAscent(threat, null, threat.epsilon(), 1, label);
    }

    @Test
    void fgsmInAGraphIsTheAttackBitForBit() {
        ThreatModel threat = ThreatModel.standardised(Norm.LINF, "0.3");
        Objective objective = Objective.of(threat).label(LabelSource.PREDICTED);
        try (AttackedClassifier victim =
                        AttackedClassifier.of(Lab.small(CLASSES), Precision.FP32, manager, Lab.RAW, values);
                Program program = program(Mode.EVAL, graph -> {
                    Tensor x = x(graph);
                    Tensor y = graph.labels("y");
                    return List.of(
                            fgsm(LabelSource.PREDICTED).adversarial(Lab.small(CLASSES), x, y, false),
                            fgsm(LabelSource.PREDICTED).adversarial(Lab.small(CLASSES), x, y, true),
                            fgsm(LabelSource.TRUE).adversarial(Lab.small(CLASSES), x, y, false));
                });
                NetworkState state = new NetworkState(manager, program.parameters(), values)) {
            NDArray own = manager.create(Lab.predictions(victim, manager, images));
            NDList inGraph = program.call("run", manager, state, Lab.array(manager, images), own);
            AttackResult result = Lab.run(PgdAttack.fgsm(objective), victim, manager, images, own.toLongArray());
            float[] expected = result.adversarial().toFloatArray();
            for (NDArray adversarial : inGraph) {
                assertThat(adversarial.toFloatArray()).containsExactly(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LINF, STANDARDISED, none",
        "L2, STANDARDISED, none",
        "LINF, STANDARDISED, own",
        "L2, STANDARDISED, range",
        "LINF, PIXEL, range",
        "L2, PIXEL, range",
        "L2, PIXEL, none",
    })
    void severalStepsAreThoseOfTheAttack(Norm norm, Space space, String clip) {
        String epsilon = norm == Norm.LINF ? "0.1" : "0.8";
        Fraction length = Fraction.parse(norm == Norm.LINF ? "0.04" : "0.3");
        Clip range = switch (clip) {
            case "none" -> new Clip.None();
            case "own" -> new Clip.OwnRange();
            default -> space == Space.PIXEL ? ThreatModel.PIXEL_RANGE : new Clip.Range(-1, 1.5);
        };
        ThreatModel threat = new ThreatModel(norm, Fraction.parse(epsilon), space, range, Goal.UNTARGETED);
        images = Lab.images(COUNT, 1, Lab.STANDARDISED);
        UnrolledAscent ascent = new UnrolledAscent(threat, Lab.STANDARDISED, length, 5, LabelSource.TRUE);
        try (AttackedClassifier victim =
                        AttackedClassifier.of(Lab.small(CLASSES), Precision.FP32, manager, Lab.STANDARDISED, values);
                Program program = program(
                        Mode.EVAL,
                        graph -> List.of(ascent.adversarial(Lab.small(CLASSES), x(graph), graph.labels("y"), false)));
                NetworkState state = new NetworkState(manager, program.parameters(), values)) {
            long[] labels = Lab.labels(victim, manager, images, CLASSES);
            float[] actual = program.call("run", manager, state, Lab.array(manager, images), manager.create(labels))
                    .head()
                    .toFloatArray();
            float[] expected = Lab.run(PgdAttack.pgd(Objective.of(threat), length, 5), victim, manager, images, labels)
                    .adversarial()
                    .toFloatArray();
            assertThat(actual).isNotEqualTo(images);
            for (int i = 0; i < actual.length; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], within(2e-6f));
            }
        }
    }

    @Test
    void pixelsNeedToBeKnownAndThereMustBeAStep() {
        ThreatModel pixels = ThreatModel.pixel(Norm.LINF, "8/255");
        assertThatThrownBy(() -> new UnrolledAscent(pixels, null, pixels.epsilon(), 1, LabelSource.TRUE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("it is not said what a pixel is");
        assertThatThrownBy(() -> new UnrolledAscent(pixels, Lab.RAW, pixels.epsilon(), 0, LabelSource.TRUE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("at least one");
        ThreatModel targeted = pixels.withGoal(Goal.TARGETED);
        assertThatThrownBy(() -> new UnrolledAscent(targeted, Lab.RAW, pixels.epsilon(), 1, LabelSource.TRUE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("goal: untargeted");
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
                            graph -> List.of(fgsm(LabelSource.PREDICTED)
                                    .adversarial(Lab.small(CLASSES), x(graph), graph.labels("y"), !once)));
                    NetworkState state = new NetworkState(manager, program.parameters(), values)) {
                adversarial[passes - 1] = program.call(
                                "run", manager, state, Lab.array(manager, images), manager.create(new long[COUNT]))
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
                            Tensor x = x(graph);
                            Tensor y = graph.labels("y");
                            return trained(fgsm(LabelSource.PREDICTED).adversarial(Lab.small(CLASSES), x, y, false), y);
                        })
                        .method(
                                "train_alone",
                                Mode.TRAIN,
                                Precision.FP32,
                                parameter -> true,
                                graph -> trained(x(graph), graph.labels("y")))
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

    private static List<Tensor> trained(Tensor x, Tensor y) {
        Tensor loss = Lab.small(CLASSES).apply(x).crossEntropy(y);
        List<Tensor> results = new java.util.ArrayList<>(List.of(x));
        results.addAll(
                loss.gradients(List.copyOf(x.graph().trainableBehind(loss).values()), false));
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
                    Tensor direction = Ball.direction(Norm.L2, x);
                    return List.of(
                            direction,
                            Ball.size(Norm.L2, direction),
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
