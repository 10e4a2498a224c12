package io.github.auxtask.attack.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SquareAttackTest {
    private static final int COUNT = 24;
    private static final int CLASSES = 4;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static ThreatModel threat(Norm norm, Space space) {
        String epsilon = norm == Norm.LINF ? "0.1" : "0.8";
        return space == Space.PIXEL
                ? ThreatModel.pixel(norm, epsilon)
                : ThreatModel.standardised(norm, epsilon).withClip(new Clip.OwnRange());
    }

    @ParameterizedTest
    @CsvSource({"LINF, PIXEL", "LINF, STANDARDISED", "L2, PIXEL", "L2, STANDARDISED"})
    void staysInTheBallAndTheRangeAndBeatsNoise(Norm norm, Space space) {
        ThreatModel threat = threat(norm, space);
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 4, Lab.STANDARDISED);
            long[] labels = Lab.predictions(victim, manager, images);
            AttackResult square = Lab.run(SquareAttack.of(Objective.of(threat), 200), victim, manager, images, labels);
            AttackResult noise = Lab.run(NoiseAttack.of(Objective.of(threat), 20), victim, manager, images, labels);
            double epsilon = threat.epsilon().value();
            for (AttackResult result : new AttackResult[] {square, noise}) {
                for (float size : result.outcome().norms()) {
                    assertThat((double) size).isLessThanOrEqualTo(epsilon * (1 + 1e-5) + 1e-6);
                }
                inRange(result.adversarial().toFloatArray(), images, space);
                assertThat(result.outcome().imageGradients()).isZero();
            }
            assertThat(square.outcome().imageQueries()).isBetween((long) COUNT, 200L * COUNT);
            assertThat(square.outcome().successes())
                    .isGreaterThan(noise.outcome().successes());
        }
    }

    private static void inRange(float[] adversarial, float[] images, Space space) {
        for (int n = 0; n < COUNT; n++) {
            float[] image = Lab.row(images, n);
            double low = IntStream.range(0, image.length)
                    .mapToDouble(i -> image[i])
                    .min()
                    .orElseThrow();
            double high = IntStream.range(0, image.length)
                    .mapToDouble(i -> image[i])
                    .max()
                    .orElseThrow();
            float[] row = Lab.row(adversarial, n);
            for (int i = 0; i < row.length; i++) {
                int channel = i / (Lab.SIDE * Lab.SIDE);
                double pixel = row[i] * Lab.STANDARDISED.std(channel) + Lab.STANDARDISED.mean(channel);
                assertThat(space == Space.PIXEL ? pixel : (double) row[i])
                        .isBetween(space == Space.PIXEL ? -1e-6 : low, space == Space.PIXEL ? 1 + 1e-6 : high);
            }
        }
    }

    /** With 40 queries, so that those after the start come in seven calls of five and one of four. */
    @ParameterizedTest
    @EnumSource(Norm.class)
    void resultsDoNotDependOnTheBatch(Norm norm) {
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 4, Lab.STANDARDISED);
            long[] labels = Lab.predictions(victim, manager, images);
            Attack attack = SquareAttack.of(Objective.of(threat(norm, Space.PIXEL)), 40);
            int[] whole =
                    Lab.run(attack, victim, manager, images, labels).outcome().after();
            for (int n = 0; n < COUNT; n += 5) {
                AttackResult one = AttackEngine.run(
                        attack,
                        victim,
                        manager,
                        Lab.array(manager, Lab.row(images, n)),
                        manager.create(new long[] {labels[n]}),
                        Lab.random(n, n + 1));
                assertThat(one.outcome().after()[0]).isEqualTo(whole[n]);
            }
        }
    }

    @Test
    void squaresShrinkByThePapersScheduleStretchedToTheQueries() {
        SquareSearch full = new SquareSearch(10_000, 0.8);
        assertThat(full.shareAt(10)).isEqualTo(0.8);
        assertThat(full.shareAt(11)).isEqualTo(0.4);
        assertThat(full.shareAt(201)).isEqualTo(0.1);
        assertThat(full.shareAt(9_000)).isEqualTo(0.8 / 512);
        SquareSearch half = new SquareSearch(5_000, 0.8);
        assertThat(half.shareAt(5)).isEqualTo(0.8);
        assertThat(half.shareAt(6)).isEqualTo(0.4);
    }

    @ParameterizedTest
    @CsvSource({"3, false", "3, true", "7, false", "6, true"})
    void bumpsHaveLengthOneAndTwoSigns(int side, boolean turned) {
        double[] bump = SquareShapes.bump(side, turned);
        double squares = 0;
        for (double value : bump) {
            squares += value * value;
        }
        assertThat(squares).isCloseTo(1, within(1e-12));
        assertThat(bump[0]).isPositive();
        assertThat(bump[bump.length - 1]).isNegative();
        assertThat(bump[turned ? side - 1 : (side - 1) * side]).isNegative();
    }

    @Test
    void noiseFindsAClassThatIsTwoStepsAway() {
        ThreatModel huge = ThreatModel.standardised(Norm.LINF, "3");
        try (AttackedClassifier victim = Lab.victim(manager, Lab.linear(CLASSES), Lab.RAW)) {
            float[] images = Lab.images(COUNT, 1, Lab.RAW);
            long[] labels = Lab.predictions(victim, manager, images);
            AttackResult few = Lab.run(NoiseAttack.of(Objective.of(huge), 1), victim, manager, images, labels);
            AttackResult many = Lab.run(NoiseAttack.of(Objective.of(huge), 30), victim, manager, images, labels);
            assertThat(many.outcome().successes()).isGreaterThan(few.outcome().successes());
            assertThat(few.outcome().imageQueries()).isEqualTo(COUNT);
        }
    }
}
