package io.github.auxtask.attack.blackbox;

import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Ball;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The methods of attacks that see scores only, each one call into the engine: a candidate for every image, and whether it becomes the
 * best one. What they lower is the margin, the score of the label minus the best other one (negated with one given target).
 */
record BlackBoxStep(Objective objective) {
    private static final double BELOW_ANY_SCORE = -1e30;
    private static final double SMALLEST = 1e-12;

    private record Key(String method, int queries, Norm norm, boolean targeted) {}

    /** The key of one of these methods. */
    Object key(String method, int queries) {
        return new Key("black box " + method, queries, objective.threat().norm(), objective.targeted());
    }

    /** What all methods begin with. */
    private static final class Arguments {
        private final Tensor best;
        private final Tensor margin;
        private final Tensor success;
        private final Tensor labels;
        private final Ball ball;

        Arguments(Graph graph, InputSpec inputs, Norm norm) {
            best = graph.input("best", inputs.shape());
            margin = graph.input("margin", -1);
            success = graph.input("success", -1);
            Tensor origin = graph.input("origin", inputs.shape());
            labels = graph.labels("labels");
            Tensor lower = graph.input("lower", inputs.shape());
            Tensor upper = graph.input("upper", inputs.shape());
            Tensor unit = graph.input("unit", 1, inputs.channels(), 1, 1);
            ball = new Ball(norm, BoundOrder.PROJECT_THEN_CLIP, origin, lower, upper, unit, graph.scalar("epsilon"));
        }
    }

    /** The arguments, and a perturbation [N, C, H, W] in units of epsilon: that point. */
    List<Tensor> point(Graph graph, InputSpec inputs, UnaryOperator<Tensor> network) {
        Arguments a = new Arguments(graph, inputs, objective.threat().norm());
        Tensor perturbation = graph.input("perturbation", inputs.shape());
        return judged(a, network, a.ball.perturbed(perturbation.mul(a.ball.epsilon())));
    }

    /**
     * The arguments, masks of squares [N, Q, H, W], and signs [N, Q * C, 1, 1]: one after the other, twice epsilon added in each square, for
     * L∞. Q queries are one call, since a call takes about as long as a pass of a few images.
     */
    List<Tensor> squares(Graph graph, InputSpec inputs, UnaryOperator<Tensor> network, int queries) {
        Arguments a = new Arguments(graph, inputs, objective.threat().norm());
        int channels = inputs.channels();
        Tensor masks = graph.input("mask", -1, queries, inputs.height(), inputs.width());
        Tensor signs = graph.input("signs", -1, (long) queries * channels, 1, 1);
        List<Tensor> best = List.of(a.best, a.margin, a.success);
        for (int query = 0; query < queries; query++) {
            Tensor mask = masks.slice(1, query, query + 1);
            Tensor own = signs.slice(1, (long) query * channels, (long) (query + 1) * channels);
            Tensor added = mask.mul(own).mul(a.ball.epsilon()).times(2);
            best = judged(a, best, network, best.get(0).add(added.mul(a.ball.unit())));
        }
        return best;
    }

    /**
     * The arguments, two windows' masks and a pattern in the first window, each [N, 1, H, W], and signs [N, C, 1, 1]: the second
     * window's part of the perturbation, and what the ball has left, go into the first one (Andriushchenko et al. 2020, algorithm
     * 3), for L2.
     */
    List<Tensor> window(Graph graph, InputSpec inputs, UnaryOperator<Tensor> network) {
        Arguments a = new Arguments(graph, inputs, objective.threat().norm());
        Tensor mask = graph.input("mask", -1, 1, inputs.height(), inputs.width());
        Tensor other = graph.input("other", -1, 1, inputs.height(), inputs.width());
        Tensor pattern = graph.input("pattern", -1, 1, inputs.height(), inputs.width());
        Tensor signs = graph.input("signs", -1, inputs.channels(), 1, 1);
        Tensor perturbation = a.ball.perturbation(a.best);
        Tensor inside = perturbation.mul(mask);
        Tensor fresh = pattern.mul(signs).add(inside.div(length(inside, 2, 3).plus(SMALLEST)));
        Tensor whole = Ball.size(Norm.L2, perturbation);
        Tensor left = a.ball.epsilon().mul(a.ball.epsilon()).sub(whole.mul(whole));
        Tensor budget = left.maximum(left.times(0)).times(1.0 / inputs.channels());
        Tensor freed = Ball.size(Norm.L2, perturbation.mul(mask.maximum(other)));
        Tensor length = budget.add(freed.mul(freed)).sqrt();
        Tensor placed = fresh.div(length(fresh, 2, 3).plus(SMALLEST)).mul(length);
        Tensor outside = mask.maximum(other).times(-1).plus(1);
        return judged(
                a, network, a.ball.perturbed(scaled(a, perturbation.mul(outside).add(placed))));
    }

    /** Out to the edge of the ball. */
    private static Tensor scaled(Arguments a, Tensor perturbation) {
        return perturbation.div(Ball.size(Norm.L2, perturbation).plus(SMALLEST)).mul(a.ball.epsilon());
    }

    private static Tensor length(Tensor values, long... dimensions) {
        return values.mul(values).sum(dimensions).sqrt();
    }

    private List<Tensor> judged(Arguments a, UnaryOperator<Tensor> network, Tensor point) {
        return judged(a, List.of(a.best, a.margin, a.success), network, point);
    }

    /** @param before best point, margin and success of each image so far */
    private List<Tensor> judged(Arguments a, List<Tensor> before, UnaryOperator<Tensor> network, Tensor point) {
        Tensor best = before.get(0);
        Tensor lowest = before.get(1);
        Tensor successBefore = before.get(2);
        // As a leaf it is laid out like any input before the first convolution.
        Tensor candidate = a.ball.bounded(point).leaf();
        Tensor scores = network.apply(candidate).detach().to(DType.FLOAT32);
        Tensor lead = scores.pick(a.labels)
                .sub(scores.replace(a.labels, BELOW_ANY_SCORE).max(1).reshape(-1));
        Tensor margin = objective.targeted() ? lead.times(-1) : lead;
        Tensor hit = scores.argmax(1).eq(a.labels).to(DType.FLOAT32);
        Tensor success = objective.targeted() ? hit : hit.times(-1).plus(1);
        Tensor gain = lowest.sub(margin).where(success.eq(successBefore), success.sub(successBefore));
        Tensor better = gain.greaterThan(gain.times(0));
        return List.of(
                candidate.detach().where(better.reshape(-1, 1, 1, 1), best),
                margin.where(better, lowest),
                success.where(better, successBefore));
    }
}
