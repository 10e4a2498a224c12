package io.github.auxtask.attack.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackTask;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.gradient.ApgdAttack;
import io.github.auxtask.attack.gradient.ApgdLoss;
import io.github.auxtask.attack.gradient.ApgdSchedule;
import io.github.auxtask.attack.gradient.ApgdState;
import io.github.auxtask.attack.objective.DlrLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** APGD against the numbers of its authors' code (fixtures, apgd.json). */
class ApgdFixtureTest {
    private static JsonNode fixture;
    private static FormulaWeights formulas;
    private static NDManager manager;
    private static AttackedClassifier victim;
    private static NDArray x;
    private static NDArray labels;
    private static int images;
    private static int size;

    @BeforeAll
    static void open() {
        fixture = Fixtures.read("apgd.json");
        formulas = Fixtures.formulas();
        manager = NDManager.newBaseManager();
        long[] shape = longs(fixture.get("network").get("input_shape"));
        images = (int) shape[0];
        InputSpec inputs = InputSpec.raw((int) shape[1], (int) shape[2], (int) shape[3]);
        size = inputs.size();
        Map<String, float[]> values = formulas.state(
                Program.named("shape")
                        .method(
                                "scores",
                                Mode.EVAL,
                                Precision.FP32,
                                graph -> List.of(network(graph.input("x", inputs.shape()))))
                        .parameters()
                        .state(),
                fixture.get("network").get("gain").doubleValue());
        victim = AttackedClassifier.of(ApgdFixtureTest::network, Precision.FP32, manager, inputs, values);
        float[] pixels = new float[images * size];
        double[] formula = formulas.array(60, 0, 1, pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) formula[i];
        }
        x = manager.create(pixels, new Shape(shape));
        labels = manager.create(longs(fixture.get("labels")));
    }

    @AfterAll
    static void close() {
        victim.close();
        manager.close();
    }

    private static Tensor network(Tensor input) {
        Tensor h = input.conv("conv1", Conv.of(4, 3).withBias()).relu();
        h = h.conv("conv2", Conv.of(6, 3).stride(2).withBias()).relu();
        return h.flatten().linear("fc1", 8).relu().linear("fc2", 5);
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 50, 100})
    void stepSizesAreReviewedWhenTheReferenceReviewsThem(int steps) {
        JsonNode expected = fixture.get("checkpoints").get(Integer.toString(steps));
        List<ApgdSchedule.Review> reviews = ApgdSchedule.of(steps);
        assertThat(reviews.stream().mapToLong(ApgdSchedule.Review::after).toArray())
                .isEqualTo(longs(expected.get("iterations_done_at_check")));
        List<Long> intervals = new ArrayList<>();
        expected.get("zero_based_iteration_and_interval_length")
                .forEach(pair -> intervals.add(pair.get(1).longValue()));
        assertThat(reviews).extracting(review -> (long) review.interval()).isEqualTo(intervals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dlr", "dlr_targeted"})
    void dlrLossAndItsGradientAreTheReferences(String name) {
        JsonNode dlr = fixture.get("dlr");
        double tolerance = dlr.get("tolerance").get("float32_rel").doubleValue();
        double[] flat = Fixtures.numbers(dlr.get("logits"));
        float[] logits = new float[flat.length];
        for (int i = 0; i < flat.length; i++) {
            logits[i] = (float) flat[i];
        }
        long[] truth = longs(dlr.get("labels"));
        long classes = flat.length / truth.length;
        boolean targeted = name.endsWith("targeted");
        try (Program program = Program.named(name)
                .method("run", Mode.EVAL, Precision.FP32, graph -> {
                    Tensor leaf = graph.input("scores", -1, classes).leaf();
                    Tensor y = graph.labels("labels");
                    Tensor t = graph.labels("targets");
                    Tensor loss = targeted ? DlrLoss.targeted(leaf, y, t) : DlrLoss.untargeted(leaf, y);
                    return List.of(loss, loss.sum().gradient(leaf));
                })
                .compile(manager)) {
            var state = new io.github.auxtask.graph.state.NetworkState(manager, program.parameters(), Map.of());
            var results = program.call(
                    "run",
                    manager,
                    state,
                    manager.create(logits, new Shape(truth.length, classes)),
                    manager.create(truth),
                    manager.create(longs(dlr.get("targets"))));
            state.close();
            relative(results.get(0).toFloatArray(), Fixtures.numbers(dlr.get(name)), tolerance);
            relative(results.get(1).toFloatArray(), Fixtures.numbers(dlr.get(name + "_grad_of_sum")), tolerance);
        }
    }

    private static void relative(float[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("value %d", i)
                    .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linf_ce", "Linf_dlr", "Linf_dlr_targeted", "L2_ce", "L2_dlr", "L2_dlr_targeted"})
    void shortRunReachesTheReferencesLossAndVerdict(String name) {
        JsonNode run = fixture.get("runs").get(name);
        Norm norm = name.startsWith("Linf") ? Norm.LINF : Norm.L2;
        boolean targeted = name.endsWith("targeted");
        ApgdLoss loss = targeted ? ApgdLoss.TARGETED_DLR : name.endsWith("dlr") ? ApgdLoss.DLR : ApgdLoss.OBJECTIVE;
        ThreatModel threat =
                ThreatModel.standardised(norm, run.get("eps").asText()).withClip(ThreatModel.PIXEL_RANGE);
        NDArray targets = targeted ? manager.create(longs(run.get("targets"))) : labels;
        AttackTask task = new AttackTask(victim, Objective.of(threat), x, labels, Lab.random(0, images));
        int steps = run.get("n_iter").intValue();
        try (ApgdState state = new ApgdState(task, targets, loss, manager)) {
            state.start(start(norm));
            List<ApgdSchedule.Review> reviews = ApgdSchedule.of(steps);
            for (int done = 1; done <= steps; done++) {
                state.step();
                int now = done;
                reviews.stream()
                        .filter(review -> review.after() == now)
                        .forEach(review -> state.review(review.interval()));
            }
            double[] expected = Fixtures.numbers(run.get("best_loss"));
            float[] losses = state.bestLosses();
            for (int i = 0; i < images; i++) {
                assertThat((double) losses[i])
                        .as("%s, image %d", name, i)
                        .isCloseTo(expected[i], within(1e-3 * Math.abs(expected[i])));
            }
            state.dropSuccesses();
            int[] standing = IntStream.range(0, images)
                    .filter(i -> run.get("still_correct").get(i).booleanValue())
                    .toArray();
            assertThat(state.rows()).isEqualTo(standing);
        }
    }

    /** The fixture's start as a point of the unit ball: corners, or on the way to them. */
    private static float[] start(Norm norm) {
        double[] values = formulas.array(83, -1, 1, images * size);
        float[] unit = new float[values.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (Math.signum(values[i]) / (norm == Norm.LINF ? 1 : 14));
        }
        return unit;
    }

    @Test
    void wholeAttackLeavesTheImagesStandingThatTheReferenceLeaves() {
        JsonNode run = fixture.get("runs").get("Linf_dlr");
        ThreatModel threat =
                ThreatModel.standardised(Norm.LINF, run.get("eps").asText()).withClip(ThreatModel.PIXEL_RANGE);
        float[] given = start(Norm.LINF);
        Attack attack = ApgdAttack.dlr(
                Objective.of(threat),
                run.get("n_iter").intValue(),
                1,
                (norm, random, unit, from, count) -> System.arraycopy(given, from, unit, from, count));
        AttackResult result = AttackEngine.run(attack, victim, manager, x, labels, Lab.random(0, images));
        for (int i = 0; i < images; i++) {
            assertThat(result.outcome().after()[i] == result.outcome().labels()[i])
                    .as("image %d", i)
                    .isEqualTo(run.get("still_correct").get(i).booleanValue());
        }
        assertThat(result.outcome().imageGradients())
                .isLessThanOrEqualTo(images * (run.get("n_iter").longValue() + 1));
    }

    @Test
    void dlrNeedsThreeClassesAndSaysSo() {
        try (AttackedClassifier two = Lab.victim(manager, Lab.linear(2), Lab.RAW)) {
            float[] few = Lab.images(4, 1, Lab.RAW);
            ThreatModel threat = ThreatModel.standardised(Norm.LINF, "0.1");
            assertThatThrownBy(() -> Lab.run(
                            ApgdAttack.dlr(Objective.of(threat), 5, 1),
                            two,
                            manager,
                            few,
                            Lab.predictions(two, manager, few)))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("needs 3 classes");
        }
    }
}
