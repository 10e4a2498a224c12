package io.github.auxtask.attack.check.strength;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.engine.IterateTrace;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.AttackedImages;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.provenance.CheckOutcome.Status;
import io.github.auxtask.provenance.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** C6: twice as many steps change neither accuracy nor loss. Draws the loss against the step. */
public final class ConvergenceCheck implements Check {
    /** The curve's name in the record. */
    static final String CURVE = "loss against step";

    private static final double ACCURACY = 0.5;
    private static final double LOSS = 0.01;
    private static final double STEP_OF_BALL = 2.5;

    @Override
    public String id() {
        return "C6";
    }

    @Override
    public String name() {
        return "steps have converged";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        int traced = Math.min(inspection.count(), inspection.budget().traced());
        int steps = inspection.budget().steps();
        List<IterateTrace> trace;
        try (NDManager scope = inspection.manager().newSubManager()) {
            // Steps as long as those of the shorter run, twice as many.
            Objective objective = inspection.objective().points(AttackedImages.ALL);
            Fraction step = objective.threat().epsilon().times(STEP_OF_BALL).dividedBy(steps);
            IterativeAttack attack = PgdAttack.pgd(objective, step, 2 * steps)
                    .start(Start.UNIFORM, 1)
                    .keep(KeptIterate.SUCCESS);
            trace = IterateTrace.of(
                    attack,
                    inspection.victim(),
                    scope,
                    inspection.images(scope, 0, traced),
                    inspection.labels(scope, 0, traced),
                    inspection.random("convergence", 0, traced));
        }
        List<Point> points = new ArrayList<>();
        for (int step = 0; step < trace.size(); step++) {
            points.add(new Point(step, trace.get(step).meanLoss()));
        }
        inspection.curve(CURVE, points);
        Judgement judged = judged(trace, steps);
        // What more steps add does not matter where the evaluation had it anyway.
        boolean covered = missed(trace, steps, inspection.evaluatedStanding()) == 0;
        return judged.status() == Status.FAIL && covered ? judged.withStatus(Status.WARN) : judged;
    }

    /** Images that only the later steps broke, and that stood in the evaluation. */
    private static int missed(List<IterateTrace> trace, int steps, boolean[] standing) {
        boolean[] early = trace.get(steps).broken();
        boolean[] late = trace.get(2 * steps).broken();
        int missed = 0;
        for (int i = 0; i < late.length; i++) {
            missed += late[i] && !early[i] && standing[i] ? 1 : 0;
        }
        return missed;
    }

    /**
     * The judgement.
     *
     * @param trace a point for the start and for each of twice as many steps
     */
    public static Judgement judged(List<IterateTrace> trace, int steps) {
        int traced = trace.get(0).broken().length;
        int more = CheckNumbers.count(trace.get(2 * steps).broken())
                - CheckNumbers.count(trace.get(steps).broken());
        double half = trace.get(steps).meanLoss();
        double gain = half > 0 ? (trace.get(2 * steps).meanLoss() - half) / half : 0;
        boolean none = CheckNumbers.count(trace.get(steps).broken()) == traced;
        Judgement judged = Judgement.images(
                more,
                traced,
                ACCURACY,
                String.format(
                        Locale.ROOT,
                        "From %d to %d steps %d of %d images more are lost, and the loss rises by %.2f %%%s.",
                        steps,
                        2 * steps,
                        more,
                        traced,
                        100 * gain,
                        none ? "; no image was left to lose" : ""));
        return judged.status() == Status.OK && gain > LOSS && !none ? judged.withStatus(Status.WARN) : judged;
    }
}
