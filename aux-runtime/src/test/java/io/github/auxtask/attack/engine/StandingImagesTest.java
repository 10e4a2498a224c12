package io.github.auxtask.attack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackOutcome;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.boundary.FabTargetedAttack;
import io.github.auxtask.attack.gradient.ApgdAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where few images stand, a search's runs go over them side by side and find what they find one after the other. */
class StandingImagesTest {
    private static final int COUNT = 40;
    private static final int CLASSES = 6;
    private static final Objective OBJECTIVE = Objective.of(ThreatModel.pixel(Norm.LINF, "0.02"));
    /** Of values on the scale of standardised images, after some steps of other rounding. */
    private static final float ROUNDING = 1e-4f;

    static Stream<Attack> attacks() {
        return Stream.of(
                ApgdAttack.targeted(OBJECTIVE, 8, 1, 5),
                ApgdAttack.targeted(OBJECTIVE, 8, 2, 3),
                ApgdAttack.multiTargeted(OBJECTIVE, 8, 1, 5),
                ApgdAttack.crossEntropy(OBJECTIVE, 8, 4),
                FabTargetedAttack.of(OBJECTIVE, 8, 1, 5),
                FabTargetedAttack.of(OBJECTIVE, 8, 2, 3));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void sideBySideOrNotTheSameIsFound(Attack attack) {
        AttackOutcome[] outcomes = new AttackOutcome[2];
        float[][] adversarial = new float[2][];
        int[] batches = {1, 60};
        for (int i = 0; i < batches.length; i++) {
            try (NDManager manager = NDManager.newBaseManager();
                    AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
                float[] images = Lab.images(COUNT, CLASSES, Lab.STANDARDISED);
                long[] labels = Lab.labels(victim, manager, images, CLASSES);
                victim.batch(batches[i]);
                AttackResult result = Lab.run(attack, victim, manager, images, labels);
                outcomes[i] = result.outcome();
                adversarial[i] = result.adversarial().toFloatArray();
            }
        }
        assertThat(outcomes[0].correct()).as("some stand, some fall").isBetween(1, outcomes[0].initiallyCorrect() - 1);
        assertThat(outcomes[1].after()).isEqualTo(outcomes[0].after());
        assertThat(outcomes[1].imageGradients()).isGreaterThanOrEqualTo(outcomes[0].imageGradients());
        for (int i = 0; i < adversarial[0].length; i++) {
            assertThat(adversarial[1][i]).isCloseTo(adversarial[0][i], within(ROUNDING));
        }
    }

    /** Steps that are no multiple of those between two looks at who stands: the last ones count, too. */
    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void whatOneRunBreaksMoreRunsBreakToo(int batch) {
        int[][] after = new int[2][];
        for (int restarts = 1; restarts <= 2; restarts++) {
            try (NDManager manager = NDManager.newBaseManager();
                    AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
                float[] images = Lab.images(COUNT, CLASSES, Lab.STANDARDISED);
                long[] labels = Lab.labels(victim, manager, images, CLASSES);
                victim.batch(batch);
                Attack attack = ApgdAttack.crossEntropy(OBJECTIVE, 3, restarts);
                after[restarts - 1] = Lab.run(attack, victim, manager, images, labels)
                        .outcome()
                        .after();
            }
        }
        try (NDManager manager = NDManager.newBaseManager();
                AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
            long[] labels = Lab.labels(victim, manager, Lab.images(COUNT, CLASSES, Lab.STANDARDISED), CLASSES);
            for (int i = 0; i < COUNT; i++) {
                assertThat(after[0][i] == labels[i] || after[1][i] != labels[i])
                        .as("image %d", i)
                        .isTrue();
            }
        }
    }

    @Test
    void onlyAsManyImagesAreHandedOverAsFit() {
        try (NDManager manager = NDManager.newBaseManager();
                AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
            float[] images = Lab.images(4, CLASSES, Lab.STANDARDISED);
            AttackTask task = new AttackTask(
                    victim, OBJECTIVE, Lab.array(manager, images), manager.create(new long[4]), Lab.random(0, 4));
            victim.batch(11);
            StandingImages standing = new StandingImages(task, 5, manager);
            assertThat(standing.next(5, manager).rows())
                    .extracting(StandingImages.Row::image, StandingImages.Row::run)
                    .startsWith(org.assertj.core.groups.Tuple.tuple(0, 0))
                    .endsWith(org.assertj.core.groups.Tuple.tuple(3, 1))
                    .hasSize(8);
            assertThat(standing.next(1, manager).rows()).hasSize(4);
            assertThat(standing.next(5, manager).rows()).hasSize(8);
            assertThat(standing.hasNext()).isFalse();
        }
    }
}
