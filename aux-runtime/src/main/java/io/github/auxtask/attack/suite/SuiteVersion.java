package io.github.auxtask.attack.suite;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.blackbox.SquareAttack;
import io.github.auxtask.attack.boundary.FabTargetedAttack;
import io.github.auxtask.attack.gradient.ApgdAttack;
import io.github.auxtask.attack.gradient.GamaPgdAttack;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Start;
import java.util.ArrayList;
import java.util.List;

/** Which attacks a suite is made of, in order. */
enum SuiteVersion {
    /** FGSM, PGD, APGD on the cross entropy and on the targeted DLR, Square: this project's own, without FAB. */
    OWN("suite") {
        @Override
        List<Attack> attacks(Objective objective, SuiteBudget budget, int draws, int classes) {
            List<Attack> attacks = new ArrayList<>();
            int steps = Math.max(1, budget.steps() / 2);
            attacks.add(PgdAttack.fgsm(objective));
            attacks.add(PgdAttack.pgd(
                            objective,
                            objective.threat().epsilon().times(STEP_OF_BALL).dividedBy(steps),
                            steps)
                    .start(Start.UNIFORM, budget.restarts())
                    .keep(KeptIterate.SUCCESS));
            attacks.add(ApgdAttack.crossEntropy(objective, budget.steps(), budget.restarts()));
            attacks.addAll(ratios(objective, budget, classes));
            attacks.addAll(square(objective, budget));
            return attacks;
        }
    },
    /** AutoAttack's four (Croce and Hein 2020): APGD on the cross entropy and on the targeted DLR, FAB with targets, Square. */
    STANDARD("suite-standard") {
        @Override
        List<Attack> attacks(Objective objective, SuiteBudget budget, int draws, int classes) {
            List<Attack> attacks = new ArrayList<>();
            attacks.add(ApgdAttack.crossEntropy(objective, budget.steps(), budget.restarts()));
            attacks.addAll(ratios(objective, budget, classes));
            attacks.add(FabTargetedAttack.of(objective, budget.steps(), budget.restarts(), budget.targets()));
            attacks.addAll(square(objective, budget));
            return attacks;
        }
    },
    /** All of {@link #STANDARD}, and the margin of probabilities, GAMA-PGD, the untargeted DLR and MultiTargeted. */
    PLUS("suite-plus") {
        @Override
        List<Attack> attacks(Objective objective, SuiteBudget budget, int draws, int classes) {
            List<Attack> attacks = new ArrayList<>();
            attacks.add(ApgdAttack.crossEntropy(objective, budget.steps(), budget.restarts()));
            attacks.add(ApgdAttack.probabilityMargin(objective, budget.steps(), budget.restarts()));
            attacks.add(GamaPgdAttack.of(objective, budget.steps(), budget.restarts()));
            if (classes >= CLASSES_FOR_TARGETS) {
                attacks.add(ApgdAttack.dlr(objective, budget.steps(), budget.restarts()));
            }
            attacks.addAll(ratios(objective, budget, classes));
            attacks.add(ApgdAttack.multiTargeted(objective, budget.steps(), budget.restarts(), budget.targets()));
            attacks.add(FabTargetedAttack.of(objective, budget.steps(), budget.restarts(), budget.targets()));
            attacks.addAll(square(objective, budget));
            return attacks;
        }
    },
    /** For classifiers that draw random numbers: APGD on the cross entropy and the DLR, with gradients that are means of several passes. */
    RANDOM("suite-rand") {
        @Override
        List<Attack> attacks(Objective objective, SuiteBudget budget, int draws, int classes) {
            List<Attack> attacks = new ArrayList<>();
            attacks.add(ApgdAttack.overDraws(objective, false, budget.steps(), budget.restarts(), draws));
            if (classes >= CLASSES_FOR_DLR) {
                attacks.add(ApgdAttack.overDraws(objective, true, budget.steps(), budget.restarts(), draws));
            }
            return attacks;
        }
    };

    static final int CLASSES_FOR_TARGETS = 4;

    private static final int CLASSES_FOR_DLR = 3;
    private static final double STEP_OF_BALL = 2.5;

    private final String title;

    SuiteVersion(String title) {
        this.title = title;
    }

    /** As {@code reproduction.yaml} calls it. */
    String title() {
        return title;
    }

    /**
     * The random numbers of its attacks. Those beside our own share theirs, so that an attack does the same to an image in each of them.
     *
     * @param given the streams of an evaluation, which are named after the suite
     */
    AttackRandom streams(AttackRandom given) {
        return this == OWN ? given : given.named(STANDARD.title);
    }

    /**
     * The attacks on a classifier with so many classes.
     *
     * @param draws passes of every gradient, where the classifier draws random numbers
     */
    abstract List<Attack> attacks(Objective objective, SuiteBudget budget, int draws, int classes);

    /** The DLR: targeted with four classes or more, untargeted with three, nothing with two. */
    private static List<Attack> ratios(Objective objective, SuiteBudget budget, int classes) {
        if (classes >= CLASSES_FOR_TARGETS) {
            return List.of(ApgdAttack.targeted(objective, budget.steps(), budget.restarts(), budget.targets()));
        }
        return classes >= CLASSES_FOR_DLR
                ? List.of(ApgdAttack.dlr(objective, budget.steps(), budget.restarts()))
                : List.of();
    }

    private static List<Attack> square(Objective objective, SuiteBudget budget) {
        return budget.queries() > 0 ? List.of(SquareAttack.of(objective, budget.queries())) : List.of();
    }
}
