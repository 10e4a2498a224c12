package io.github.auxtask.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.objective.Targets;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.Goal;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.testing.Difference;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FGSM and PGD against the numbers of cleverhans, advertorch and the label paper's released code (fixtures, attacks.json). */
class AttackFixtureTest {
    private static final int IMAGES = 3;
    private static final int SIZE = 3 * 8 * 8;
    private static final double TOLERANCE = 1e-5;
    private static final Shape SHAPE = new Shape(IMAGES, 3, 8, 8);

    private static JsonNode fixture;
    private static FormulaWeights formulas;
    private static NDManager manager;
    private static AttackedClassifier victim;
    private static NDArray x;

    @BeforeAll
    static void open() {
        fixture = Fixtures.read("attacks.json");
        formulas = Fixtures.formulas();
        manager = NDManager.newBaseManager();
        InputSpec inputs = InputSpec.raw(3, 8, 8);
        ProgramBuilder shape = Program.named("shape")
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(network(graph.input("x", inputs.shape()))));
        Map<String, float[]> values = formulas.state(
                shape.parameters().state(), fixture.get("network").get("gain").doubleValue());
        victim = AttackedClassifier.of(AttackFixtureTest::network, Precision.FP32, manager, inputs, values);
        x = manager.create(floats(formulas.array(60, 0, 1, IMAGES * SIZE)), SHAPE);
    }

    @AfterAll
    static void close() {
        victim.close();
        manager.close();
    }

    private static Tensor network(Tensor x) {
        Tensor h = x.conv("conv1", Conv.of(4, 3).withBias()).relu();
        h = h.conv("conv2", Conv.of(6, 3).stride(2).withBias()).relu();
        return h.flatten().linear("fc1", 8).relu().linear("fc2", 5);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Test
    void networkGivesTheScoresAndTheGradientOfTheFixture() {
        close(victim.scores(manager, x), fixture.get("logits"), "logits");
        JsonNode expected = fixture.get("input_grad_mean_cross_entropy_labels");
        NDArray gradient = victim.call(
                        "gradient",
                        graph -> List.of(AttackLoss.CROSS_ENTROPY.gradient(
                                AttackFixtureTest::network, graph.input("x", -1, 3, 8, 8), graph.labels("y"))),
                        manager,
                        x,
                        labels("labels"))
                .head();
        // The fixture's loss is the mean over the images, ours the sum.
        close(gradient.div(IMAGES), expected.get("grad"), "gradient");
    }

    @ParameterizedTest
    @CsvSource({
        "own_prediction_no_clip_linf, LINF, PREDICTED, UNTARGETED, none",
        "own_prediction_no_clip_l2, L2, PREDICTED, UNTARGETED, none",
        "true_label_clip01_linf, LINF, TRUE, UNTARGETED, unit",
        "true_label_clip01_l2, L2, TRUE, UNTARGETED, unit",
        "targeted_clip01_linf, LINF, TRUE, TARGETED, unit",
        "label_paper_untargeted_image_range, LINF, TRUE, UNTARGETED, own",
        "label_paper_targeted_image_range, LINF, TRUE, TARGETED, own",
    })
    void fgsmGivesTheReferencesImages(String name, Norm norm, LabelSource label, Goal goal, String clip) {
        JsonNode expected = fixture.get("fgsm").get(name);
        Clip range = clip.equals("none")
                ? new Clip.None()
                : clip.equals("own") ? new Clip.OwnRange() : ThreatModel.PIXEL_RANGE;
        ThreatModel threat = ThreatModel.standardised(norm, expected.get("eps").asText())
                .withClip(range)
                .withGoal(goal);
        AttackResult result =
                run(PgdAttack.fgsm(Objective.of(threat).label(label).targets(given())));
        close(result.adversarial(), expected.get("adv"), name);
        if (expected.has("logits")) {
            close(victim.scores(manager, result.adversarial()), expected.get("logits"), name + " logits");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linf_untargeted_given_start",
                "linf_untargeted_from_x",
                "linf_targeted_given_start",
                "linf_targeted_from_x",
                "l2_untargeted_given_start",
                "l2_untargeted_from_x",
                "l2_targeted_given_start",
                "l2_targeted_from_x",
                "l2_untargeted_given_start_project_then_clip",
                "l2_targeted_given_start_project_then_clip",
            })
    void pgdFollowsTheReferencesTrajectoryStepByStep(String name) {
        JsonNode run = fixture.get("pgd").get("runs").get(name);
        boolean projectFirst = name.endsWith("project_then_clip");
        int steps = run.get("trajectory").size() - (projectFirst ? 0 : 1);
        for (int step = 1; step <= steps; step++) {
            JsonNode expected = run.get("trajectory").get(projectFirst ? step - 1 : step);
            AttackResult result = run(pgd(name, projectFirst, step));
            check(name + " step " + step, result.adversarial(), projectFirst ? expected : expected.get("x"));
            if (!projectFirst) {
                double[] norms = Fixtures.numbers(expected.get(name.startsWith("linf") ? "linf" : "l2"));
                for (int i = 0; i < IMAGES; i++) {
                    assertThat(Math.abs(result.outcome().norms()[i] - norms[i])).isLessThan(TOLERANCE);
                }
            }
            if (step == steps) {
                close(result.adversarial(), run.get("final"), name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh_untargeted", "fresh_targeted", "accumulated_untargeted", "accumulated_targeted"})
    void iterativeAttackOfTheLabelPaperIsPgdWithoutClipping(String name) {
        JsonNode iterative = fixture.get("label_paper_iterative");
        JsonNode run = iterative.get("runs").get(name);
        ThreatModel threat = ThreatModel.standardised(
                        Norm.LINF, iterative.get("eps").asText())
                .withGoal(name.endsWith("_targeted") ? Goal.TARGETED : Goal.UNTARGETED);
        Fraction alpha = Fraction.parse(iterative.get("alpha").asText());
        for (int step = 1; step <= run.get("steps").size(); step++) {
            AttackResult result = run(PgdAttack.pgd(Objective.of(threat).targets(given()), alpha, step)
                    .step(
                            name.startsWith("fresh")
                                    ? PgdAttack.StepGradient.FRESH
                                    : PgdAttack.StepGradient.ACCUMULATED));
            check(name + " step " + step, result.adversarial(), run.get("steps").get(step - 1));
            if (step == run.get("steps").size()) {
                close(result.adversarial(), run.get("final"), name);
            }
        }
    }

    private static IterativeAttack pgd(String name, boolean projectFirst, int steps) {
        Norm norm = name.startsWith("linf") ? Norm.LINF : Norm.L2;
        JsonNode budget = fixture.get("pgd").get(name.substring(0, name.indexOf('_')));
        ThreatModel threat = ThreatModel.standardised(norm, budget.get("eps").asText())
                .withClip(ThreatModel.PIXEL_RANGE)
                .withGoal(name.contains("_targeted") ? Goal.TARGETED : Goal.UNTARGETED);
        Objective objective = Objective.of(threat).targets(given());
        IterativeAttack attack = PgdAttack.pgd(
                        objective, Fraction.parse(budget.get("step").asText()), steps)
                .order(projectFirst ? BoundOrder.PROJECT_THEN_CLIP : BoundOrder.CLIP_THEN_PROJECT);
        return name.contains("given_start")
                ? attack.start(start(norm, budget.get("eps").doubleValue()), 1)
                : attack;
    }

    /** The fixture's start as a point of the unit ball; arrays 61 and 62. */
    private static Start start(Norm norm, double epsilon) {
        double[] values = norm == Norm.LINF
                ? formulas.array(61, -epsilon, epsilon, IMAGES * SIZE)
                : formulas.array(62, -1, 1, IMAGES * SIZE);
        return (ball, random, unit, from, size) -> {
            double length = Difference.norm(java.util.Arrays.copyOfRange(values, from, from + size));
            double scale = norm == Norm.LINF ? 1 : 0.5 * epsilon / length;
            for (int i = from; i < from + size; i++) {
                unit[i] = (float) ((float) (values[i] * scale) / epsilon);
            }
        };
    }

    /** The fixture's target of each image, which is told by its scores: attacks ask for targets without saying of which image. */
    private static Targets given() {
        float[] clean = victim.scores(manager, x).toFloatArray();
        int classes = clean.length / IMAGES;
        return (label, scores, random) -> {
            int nearest = IntStream.range(0, IMAGES)
                    .boxed()
                    .min(Comparator.comparingDouble(image -> IntStream.range(0, classes)
                            .mapToDouble(i -> Math.abs(scores[i] - clean[image * classes + i]))
                            .sum()))
                    .orElseThrow();
            return fixture.get("targets").get(nearest).intValue();
        };
    }

    private static AttackResult run(Attack attack) {
        return AttackEngine.run(attack, victim, manager, x, labels("labels"), Lab.random(0, IMAGES));
    }

    private static NDArray labels(String key) {
        return manager.create(IntStream.range(0, IMAGES)
                .mapToLong(i -> fixture.get(key).get(i).longValue())
                .toArray());
    }

    private static void close(NDArray actual, JsonNode expected, String what) {
        float[] values = actual.toFloatArray();
        double[] numbers = Fixtures.numbers(expected);
        assertThat(values).hasSize(numbers.length);
        double worst = IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i] - numbers[i]))
                .max()
                .orElse(1);
        show(what, worst);
        assertThat(worst).as(what).isLessThan(TOLERANCE);
    }

    private static void check(String what, NDArray actual, JsonNode checksum) {
        float[] values = actual.toFloatArray();
        double[] doubles =
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
        double difference = Difference.ofChecksum(doubles, checksum);
        show(what, difference);
        assertThat(difference).as(what).isLessThan(TOLERANCE);
    }

    private static void show(String what, double difference) {
        if (Boolean.getBoolean("auxtask.show-differences")) {
            System.out.printf(Locale.ROOT, "difference | %s | %.2g | %.2g%n", what, difference, TOLERANCE);
        }
    }
}
