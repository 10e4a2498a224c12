package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.AttackedClassifier;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.attack.perturbation.Ball;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.perturbation.Perturbation;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of projected gradient ascent, each one call into the engine.
 *
 * @param objective whose loss is climbed
 * @param keep which iterates are remembered
 * @param order of ball and range
 * @param gradient what a step follows
 */
record PgdStep(Objective objective, KeptIterate keep, BoundOrder order, StepGradient gradient) {
    /** What tells a method from all others of one victim; epsilon and step size are arguments, so they are not in it. */
    private record Key(
            String method,
            Norm norm,
            boolean targeted,
            AttackLoss loss,
            KeptIterate keep,
            BoundOrder order,
            StepGradient gradient) {}

    /** The key of one of these methods. */
    Object key(String method) {
        return new Key(
                method, objective.threat().norm(), objective.targeted(), objective.loss(), keep, order, gradient);
    }

    /** Arguments that all methods begin with, and what they say. */
    private static final class Arguments {
        private final Tensor x;
        private final Tensor origin;
        private final Tensor labels;
        private final Tensor lower;
        private final Tensor upper;
        private final Tensor step;
        private final Tensor unit;
        private final Tensor epsilon;

        Arguments(Graph graph, InputSpec inputs) {
            x = graph.input("x", inputs.shape());
            origin = graph.input("origin", inputs.shape());
            labels = graph.labels("labels");
            lower = graph.input("lower", inputs.shape());
            upper = graph.input("upper", inputs.shape());
            step = graph.input("step", 1, inputs.channels(), 1, 1);
            unit = graph.input("unit", 1, inputs.channels(), 1, 1);
            epsilon = graph.scalar("epsilon");
        }
    }

    /** x, origin, labels, lower, upper, step, unit, epsilon, and a perturbation in units of epsilon: the first iterate. */
    List<Tensor> start(Graph graph, InputSpec inputs) {
        Arguments a = new Arguments(graph, inputs);
        Tensor perturbation = graph.input("perturbation", inputs.shape());
        return List.of(bounded(a, a.origin.add(perturbation.mul(a.epsilon).mul(a.unit))));
    }

    /** x, origin, labels, lower, upper, step, unit, epsilon, the sum of gradients if kept: the next iterate, and the sum. */
    List<Tensor> step(Graph graph, InputSpec inputs, AttackedClassifier victim) {
        Arguments a = new Arguments(graph, inputs);
        Tensor leaf = a.x.leaf();
        Tensor losses = victim.read(objective.loss(), leaf, a.labels).losses();
        return next(graph, inputs, a, losses.sum().gradient(leaf));
    }

    /** The same arguments, then best, score, success: the same results, and the three brought up to date with x. */
    List<Tensor> stepAndRemember(Graph graph, InputSpec inputs, AttackedClassifier victim) {
        Arguments a = new Arguments(graph, inputs);
        Tensor leaf = a.x.leaf();
        Readout.Reading reading = victim.read(objective.loss(), leaf, a.labels);
        List<Tensor> results =
                new ArrayList<>(next(graph, inputs, a, reading.losses().sum().gradient(leaf)));
        results.addAll(remembered(
                graph, inputs, a, reading.scores().detach(), reading.losses().detach()));
        return results;
    }

    /** x, origin, labels, lower, upper, step, unit, epsilon, best, score, success: the three brought up to date with x. */
    List<Tensor> remember(Graph graph, InputSpec inputs, AttackedClassifier victim) {
        Arguments a = new Arguments(graph, inputs);
        Readout.Reading reading = victim.read(objective.loss(), a.x, a.labels);
        return remembered(graph, inputs, a, reading.scores(), reading.losses());
    }

    private List<Tensor> next(Graph graph, InputSpec inputs, Arguments a, Tensor fresh) {
        if (gradient == StepGradient.FRESH) {
            return List.of(moved(a, fresh));
        }
        Tensor sum = graph.input("sum", inputs.shape()).add(fresh);
        return List.of(moved(a, sum), sum);
    }

    private Tensor moved(Arguments a, Tensor followed) {
        // The gradient is with respect to standardised values; its L2 direction is that of the threat model's space.
        Norm norm = objective.threat().norm();
        Tensor direction = Perturbation.direction(norm, norm == Norm.L2 ? followed.mul(a.unit) : followed);
        Tensor change = direction.mul(a.step);
        return bounded(a, objective.targeted() ? a.x.sub(change) : a.x.add(change));
    }

    private Tensor bounded(Arguments a, Tensor point) {
        return new Ball(objective.threat().norm(), order, a.origin, a.lower, a.upper, a.unit, a.epsilon).bounded(point);
    }

    private List<Tensor> remembered(Graph graph, InputSpec inputs, Arguments a, Tensor scores, Tensor losses) {
        Tensor best = graph.input("best", inputs.shape());
        Tensor bestScore = graph.input("score", -1);
        Tensor bestSuccess = graph.input("success", -1);
        Tensor hit = scores.argmax(1).eq(a.labels).to(DType.FLOAT32);
        Tensor success = objective.targeted() ? hit : hit.times(-1).plus(1);
        Tensor score = objective.targeted() ? losses.times(-1) : losses;
        Tensor gain = score.sub(bestScore);
        if (keep != KeptIterate.HIGHEST_LOSS) {
            gain = gain.where(success.eq(bestSuccess), success.sub(bestSuccess));
        }
        Tensor better = gain.greaterThan(success.times(0));
        return List.of(
                a.x.where(better.reshape(-1, 1, 1, 1), best),
                score.where(better, bestScore),
                success.where(better, bestSuccess));
    }
}
