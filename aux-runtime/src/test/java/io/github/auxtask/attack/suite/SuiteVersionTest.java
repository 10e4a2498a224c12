package io.github.auxtask.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.AttackShare;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.core.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuiteVersionTest {
    private static final int COUNT = 30;
    private static final SuiteBudget SMALL = new SuiteBudget(8, 1, 3, 20);
    private static final Objective OBJECTIVE =
            Objective.of(ThreatModel.pixel(Norm.LINF, "0.02")).loss(AttackLoss.STABLE_CROSS_ENTROPY);

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static AttackSuite suite(SuiteVersion version) {
        return new AttackSuite(version, OBJECTIVE, SMALL, 5, true, null);
    }

    @Test
    void standardIsAutoAttacksFourWithItsBudget() {
        AttackSuite suite = (AttackSuite) usual(new StandardSuiteAttack());
        assertThat(suite.attacks(10))
                .extracting(Attack::name)
                .containsExactly("apgd-ce", "apgd-targeted", "fab-t", "square");
        assertThat(suite.budget()).isEqualTo(SuiteBudget.STANDARD);
        assertThat(suite)
                .hasToString("suite-standard, 100 steps, 1 restart, 9 targets, 5000 queries, L∞ 0.02 in pixel space,"
                        + " clipped to [0, 1]");
        assertThat(suite.attacks(2)).extracting(Attack::name).containsExactly("apgd-ce", "fab-t", "square");
    }

    private static Attack usual(io.github.auxtask.attack.AttackKind kind) {
        return kind.attack(OBJECTIVE, Settings.of(new HashMap<>(Map.of())).validate(kind.settings()));
    }

    @Test
    void plusHasTheFourAndMoreAndRandomTakesMeans() {
        assertThat(((AttackSuite) usual(new PlusSuiteAttack())).attacks(10))
                .extracting(Attack::name)
                .containsExactly(
                        "apgd-ce",
                        "apgd-pm",
                        "gama-pgd",
                        "apgd-dlr",
                        "apgd-targeted",
                        "multi-targeted",
                        "fab-t",
                        "square");
        assertThat(((AttackSuite) usual(new RandomSuiteAttack())).attacks(10))
                .hasSize(2)
                .allSatisfy(attack -> assertThat(attack.toString()).contains("20 draws"));
    }

    /** Attacks have the same random numbers in both, so that whatever the four break is broken here too. */
    @Test
    void plusLeavesNoImageThatStandardBreaks() {
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(4), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 4, Lab.STANDARDISED);
            long[] labels = Lab.labels(victim, manager, images, 4);
            AttackResult standard = evaluated(SuiteVersion.STANDARD, victim, images, labels);
            AttackResult plus = evaluated(SuiteVersion.PLUS, victim, images, labels);
            assertThat(plus.outcome().shares().get(0).standing())
                    .as("after the attack that both begin with")
                    .isEqualTo(standard.outcome().shares().get(0).standing());
            assertThat(plus.outcome().shares().get(0).imageGradients())
                    .isEqualTo(standard.outcome().shares().get(0).imageGradients());
            int standing = 20;
            for (AttackShare share : plus.outcome().shares()) {
                assertThat(share.attacked()).as(share.name()).isEqualTo(standing);
                standing -= share.broken();
            }
            assertThat(plus.outcome().correct()).isEqualTo(standing);
            assertThat(standard.outcome().correct()).isBetween(1, 19);
            for (int n = 0; n < COUNT; n++) {
                if (plus.outcome().after()[n] == labels[n]) {
                    assertThat((long) standard.outcome().after()[n]).isEqualTo(labels[n]);
                }
            }
        }
    }

    @Test
    void theSuitesBesideOurOwnDrawTheSameNumbers() {
        double standard = drawn(SuiteVersion.STANDARD);
        assertThat(drawn(SuiteVersion.PLUS)).isEqualTo(standard);
        assertThat(drawn(SuiteVersion.RANDOM)).isEqualTo(standard);
        assertThat(drawn(SuiteVersion.OWN)).as("that of records stays").isNotEqualTo(standard);
    }

    private static double drawn(SuiteVersion version) {
        AttackRandom evaluation = AttackRandom.of(11, version.title(), new int[] {4});
        return version.streams(evaluation).part("apgd-ce").stream(0, 0).nextDouble();
    }

    /** As evaluations do it, whose random numbers are named after the attack. */
    private AttackResult evaluated(SuiteVersion version, AttackedClassifier victim, float[] images, long[] labels) {
        int[] indices = IntStream.range(0, labels.length).toArray();
        return AttackEngine.run(
                suite(version),
                victim,
                manager,
                Lab.array(manager, images),
                manager.create(labels),
                AttackRandom.of(11, version.title(), indices));
    }

    @Test
    void aRandomDefenceIsFoundOutAndNeedsTheSuiteForIt() {
        try (AttackedClassifier victim =
                Lab.victim(manager, x -> Lab.small(4).apply(x.noisy(0.05)), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 4, Lab.STANDARDISED);
            long[] labels = Lab.predictions(victim, manager, images);
            assertThatThrownBy(() -> Lab.run(suite(SuiteVersion.STANDARD), victim, manager, images, labels))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("random defence")
                    .hasMessageContaining("suite-rand");
            AttackResult result = Lab.run(suite(SuiteVersion.RANDOM), victim, manager, images, labels);
            AttackShare first = result.outcome().shares().get(0);
            assertThat(first.imageGradients())
                    .as("five passes for each gradient")
                    .isGreaterThanOrEqualTo(5L * COUNT);
            assertThat(first.imageGradients() % 5).isZero();
            assertThat(result.outcome().correct()).isLessThan(result.outcome().initiallyCorrect());
        }
    }

    @Test
    void aClassifierThatDrawsNothingGetsOnePassInTheSuiteForRandomDefences() {
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(4), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 4, Lab.STANDARDISED);
            long[] labels = Lab.predictions(victim, manager, images);
            AttackResult five = Lab.run(suite(SuiteVersion.RANDOM), victim, manager, images, labels);
            AttackResult one = Lab.run(
                    new AttackSuite(SuiteVersion.RANDOM, OBJECTIVE, SMALL, 1, true, null),
                    victim,
                    manager,
                    images,
                    labels);
            assertThat(five.outcome().imageGradients()).isEqualTo(one.outcome().imageGradients());
            assertThat(five.outcome().after()).isEqualTo(one.outcome().after());
        }
    }
}
