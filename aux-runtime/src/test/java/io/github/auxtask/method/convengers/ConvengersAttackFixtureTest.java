package io.github.auxtask.method.convengers;

import static io.github.auxtask.method.convengers.ReducedConvengers.CLASSES;
import static io.github.auxtask.method.convengers.ReducedConvengers.FIXTURE;
import static io.github.auxtask.method.convengers.ReducedConvengers.SIDE;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.testing.Difference;
import io.github.auxtask.testing.Fixtures;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FGSM and PGD in both spaces against advertorch's numbers, and the clamp that moves most values whatever epsilon is. */
class ConvengersAttackFixtureTest {
    private static final JsonNode ATTACKS = FIXTURE.get("attacks");
    private static final int IMAGES = 3;
    private static final int PLANE = SIDE * SIDE;
    private static final int VALUES = IMAGES * 3 * PLANE;
    private static final int START_ARRAY = 120;
    private static final double TOLERANCE = 1e-5;
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] STD = {0.229f, 0.224f, 0.225f};

    private static NDManager manager;
    private static AttackedClassifier victim;
    private static NDArray x;

    @BeforeAll
    static void open() {
        manager = NDManager.newBaseManager();
        InputSpec inputs = new InputSpec(3, SIDE, SIDE, MEAN, STD);
        ProgramBuilder shape = Program.named("shape")
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(network(graph.input("x", inputs.shape()))));
        victim = AttackedClassifier.of(
                ConvengersAttackFixtureTest::network,
                Precision.FP32,
                manager,
                inputs,
                ReducedConvengers.values(shape.parameters().state(), FIXTURE.get("reduced")));
        float[] standardised = new float[VALUES];
        for (int i = 0; i < VALUES; i++) {
            int channel = i / PLANE % 3;
            standardised[i] = (float) (((float) Fixtures.formulas().v(i) - MEAN[channel]) / (double) STD[channel]);
        }
        x = manager.create(standardised, new Shape(IMAGES, 3, SIDE, SIDE));
    }

    @AfterAll
    static void close() {
        victim.close();
        manager.close();
    }

    private static Tensor network(Tensor x) {
        return ReducedConvengers.network().apply(x).logits();
    }

    @Test
    void clampingTheStandardisedImageAloneChangesTheShareOfValuesAndTheScoresOfTheReference() {
        close(victim.scores(manager, x), ATTACKS.get("clean_logits"));
        NDArray clamped = x.clip(0, 1);
        close(victim.scores(manager, clamped), ATTACKS.get("clamp_only_logits"));
        float[] before = x.toFloatArray();
        float[] after = clamped.toFloatArray();
        long changed =
                IntStream.range(0, VALUES).filter(i -> before[i] != after[i]).count();
        assertThat(Math.abs((double) changed / VALUES
                        - ATTACKS.get("clamp_only_share_of_values_changed").doubleValue()))
                .isLessThan(1e-6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "normalised-clamp01/fgsm/eps_list",
                "normalised-clamp01/pgd/eps_list",
                "pixel/fgsm/eps_list",
                "pixel/pgd/eps_list",
                "pixel/fgsm/eps_8_255",
                "pixel/pgd/eps_8_255"
            })
    void adversarialImagesAndTheirScoresAreTheReferences(String name) {
        JsonNode run = ATTACKS.get("runs").get(name);
        boolean pixel = name.startsWith("pixel");
        String epsilon = run.get("eps").asText();
        ThreatModel threat = pixel
                ? ThreatModel.pixel(Norm.LINF, epsilon)
                : ThreatModel.standardised(Norm.LINF, epsilon).withClip(ThreatModel.PIXEL_RANGE);
        NDArray labels = manager.create(IntStream.range(0, IMAGES)
                .mapToLong(i -> run.get("labels").get(i).longValue())
                .toArray());
        Attack attack = name.contains("/fgsm/") ? PgdAttack.fgsm(Objective.of(threat)) : pgd(Objective.of(threat), run);
        NDArray adversarial = AttackEngine.run(attack, victim, manager, x, labels, Lab.random(0, IMAGES))
                .adversarial();

        float[] values = adversarial.toFloatArray();
        double[] inTheirs = IntStream.range(0, VALUES)
                .mapToDouble(i -> pixel ? values[i] * (double) STD[i / PLANE % 3] + MEAN[i / PLANE % 3] : values[i])
                .toArray();
        assertThat(Difference.ofChecksum(inTheirs, run.get("adv"))).isLessThan(TOLERANCE);
        close(victim.scores(manager, adversarial), run.get("logits"));
    }

    private static Attack pgd(Objective objective, JsonNode run) {
        double epsilon = run.get("eps").doubleValue();
        double[] start = Fixtures.formulas().array(START_ARRAY, -epsilon, epsilon, VALUES);
        return PgdAttack.pgd(
                        objective,
                        Fraction.parse(run.get("step").asText()),
                        run.get("iterations").intValue())
                .order(BoundOrder.PROJECT_THEN_CLIP)
                .start(
                        (ball, random, unit, from, size) -> {
                            for (int i = from; i < from + size; i++) {
                                unit[i] = (float) ((float) start[i] / epsilon);
                            }
                        },
                        1);
    }

    /** Of the largest, as the fixture has it for float32. */
    private static void close(NDArray scores, JsonNode expected) {
        double[] theirs = Fixtures.numbers(expected);
        float[] ours = scores.toFloatArray();
        assertThat(ours).hasSize(IMAGES * CLASSES).hasSameSizeAs(theirs);
        double largest = IntStream.range(0, theirs.length)
                .mapToDouble(i -> Math.abs(theirs[i]))
                .max()
                .orElseThrow();
        for (int i = 0; i < theirs.length; i++) {
            assertThat(Math.abs(ours[i] - theirs[i])).isLessThan(1e-4 * largest);
        }
    }
}
