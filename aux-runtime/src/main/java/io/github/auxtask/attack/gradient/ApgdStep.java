package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Ball;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The methods of APGD, each one call into the engine; algorithm 1 of Croce and Hein 2020 in the form of the authors' code. */
record ApgdStep(Objective objective, ApgdLoss loss, int draws) {
    private record Key(String method, Norm norm, boolean targeted, AttackLoss objective, ApgdLoss loss, int draws) {}

    /** The key of one of these methods. */
    Object key(String method) {
        return new Key(method, objective.threat().norm(), objective.targeted(), objective.loss(), loss, draws);
    }

    /** What all methods with images begin with. */
    private static final class Arguments {
        private final Tensor x;
        private final Ball ball;
        private final Tensor labels;
        private final Tensor targets;

        Arguments(Graph graph, InputSpec inputs, Norm norm) {
            x = graph.input("x", inputs.shape());
            Tensor origin = graph.input("origin", inputs.shape());
            labels = graph.labels("labels");
            targets = graph.labels("targets");
            Tensor lower = graph.input("lower", inputs.shape());
            Tensor upper = graph.input("upper", inputs.shape());
            Tensor unit = graph.input("unit", 1, inputs.channels(), 1, 1);
            ball = new Ball(norm, BoundOrder.PROJECT_THEN_CLIP, origin, lower, upper, unit, graph.scalar("epsilon"));
        }
    }

    /** What one look at the network gives. */
    private record Look(Tensor x, Tensor gradient, Tensor loss, Tensor success) {}

    private Look look(Arguments a, UnaryOperator<Tensor> network, Tensor point) {
        Tensor leaf = point.leaf();
        List<Tensor> gradients = new ArrayList<>();
        List<Tensor> losses = new ArrayList<>();
        List<Tensor> votes = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            Tensor scores = network.apply(leaf);
            Tensor loss = this.loss.perImage(objective, scores, a.labels, a.targets);
            // The class of a classifier that draws is that of its mean probabilities; of any other, that of its scores.
            votes.add(
                    draws == 1 ? scores.detach() : scores.detach().logSoftmax(1).exp());
            gradients.add(loss.sum().gradient(leaf));
            losses.add(loss.detach());
        }
        Tensor hit = sum(votes).argmax(1).eq(a.labels).to(DType.FLOAT32);
        return new Look(
                point,
                mean(gradients),
                mean(losses),
                objective.targeted() ? hit : hit.times(-1).plus(1));
    }

    private static Tensor sum(List<Tensor> draws) {
        return draws.stream().reduce(Tensor::add).orElseThrow();
    }

    private static Tensor mean(List<Tensor> draws) {
        return draws.size() == 1 ? draws.get(0) : sum(draws).times(1.0 / draws.size());
    }

    /** The arguments, of which x is a perturbation in units of epsilon: start, gradient, loss, success. */
    List<Tensor> start(Graph graph, InputSpec inputs, UnaryOperator<Tensor> network) {
        Arguments a = new Arguments(graph, inputs, objective.threat().norm());
        Tensor point = a.ball.perturbed(a.x.mul(a.ball.epsilon()));
        Look look = look(a, network, a.ball.bounded(point));
        return List.of(look.x, look.gradient, look.loss, look.success);
    }

    /**
     * The arguments; the point before, the gradient, the share of the step that is new; step lengths in units of epsilon; best
     * point, its gradient and loss; adversarial image and success; loss before, and how often it rose since the review.
     */
    List<Tensor> step(Graph graph, InputSpec inputs, UnaryOperator<Tensor> network) {
        Arguments a = new Arguments(graph, inputs, objective.threat().norm());
        Tensor before = graph.input("before", inputs.shape());
        Tensor gradient = graph.input("gradient", inputs.shape());
        Tensor share = graph.scalar("share");
        Tensor length = graph.input("length", -1);
        Tensor best = graph.input("best", inputs.shape());
        Tensor bestGradient = graph.input("bestGradient", inputs.shape());
        Tensor bestLoss = graph.input("bestLoss", -1);
        Tensor adversarial = graph.input("adversarial", inputs.shape());
        Tensor success = graph.input("success", -1);
        Tensor lossBefore = graph.input("lossBefore", -1);
        Tensor rises = graph.input("rises", -1);

        Tensor stride = perImage(length).mul(a.ball.epsilon());
        Tensor ahead = a.ball.bounded(
                a.x.add(a.ball.steepest(gradient).mul(a.ball.unit()).mul(stride)));
        Tensor momentum = a.x.sub(before).mul(share.times(-1).plus(1));
        Tensor moved = a.ball.bounded(a.x.add(ahead.sub(a.x).mul(share)).add(momentum));
        Look look = look(a, network, moved);

        Tensor better = look.loss.greaterThan(bestLoss);
        Tensor hit = look.success.greaterThan(look.success.times(0));
        return List.of(
                look.x,
                look.gradient,
                look.x.where(perImage(better), best),
                look.gradient.where(perImage(better), bestGradient),
                look.loss.where(better, bestLoss),
                look.x.where(perImage(hit), adversarial),
                look.success.maximum(success),
                look.loss,
                rises.add(look.loss.greaterThan(lossBefore).to(DType.FLOAT32)));
    }

    /**
     * Halves the steps of images whose loss rose too rarely since the last review, or whose best loss stands still, and sends them
     * back to their best point: x, gradient, length, best, its gradient, its loss, rises, best loss at the last review, whether
     * halved then, and the number of rises that is enough.
     */
    List<Tensor> review(Graph graph, InputSpec inputs) {
        Tensor x = graph.input("x", inputs.shape());
        Tensor gradient = graph.input("gradient", inputs.shape());
        Tensor length = graph.input("length", -1);
        Tensor best = graph.input("best", inputs.shape());
        Tensor bestGradient = graph.input("bestGradient", inputs.shape());
        Tensor bestLoss = graph.input("bestLoss", -1);
        Tensor rises = graph.input("rises", -1);
        Tensor lastBest = graph.input("lastBest", -1);
        Tensor halvedLast = graph.input("halvedLast", -1);
        Tensor enough = graph.scalar("enough");
        Tensor goesOn = rises.greaterThan(enough).to(DType.FLOAT32);
        Tensor improved = bestLoss.greaterThan(lastBest).to(DType.FLOAT32);
        Tensor stands = improved.times(-1).plus(1).mul(halvedLast.times(-1).plus(1));
        Tensor halved = goesOn.times(-1).plus(1).maximum(stands);
        Tensor chosen = halved.greaterThan(halved.times(0));
        return List.of(
                best.where(perImage(chosen), x),
                bestGradient.where(perImage(chosen), gradient),
                length.times(0.5).where(chosen, length),
                halved);
    }

    private static Tensor perImage(Tensor vector) {
        return vector.reshape(-1, 1, 1, 1);
    }
}
