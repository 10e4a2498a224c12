package io.github.auxtask.attack.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RunFailedException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every attack: bounds, ranges, independence of batches, and what is refused. */
class PgdAttackTest {
    private static final int COUNT = 18;
    private static final int CLASSES = 4;
    private static final float ROUNDING = 1e-6f;

    private static NDManager manager;
    private static AttackedClassifier victim;
    private static float[] images;
    private static long[] labels;

    @BeforeAll
    static void open() {
        manager = NDManager.newBaseManager();
        victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED);
        images = Lab.images(COUNT, 1, Lab.STANDARDISED);
        labels = Lab.labels(victim, manager, images, CLASSES);
    }

    @AfterAll
    static void close() {
        victim.close();
        manager.close();
    }

    private static Objective objective(Norm norm, Space space, String epsilon) {
        return Objective.of(
                space == Space.PIXEL ? ThreatModel.pixel(norm, epsilon) : ThreatModel.standardised(norm, epsilon));
    }

    private static IterativeAttack pgd(Norm norm, Space space, String epsilon, String step, int steps) {
        return PgdAttack.pgd(objective(norm, space, epsilon), Fraction.parse(step), steps);
    }

    private static float[] adversarial(Attack attack) {
        return Lab.run(attack, victim, manager, images, labels).adversarial().toFloatArray();
    }

    @ParameterizedTest
    @CsvSource({"LINF, STANDARDISED", "LINF, PIXEL", "L2, STANDARDISED", "L2, PIXEL"})
    void fgsmIsPgdWithOneStepOfEpsilonBitForBit(Norm norm, Space space) {
        float[] fgsm = adversarial(PgdAttack.fgsm(objective(norm, space, "8/255")));
        assertThat(adversarial(pgd(norm, space, "8/255", "8/255", 1))).containsExactly(fgsm);
        assertThat(fgsm).isNotEqualTo(images);
    }

    @ParameterizedTest
    @CsvSource({"LINF, STANDARDISED", "LINF, PIXEL", "L2, STANDARDISED", "L2, PIXEL"})
    void epsilonZeroChangesNothing(Norm norm, Space space) {
        assertThat(adversarial(PgdAttack.fgsm(objective(norm, space, "0")))).containsExactly(images);
        IterativeAttack attack =
                pgd(norm, space, "0", "0.1", 3).start(Start.UNIFORM, 2).keep(KeptIterate.SUCCESS);
        assertThat(adversarial(attack)).containsExactly(images);
    }

    @ParameterizedTest
    @CsvSource({
        "LINF, STANDARDISED, LAST",
        "LINF, PIXEL, SUCCESS",
        "L2, STANDARDISED, HIGHEST_LOSS",
        "L2, PIXEL, SUCCESS",
        "L2, STANDARDISED, LAST",
    })
    void normsNeverExceedEpsilon(Norm norm, Space space, KeptIterate keep) {
        String epsilon = norm == Norm.LINF ? "0.1" : "0.7";
        IterativeAttack attack =
                pgd(norm, space, epsilon, "0.3", 6).start(Start.UNIFORM, 2).keep(keep);
        AttackResult result = Lab.run(attack, victim, manager, images, labels);
        float bound = (float) attack.threat().epsilon().value() + ROUNDING;
        assertThat(Lab.largest(result.outcome().norms()))
                .isLessThanOrEqualTo(bound)
                .isGreaterThan(0.5 * bound);
        float[] values = result.adversarial().toFloatArray();
        for (int n = 0; n < COUNT; n++) {
            assertThat(norm(norm, space, values, n))
                    .isLessThanOrEqualTo(bound)
                    .isCloseTo(result.outcome().norms()[n], within(1e-5));
        }
    }

    private static double norm(Norm norm, Space space, float[] values, int image) {
        double size = 0;
        for (int i = image * Lab.SIZE; i < (image + 1) * Lab.SIZE; i++) {
            double std = space == Space.PIXEL ? Lab.STANDARDISED.std(i / (Lab.SIDE * Lab.SIDE) % Lab.CHANNELS) : 1;
            double change = ((double) values[i] - images[i]) * std;
            size = norm == Norm.LINF ? Math.max(size, Math.abs(change)) : size + change * change;
        }
        return norm == Norm.LINF ? size : Math.sqrt(size);
    }

    @ParameterizedTest
    @EnumSource(Norm.class)
    void pixelsStayPixels(Norm norm) {
        float[] values = adversarial(pgd(norm, Space.PIXEL, norm == Norm.LINF ? "0.3" : "3", "0.2", 5)
                .start(Start.UNIFORM, 1));
        int atTheEdge = 0;
        for (int i = 0; i < values.length; i++) {
            int channel = i / (Lab.SIDE * Lab.SIDE) % Lab.CHANNELS;
            float low = Lab.STANDARDISED.standardised(0, Space.PIXEL)[channel];
            float high = Lab.STANDARDISED.standardised(1, Space.PIXEL)[channel];
            assertThat(values[i]).isBetween(low, high);
            atTheEdge += values[i] == low || values[i] == high ? 1 : 0;
        }
        assertThat(atTheEdge).as("values the range has stopped").isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({"LINF, LAST", "LINF, SUCCESS", "L2, HIGHEST_LOSS", "L2, SUCCESS"})
    void batchSizeDoesNotMatter(Norm norm, KeptIterate keep) {
        String epsilon = norm == Norm.LINF ? "0.05" : "0.4";
        IterativeAttack attack = pgd(norm, Space.STANDARDISED, epsilon, norm == Norm.LINF ? "0.02" : "0.1", 7)
                .start(Start.UNIFORM, 2)
                .keep(keep);
        float[] whole = adversarial(attack);
        for (int size : new int[] {1, 5}) {
            for (int from = 0; from < COUNT; from += 2 * size) {
                int to = Math.min(COUNT, from + size);
                NDArray part = Lab.array(manager, Arrays.copyOfRange(images, from * Lab.SIZE, to * Lab.SIZE));
                NDArray truth = manager.create(Arrays.copyOfRange(labels, from, to));
                float[] alone = AttackEngine.run(attack, victim, manager, part, truth, Lab.random(from, to))
                        .adversarial()
                        .toFloatArray();
                for (int i = 0; i < alone.length; i++) {
                    assertThat(alone[i]).isCloseTo(whole[from * Lab.SIZE + i], within(1e-5f));
                }
            }
        }
    }

    @Test
    void randomStartDependsOnSeedAndImageOnly() {
        float[] first = new float[Lab.SIZE];
        float[] second = new float[2 * Lab.SIZE];
        Start.UNIFORM.fill(Norm.LINF, AttackRandom.of(1, "pgd", new int[] {7}).stream(0, 0), first, 0, Lab.SIZE);
        Start.UNIFORM.fill(
                Norm.LINF, AttackRandom.of(1, "pgd", new int[] {3, 7}).stream(1, 0), second, Lab.SIZE, Lab.SIZE);
        assertThat(Arrays.copyOfRange(second, Lab.SIZE, 2 * Lab.SIZE)).containsExactly(first);
        Start.UNIFORM.fill(Norm.LINF, AttackRandom.of(1, "pgd", new int[] {7}).stream(0, 1), second, 0, Lab.SIZE);
        assertThat(Arrays.copyOf(second, Lab.SIZE)).isNotEqualTo(first);
    }

    @Test
    void uniformStartsFillTheBallByVolume() {
        double halfVolume = Math.pow(0.5, 1.0 / Lab.SIZE);
        int inside = 0;
        for (int n = 0; n < 400; n++) {
            float[] point = new float[Lab.SIZE];
            Start.UNIFORM.fill(Norm.L2, AttackRandom.of(1, "l2", new int[] {n}).stream(0, 0), point, 0, Lab.SIZE);
            double squares = 0;
            for (float value : point) {
                squares += (double) value * value;
            }
            assertThat(squares).isLessThanOrEqualTo(1 + ROUNDING);
            inside += Math.sqrt(squares) < halfVolume ? 1 : 0;
        }
        assertThat(inside).as("of 400 points, half the volume").isBetween(150, 250);
    }

    @Test
    void imagesOutsideThePixelsOfTheThreatModelAreRefused() {
        float[] twice = images.clone();
        for (int i = 0; i < twice.length; i++) {
            twice[i] = twice[i] * 4 - 2;
        }
        assertThatThrownBy(() -> Lab.run(
                        PgdAttack.fgsm(objective(Norm.LINF, Space.PIXEL, "8/255")), victim, manager, twice, labels))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("standardised twice");
    }

    @Test
    void imagesOfAnotherShapeAreRefused() {
        NDArray wrong = manager.zeros(new ai.djl.ndarray.types.Shape(2, 3, 5, 6));
        assertThatThrownBy(() -> AttackEngine.run(
                        PgdAttack.fgsm(objective(Norm.LINF, Space.STANDARDISED, "0.1")),
                        victim,
                        manager,
                        wrong,
                        manager.create(new long[2]),
                        Lab.random(0, 2)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("[N, 3, 6, 6]");
    }

    @Test
    void scoresThatAreNotFiniteEndTheRun() {
        Map<String, float[]> values = Lab.values(Lab.linear(2), 1);
        values.get("fc.bias")[1] = Float.NaN;
        try (AttackedClassifier broken =
                AttackedClassifier.of(Lab.linear(2), Precision.FP32, manager, Lab.RAW, values)) {
            Attack attack = PgdAttack.fgsm(objective(Norm.LINF, Space.STANDARDISED, "0.1"));
            assertThatThrownBy(() -> Lab.run(attack, broken, manager, images, labels))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("not finite");
        }
    }

    @Test
    void nothingIsLeftBehindButTheAdversarialImages() {
        IterativeAttack attack = pgd(Norm.LINF, Space.STANDARDISED, "0.1", "0.02", 12)
                .start(Start.UNIFORM, 3)
                .keep(KeptIterate.SUCCESS);
        try (NDManager out = manager.newSubManager()) {
            NDArray x = Lab.array(out, images);
            NDArray y = out.create(labels);
            int before = out.getManagedArrays().size();
            AttackEngine.run(attack, victim, out, x, y, Lab.random(0, COUNT));
            assertThat(out.getManagedArrays()).hasSize(before + 1);
        }
    }
}
