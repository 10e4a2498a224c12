package io.github.auxtask.attack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.AttackedImages;
import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.objective.Targets;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.Goal;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which iterates are kept, which images are attacked, and how they are counted. */
class IterativeSearchTest {
    private static final int COUNT = 18;
    private static final int CLASSES = 4;

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

    @ParameterizedTest
    @EnumSource(Goal.class)
    void bestIterateIsNeverWorseThanTheLast(Goal goal) {
        // Steps so long that they overshoot.
        Objective objective = objective(Norm.LINF, Space.STANDARDISED, "0.2");
        objective = new Objective(
                objective.threat().withGoal(goal),
                LabelSource.TRUE,
                Targets.NEXT,
                AttackLoss.CROSS_ENTROPY,
                AttackedImages.ALL);
        IterativeAttack last = PgdAttack.pgd(objective, Fraction.parse("0.19"), 8);
        AttackResult end = Lab.run(last, victim, manager, images, labels);
        AttackResult best = Lab.run(last.keep(KeptIterate.HIGHEST_LOSS), victim, manager, images, labels);
        AttackResult hit = Lab.run(last.keep(KeptIterate.SUCCESS), victim, manager, images, labels);
        long[] aims = Arrays.copyOf(labels, COUNT);
        for (int i = 0; i < COUNT && goal == Goal.TARGETED; i++) {
            aims[i] = (labels[i] + 1) % CLASSES;
        }
        double[] lossOfLast = losses(end.adversarial(), aims);
        double[] lossOfBest = losses(best.adversarial(), aims);
        int strictly = 0;
        for (int i = 0; i < COUNT; i++) {
            double gain = goal == Goal.TARGETED ? lossOfLast[i] - lossOfBest[i] : lossOfBest[i] - lossOfLast[i];
            assertThat(gain).isGreaterThanOrEqualTo(-1e-5);
            strictly += gain > 1e-4 ? 1 : 0;
            boolean lastHits = goal == Goal.TARGETED
                    ? end.outcome().after()[i] == aims[i]
                    : end.outcome().after()[i] != aims[i];
            boolean keptHits = goal == Goal.TARGETED
                    ? hit.outcome().after()[i] == aims[i]
                    : hit.outcome().after()[i] != aims[i];
            assertThat(keptHits || !lastHits).as("image %d", i).isTrue();
        }
        assertThat(strictly).as("images whose last iterate is not their best").isPositive();
    }

    private static double[] losses(NDArray adversarial, long[] aims) {
        float[] scores = victim.scores(manager, adversarial).toFloatArray();
        double[] losses = new double[aims.length];
        for (int n = 0; n < losses.length; n++) {
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                sum += Math.exp(scores[n * CLASSES + k]);
            }
            losses[n] = Math.log(sum) - scores[n * CLASSES + (int) aims[n]];
        }
        return losses;
    }

    @Test
    void succeededImagesAreAttackedNoFurther() {
        IterativeAttack all =
                pgd(Norm.LINF, Space.STANDARDISED, "0.2", "0.05", 20).start(Start.UNIFORM, 2);
        AttackResult every = Lab.run(all, victim, manager, images, labels);
        AttackResult fewer = Lab.run(all.keep(KeptIterate.SUCCESS), victim, manager, images, labels);
        assertThat(every.outcome().imageGradients()).isEqualTo(2L * 20 * COUNT);
        assertThat(fewer.outcome().imageGradients()).isLessThan(every.outcome().imageGradients());
        assertThat(fewer.outcome().successes())
                .isGreaterThanOrEqualTo(every.outcome().successes());
    }

    @Test
    void restartsOnlyEverFindMore() {
        IterativeAttack once =
                pgd(Norm.LINF, Space.STANDARDISED, "0.02", "0.02", 1).start(Start.UNIFORM, 1);
        int before = 0;
        for (int restarts : new int[] {1, 2, 5}) {
            AttackResult result = Lab.run(once.start(Start.UNIFORM, restarts), victim, manager, images, labels);
            assertThat(result.outcome().successes()).isGreaterThanOrEqualTo(before);
            before = result.outcome().successes();
        }
    }

    @Test
    void cleanErrorsAreCountedApartAndLeftAloneIfAsked() {
        Objective correct = objective(Norm.LINF, Space.STANDARDISED, "0.1").points(AttackedImages.INITIALLY_CORRECT);
        AttackResult result = Lab.run(PgdAttack.fgsm(correct), victim, manager, images, labels);
        assertThat(result.outcome().initiallyCorrect()).isEqualTo(COUNT - 6);
        float[] values = result.adversarial().toFloatArray();
        for (int n = 0; n < COUNT; n++) {
            assertThat(result.outcome().attacked()[n]).isEqualTo(n % 3 != 0);
            assertThat(Arrays.equals(Lab.row(values, n), Lab.row(images, n))).isEqualTo(n % 3 == 0);
            assertThat(result.outcome().norms()[n] == 0).isEqualTo(n % 3 == 0);
        }
        assertThat(result.outcome().correct())
                .isEqualTo(
                        result.outcome().initiallyCorrect() - result.outcome().successes());
        AttackResult all = Lab.run(PgdAttack.fgsm(correct.points(AttackedImages.ALL)), victim, manager, images, labels);
        assertThat(all.outcome().successes()).isEqualTo(result.outcome().successes());
        assertThat(all.outcome().attacked()).containsOnly(true);
    }

    @Test
    void targetsAreWrongClassesTheSameForEveryAttack() {
        Objective objective =
                Objective.of(ThreatModel.standardised(Norm.LINF, "0.1").withGoal(Goal.TARGETED));
        int[] targets = Lab.run(PgdAttack.fgsm(objective), victim, manager, images, labels)
                .outcome()
                .targets();
        int[] others = Lab.run(
                        PgdAttack.pgd(objective, Fraction.parse("0.05"), 2)
                                .named("other")
                                .start(Start.UNIFORM, 1),
                        victim,
                        manager,
                        images,
                        labels)
                .outcome()
                .targets();
        assertThat(targets).containsExactly(others);
        for (int i = 0; i < COUNT; i++) {
            assertThat(targets[i]).isNotEqualTo((int) labels[i]).isBetween(0, CLASSES - 1);
        }
        assertThat(Arrays.stream(targets).distinct().count()).isGreaterThan(1);
        assertThat(Targets.LEAST_LIKELY.target(1, new float[] {2, -5, 1, 3}, new java.util.Random(0)))
                .isEqualTo(2);
    }
}
