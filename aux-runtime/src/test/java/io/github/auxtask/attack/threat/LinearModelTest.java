package io.github.auxtask.attack.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.Precision;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On a linear classifier of two classes the best perturbation is known: along the sign of the difference of the two rows of
 * weights for L∞, along the difference itself for L2; and it flips the decision if and only if it outweighs the margin.
 */
class LinearModelTest {
    private static final int COUNT = 24;
    private static final double EXACT = 1e-6;

    private NDManager manager;
    private Map<String, float[]> values;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        values = Lab.values(Lab.linear(2), 3);
        scale(0.125f);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({
        "LINF, STANDARDISED, UNTARGETED, 1",
        "LINF, STANDARDISED, TARGETED, 1",
        "LINF, PIXEL, UNTARGETED, 1",
        "LINF, PIXEL, TARGETED, 1",
        "L2, STANDARDISED, UNTARGETED, 1",
        "L2, STANDARDISED, TARGETED, 1",
        "L2, PIXEL, UNTARGETED, 1",
        "L2, PIXEL, TARGETED, 1",
        "LINF, STANDARDISED, UNTARGETED, 7",
        "LINF, PIXEL, TARGETED, 7",
        "L2, STANDARDISED, UNTARGETED, 7",
        "L2, PIXEL, TARGETED, 7",
    })
    void attackGivesTheClosedForm(Norm norm, Space space, Goal goal, int steps) {
        double epsilon = norm == Norm.LINF ? 0.05 : 0.4;
        ThreatModel threat =
                new ThreatModel(norm, Fraction.parse(Double.toString(epsilon)), space, new Clip.None(), goal);
        Objective objective = Objective.of(threat);
        Attack attack = steps == 1
                ? PgdAttack.fgsm(objective)
                : PgdAttack.pgd(objective, Fraction.parse(Double.toString(epsilon / 4)), steps);
        try (AttackedClassifier victim =
                AttackedClassifier.of(Lab.linear(2), Precision.FP32, manager, Lab.STANDARDISED, values)) {
            float[] images = Lab.images(COUNT, 1, Lab.STANDARDISED);
            long[] labels = Lab.labels(victim, manager, images, 2);
            AttackResult result = Lab.run(attack, victim, manager, images, labels);
            float[] adversarial = result.adversarial().toFloatArray();
            for (int n = 0; n < COUNT; n++) {
                double[] expected = closedForm(Lab.row(images, n), (int) labels[n], norm, space, epsilon);
                for (int i = 0; i < Lab.SIZE; i++) {
                    assertThat((double) adversarial[n * Lab.SIZE + i])
                            .as("image %d value %d", n, i)
                            .isCloseTo(expected[i], within(EXACT));
                }
                assertThat((double) result.outcome().norms()[n]).isCloseTo(epsilon, within(EXACT));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"LINF, UNTARGETED", "LINF, TARGETED", "L2, UNTARGETED", "L2, TARGETED"})
    void stableCrossEntropyFollowsTheClosedFormWhereTheNetworkIsSure(Norm norm, Goal goal) {
        scale(160);
        ThreatModel threat = ThreatModel.standardised(norm, "0.05").withGoal(goal);
        Objective objective = Objective.of(threat).loss(AttackLoss.STABLE_CROSS_ENTROPY);
        try (AttackedClassifier victim =
                AttackedClassifier.of(Lab.linear(2), Precision.FP32, manager, Lab.RAW, values)) {
            float[] images = Lab.images(COUNT, 1, Lab.RAW);
            long[] labels = Lab.predictions(victim, manager, images);
            double surest = 0;
            AttackResult result = Lab.run(PgdAttack.fgsm(objective), victim, manager, images, labels);
            float[] adversarial = result.adversarial().toFloatArray();
            for (int n = 0; n < COUNT; n++) {
                double[] expected = closedForm(Lab.row(images, n), (int) labels[n], norm, Space.STANDARDISED, 0.05);
                double margin = margin(Lab.row(images, n), (int) labels[n]);
                surest = Math.max(surest, margin);
                for (int i = 0; i < Lab.SIZE && margin < 80; i++) {
                    assertThat((double) adversarial[n * Lab.SIZE + i]).isCloseTo(expected[i], within(EXACT));
                }
            }
            assertThat(surest).as("margins that plain float32 cannot resolve").isGreaterThan(30);
        }
    }

    @Test
    void decisionFlipsExactlyWhereTheBudgetOutweighsTheMargin() {
        ThreatModel threat = ThreatModel.standardised(Norm.LINF, "0.05");
        try (AttackedClassifier victim =
                AttackedClassifier.of(Lab.linear(2), Precision.FP32, manager, Lab.RAW, values)) {
            float[] images = Lab.images(200, 2, Lab.RAW);
            long[] labels = Lab.predictions(victim, manager, images);
            AttackResult result = Lab.run(PgdAttack.fgsm(Objective.of(threat)), victim, manager, images, labels);
            int flipped = 0;
            for (int n = 0; n < labels.length; n++) {
                boolean expected = margin(Lab.row(images, n), (int) labels[n]) < 0.05 * difference(0, Norm.LINF);
                assertThat(result.outcome().success(n)).as("image %d", n).isEqualTo(expected);
                flipped += expected ? 1 : 0;
            }
            assertThat(flipped).as("some flip and some do not").isBetween(1, labels.length - 1);
            assertThat(result.outcome().successes()).isEqualTo(flipped);
            assertThat(result.outcome().correct()).isEqualTo(labels.length - flipped);
        }
    }

    private void scale(float factor) {
        for (float[] array : values.values()) {
            for (int i = 0; i < array.length; i++) {
                array[i] *= factor;
            }
        }
    }

    private double[] closedForm(float[] image, int label, Norm norm, Space space, double epsilon) {
        double[] direction = new double[Lab.SIZE];
        double length = 0;
        for (int i = 0; i < Lab.SIZE; i++) {
            double unit = space == Space.PIXEL ? 1.0 / Lab.STANDARDISED.std(i / (Lab.SIDE * Lab.SIDE)) : 1;
            direction[i] = unit * (weight(1 - label, i) - weight(label, i));
            length += direction[i] * direction[i];
        }
        double[] expected = new double[Lab.SIZE];
        for (int i = 0; i < Lab.SIZE; i++) {
            double unit = space == Space.PIXEL ? 1.0 / Lab.STANDARDISED.std(i / (Lab.SIDE * Lab.SIDE)) : 1;
            double along = norm == Norm.LINF ? Math.signum(direction[i]) : direction[i] / Math.sqrt(length);
            expected[i] = image[i] + epsilon * unit * along;
        }
        return expected;
    }

    private double margin(float[] image, int label) {
        float[] bias = values.get("fc.bias");
        double margin = bias[label] - bias[1 - label];
        for (int i = 0; i < Lab.SIZE; i++) {
            margin += image[i] * (weight(label, i) - weight(1 - label, i));
        }
        return margin;
    }

    private double difference(int label, Norm norm) {
        double sum = 0;
        for (int i = 0; i < Lab.SIZE; i++) {
            sum += Math.abs(weight(label, i) - weight(1 - label, i));
        }
        return norm == Norm.LINF ? sum : Double.NaN;
    }

    private double weight(int row, int i) {
        return values.get("fc.weight")[row * Lab.SIZE + i];
    }
}
