package io.github.auxtask.attack.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.AttackTask;
import io.github.auxtask.attack.AttackedClassifier;
import io.github.auxtask.attack.SearchAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.core.BadInputException;
import java.util.List;

/**
 * Projected gradient descent (Madry et al. 2018) on the classifier's loss, and FGSM (Goodfellow et al. 2015), which is its one
 * step without a random start. By default without a random start, one restart, the last iterate, the ball before the range.
 */
public final class PgdAttack extends SearchAttack<PgdSearch> {
    private PgdAttack(String name, Objective objective, PgdSearch search) {
        super(name, objective, search);
        if (search.steps() < 1 || search.restarts() < 1) {
            throw new BadInputException("Attack " + name + " has " + search.steps() + " steps and " + search.restarts()
                    + " restarts, but needs at least one of each.");
        }
        if (search.step().numerator().signum() < 0) {
            throw new BadInputException(
                    "Attack " + name + " has a step of " + search.step() + ": use a positive length.");
        }
    }

    /** One step as long as epsilon. */
    public static PgdAttack fgsm(Objective objective) {
        Fraction epsilon = objective.threat().epsilon();
        return new PgdAttack("fgsm", objective, plain(epsilon, 1));
    }

    /**
     * Steps of one length.
     *
     * @param step length, in units of the threat model's space
     */
    public static PgdAttack pgd(Objective objective, Fraction step, int steps) {
        return new PgdAttack("pgd", objective, plain(step, steps));
    }

    private static PgdSearch plain(Fraction step, int steps) {
        return new PgdSearch(
                step, steps, Start.IMAGE, 1, KeptIterate.LAST, BoundOrder.PROJECT_THEN_CLIP, StepGradient.FRESH);
    }

    /** The same under another name. */
    public PgdAttack named(String other) {
        return new PgdAttack(other, objective(), search());
    }

    /** The same from another start, as many times over. */
    public PgdAttack start(Start start, int restarts) {
        return with(new PgdSearch(
                search().step(),
                search().steps(),
                start,
                restarts,
                search().keep(),
                search().order(),
                search().gradient()));
    }

    /** The same keeping other iterates. */
    public PgdAttack keep(KeptIterate keep) {
        return with(new PgdSearch(
                search().step(),
                search().steps(),
                search().start(),
                search().restarts(),
                keep,
                search().order(),
                search().gradient()));
    }

    /** The same with ball and range in another order. */
    public PgdAttack order(BoundOrder order) {
        return with(new PgdSearch(
                search().step(),
                search().steps(),
                search().start(),
                search().restarts(),
                search().keep(),
                order,
                search().gradient()));
    }

    /** The same with steps that follow something else than the gradient at the iterate. */
    public PgdAttack gradient(StepGradient gradient) {
        return with(new PgdSearch(
                search().step(),
                search().steps(),
                search().start(),
                search().restarts(),
                search().keep(),
                search().order(),
                gradient));
    }

    private PgdAttack with(PgdSearch other) {
        return new PgdAttack(name(), objective(), other);
    }

    @Override
    public boolean keepsSuccess() {
        return search().steps() == 1 || search().keep() != KeptIterate.LAST;
    }

    @Override
    public boolean isOneStep() {
        return search().steps() == 1;
    }

    /**
     * Follows one restart step by step, which waits for the device after every one.
     *
     * @param labels to lead away from, int64 [N]
     * @return a point for the start and for every step
     */
    public List<PgdTrace> trace(
            AttackedClassifier victim, NDManager out, NDArray images, NDArray labels, AttackRandom random) {
        return PgdTrace.of(search(), new AttackTask(victim, objective(), images, labels, random), out);
    }

    /** For people: {@code pgd, 40 steps of 0.01, 5 restarts, L∞ 0.3 in standardised space, no clipping}. */
    @Override
    public String toString() {
        String steps = search().steps() == 1 ? "1 step of " : search().steps() + " steps of ";
        return name() + ", " + steps + search().step()
                + (search().restarts() == 1 ? "" : ", " + search().restarts() + " restarts") + ", " + threat();
    }
}
