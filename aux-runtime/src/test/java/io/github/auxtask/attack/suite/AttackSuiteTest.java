package io.github.auxtask.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackShare;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Goal;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttackSuiteTest {
    private static final int COUNT = 30;
    private static final SuiteBudget SMALL = new SuiteBudget(6, 1, 3, 10);

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static AttackSuite suite(String epsilon, boolean survivors) {
        Objective objective =
                Objective.of(ThreatModel.pixel(Norm.LINF, epsilon)).loss(AttackLoss.STABLE_CROSS_ENTROPY);
        return new AttackSuite(objective, SMALL, survivors);
    }

    @Test
    void worstCaseIsWhatNoAttackBroke() {
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(4), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 4, Lab.STANDARDISED);
            long[] labels = Lab.labels(victim, manager, images, 4);
            AttackResult all = Lab.run(suite("0.02", false), victim, manager, images, labels);
            AttackResult result = Lab.run(suite("0.02", true), victim, manager, images, labels);
            assertThat(result.outcome().initiallyCorrect()).isEqualTo(20);
            List<AttackShare> shares = result.outcome().shares();
            assertThat(shares)
                    .extracting(AttackShare::name)
                    .containsExactly("fgsm", "pgd", "apgd-ce", "apgd-targeted", "square");
            int standing = 20;
            for (AttackShare share : shares) {
                assertThat(share.attacked()).as(share.name()).isEqualTo(standing);
                standing -= share.broken();
                assertThat(share.standing()).isEqualTo(standing);
            }
            assertThat(result.outcome().correct()).isEqualTo(standing);
            assertThat(standing).as("some stand and some do not").isBetween(1, 19);
            assertThat(result.outcome().imageGradients())
                    .isEqualTo(shares.stream()
                            .mapToLong(AttackShare::imageGradients)
                            .sum())
                    .isLessThan(all.outcome().imageGradients());
            assertThat(all.outcome().shares())
                    .allSatisfy(share -> assertThat(share.attacked()).isEqualTo(20));
            int weakest = all.outcome().shares().stream()
                    .mapToInt(AttackShare::correctAlone)
                    .min()
                    .orElseThrow();
            assertThat(all.outcome().correct()).isLessThanOrEqualTo(weakest);
            int[] again = AttackedClassifier.predictions(victim.hostScores(manager, result.adversarial()));
            assertThat(again).isEqualTo(result.outcome().after());
        }
    }

    @Test
    void losesNoImageOfAClassifierThatCannotBeFooled() {
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(4), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 4, Lab.STANDARDISED);
            long[] labels = Lab.labels(victim, manager, images, 4);
            AttackResult result = Lab.run(suite("0", true), victim, manager, images, labels);
            assertThat(result.outcome().correct()).isEqualTo(20);
            assertThat(result.outcome().successes()).isZero();
        }
    }

    @Test
    void fewClassesLeaveOutWhatNeedsMore() {
        AttackSuite suite = suite("0.02", true);
        assertThat(suite.attacks(3))
                .extracting(Attack::name)
                .containsExactly("fgsm", "pgd", "apgd-ce", "apgd-dlr", "square");
        assertThat(suite.attacks(2)).extracting(Attack::name).containsExactly("fgsm", "pgd", "apgd-ce", "square");
    }

    @Test
    void saysWhetherItIsReduced() {
        assertThat(suite("8/255", true))
                .hasToString("suite, 6 steps, 1 restart, 3 targets, 10 queries (reduced: AutoAttack"
                        + " takes 100 steps, 9 targets, 5000 queries), L∞ 8/255 in pixel space, clipped to [0, 1]");
        assertThat(SuiteBudget.STANDARD.isReduced()).isFalse();
    }

    @Test
    void refusesOneGivenClass() {
        Objective targeted = Objective.of(ThreatModel.pixel(Norm.LINF, "0.1").withGoal(Goal.TARGETED));
        assertThatThrownBy(() -> new AttackSuite(targeted, SMALL, true)).isInstanceOf(BadInputException.class);
    }
}
