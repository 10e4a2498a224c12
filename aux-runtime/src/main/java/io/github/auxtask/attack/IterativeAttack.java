package io.github.auxtask.attack;

import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * An attack that goes from point to point: a step, written in tensors, as often as there are steps, from one or several starts. Every
 * point that a step leads to is projected to the threat model before the next one begins, so that no step can leave it. By default
 * there is no random start, one restart, the last iterate is taken, and the ball comes before the range.
 */
public final class IterativeAttack implements Attack {
    private final String name;
    private final Objective objective;
    private final Step step;
    private final Fraction length;
    private final int steps;
    private final Start start;
    private final int restarts;
    private final KeptIterate keep;
    private final BoundOrder order;

    /**
     * One step, traced once into one call of the engine. Steps that are equal must write equal graphs; what differs between equal ones,
     * as the length, comes from the context. A record or an enum constant is a good step.
     */
    @FunctionalInterface
    public interface Step {
        /**
         * Where to go from here.
         *
         * @return [N, C, H, W], standardised; it need not lie within the threat model, it is projected to it
         */
        Tensor next(StepContext at);

        /** Names of the tensors [N, C, H, W] that it keeps from step to step, as a momentum; 0 at the start of every restart. */
        default List<String> memories() {
            return List.of();
        }

        /** Gradients of one image that a step takes, which is what the cost of attacks is counted in. */
        default int gradients() {
            return 1;
        }
    }

    private IterativeAttack(
            String name,
            Objective objective,
            Step step,
            Fraction length,
            int steps,
            Start start,
            int restarts,
            KeptIterate keep,
            BoundOrder order) {
        if (steps < 1 || restarts < 1) {
            throw new BadInputException("Attack " + name + " has " + steps + " steps and " + restarts
                    + " restarts, but needs at least one of each.");
        }
        if (length.numerator().signum() < 0) {
            throw new BadInputException("Attack " + name + " has a step of " + length + ": use a positive length.");
        }
        this.name = name;
        this.objective = objective;
        this.step = step;
        this.length = length;
        this.steps = steps;
        this.start = start;
        this.restarts = restarts;
        this.keep = keep;
        this.order = order;
    }

    /**
     * An attack.
     *
     * @param name that of its kind
     * @param length of a step, in units of the threat model's space
     * @param steps in each restart
     * @throws BadInputException if there are no steps, or the length is negative
     */
    public static IterativeAttack of(String name, Objective objective, Step step, Fraction length, int steps) {
        return new IterativeAttack(
                name, objective, step, length, steps, Start.IMAGE, 1, KeptIterate.LAST, BoundOrder.PROJECT_THEN_CLIP);
    }

    /** The same under another name. */
    public IterativeAttack named(String other) {
        return new IterativeAttack(other, objective, step, length, steps, start, restarts, keep, order);
    }

    /** The same with another step. */
    public IterativeAttack step(Step other) {
        return new IterativeAttack(name, objective, other, length, steps, start, restarts, keep, order);
    }

    /** The same from another start, as many times over. */
    public IterativeAttack start(Start other, int times) {
        return new IterativeAttack(name, objective, step, length, steps, other, times, keep, order);
    }

    /** The same keeping other iterates. */
    public IterativeAttack keep(KeptIterate other) {
        return new IterativeAttack(name, objective, step, length, steps, start, restarts, other, order);
    }

    /** The same with ball and range in another order. */
    public IterativeAttack order(BoundOrder other) {
        return new IterativeAttack(name, objective, step, length, steps, start, restarts, keep, other);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ThreatModel threat() {
        return objective.threat();
    }

    /** What it is after. */
    public Objective objective() {
        return objective;
    }

    /** What it does at each point. */
    public Step step() {
        return step;
    }

    /** Length of a step, in units of the threat model's space. */
    public Fraction length() {
        return length;
    }

    /** Steps in each restart. */
    public int steps() {
        return steps;
    }

    /** Where each restart begins. */
    public Start start() {
        return start;
    }

    /** How often it is run. */
    public int restarts() {
        return restarts;
    }

    /** Which iterate becomes the adversarial image. */
    public KeptIterate keep() {
        return keep;
    }

    /** Whether the ball or the range comes first after a step. */
    public BoundOrder order() {
        return order;
    }

    /** Its gradients, and a look at where each restart has led. */
    @Override
    public double passes() {
        return restarts * (GRADIENT * steps * step.gradients() + 1);
    }

    @Override
    public boolean keepsSuccess() {
        return steps == 1 || keep != KeptIterate.LAST;
    }

    @Override
    public boolean isOneStep() {
        return steps == 1;
    }

    /** For people: {@code pgd, 40 steps of 0.01, 5 restarts, L∞ 0.3 in standardised space, no clipping}. */
    @Override
    public String toString() {
        return name + ", " + (steps == 1 ? "1 step of " : steps + " steps of ") + length
                + (restarts == 1 ? "" : ", " + restarts + " restarts") + ", " + threat();
    }
}
