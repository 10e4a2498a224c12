package io.github.auxtask.attack.suite;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.blackbox.SquareAttack;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.engine.EngineAttack;
import io.github.auxtask.attack.gradient.ApgdAttack;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.AttackedImages;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Several attacks after one another, and for every image the worst case: FGSM and PGD, which are cheap, then APGD on the cross
 * entropy, APGD on the targeted difference of logits ratio (untargeted with three classes, left out with two), and Square Attack,
 * which needs no gradients. The order of Croce and Hein 2020, without FAB.
 */
public final class AttackSuite implements EngineAttack {
    static final String NAME = "suite";

    private static final double NANOS = 1e9;
    private static final double STEP_OF_BALL = 2.5;
    private static final int CLASSES_FOR_TARGETS = 4;
    private static final int CLASSES_FOR_DLR = 3;

    private final Objective objective;
    private final SuiteBudget budget;
    private final boolean survivors;

    /**
     * A suite.
     *
     * @param objective with the loss that the cross entropy attacks climb; only initially correct images are attacked
     * @param survivors whether attacks are given only the images that those before them did not break; otherwise each is given
     *     all, which costs more and tells what each comes to alone
     * @throws BadInputException if the goal is one given class
     */
    public AttackSuite(Objective objective, SuiteBudget budget, boolean survivors) {
        if (objective.targeted()) {
            throw new BadInputException("A suite looks for any wrong class: use goal: untargeted.");
        }
        this.objective = objective.points(AttackedImages.INITIALLY_CORRECT);
        this.budget = budget;
        this.survivors = survivors;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ThreatModel threat() {
        return objective.threat();
    }

    @Override
    public boolean isLong() {
        return true;
    }

    /** As if no image were broken before the last attack. */
    @Override
    public double passes() {
        return attacks(CLASSES_FOR_TARGETS).stream().mapToDouble(Attack::passes).sum();
    }

    /** What it may spend. */
    public SuiteBudget budget() {
        return budget;
    }

    /** Its attacks on a classifier with so many classes, in order. */
    public List<Attack> attacks(int classes) {
        List<Attack> attacks = new ArrayList<>();
        int steps = Math.max(1, budget.steps() / 2);
        attacks.add(PgdAttack.fgsm(objective));
        attacks.add(
                PgdAttack.pgd(objective, threat().epsilon().times(STEP_OF_BALL).dividedBy(steps), steps)
                        .start(Start.UNIFORM, budget.restarts())
                        .keep(KeptIterate.SUCCESS));
        attacks.add(ApgdAttack.crossEntropy(objective, budget.steps(), budget.restarts()));
        if (classes >= CLASSES_FOR_TARGETS) {
            attacks.add(ApgdAttack.targeted(objective, budget.steps(), budget.restarts(), budget.targets()));
        } else if (classes >= CLASSES_FOR_DLR) {
            attacks.add(ApgdAttack.dlr(objective, budget.steps(), budget.restarts()));
        }
        if (budget.queries() > 0) {
            attacks.add(SquareAttack.of(objective, budget.queries()));
        }
        return attacks;
    }

    @Override
    public AttackResult run(
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random,
            float[][] scores) {
        long started = System.nanoTime();
        SuiteRun run = new SuiteRun(victim, out, images, labels, random, scores, survivors);
        for (Attack attack : attacks(scores[0].length)) {
            run.next(attack);
        }
        return run.result((System.nanoTime() - started) / NANOS);
    }

    /** For people: {@code suite, 100 steps, 1 restart, 9 targets, 5000 queries, L∞ 8/255 in pixel space, clipped to [0, 1]}. */
    @Override
    public String toString() {
        return "suite, " + budget + ", " + objective.threat();
    }
}
