package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.objective.AttackLoss;
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
 * The methods of GAMA-PGD, each one call into the engine: algorithm 1 of Sriramanan et al. 2020 with what the authors' code compares with,
 * the probabilities at the random start.
 */
record GamaStep(Norm norm) {
    private record Key(String method, Norm norm) {}

    Object key(String method) {
        return new Key("gama " + method, norm);
    }

    /** What all methods begin with. */
    private record Arguments(Tensor x, Tensor labels, Ball ball) {
        static Arguments of(Graph graph, InputSpec inputs, Norm norm) {
            Tensor x = graph.input("x", inputs.shape());
            Tensor origin = graph.input("origin", inputs.shape());
            Tensor labels = graph.labels("labels");
            Tensor lower = graph.input("lower", inputs.shape());
            Tensor upper = graph.input("upper", inputs.shape());
            Tensor unit = graph.input("unit", 1, inputs.channels(), 1, 1);
            Tensor epsilon = graph.scalar("epsilon");
            return new Arguments(
                    x, labels, new Ball(norm, BoundOrder.PROJECT_THEN_CLIP, origin, lower, upper, unit, epsilon));
        }
    }

    /** The arguments, of which x is a perturbation in units of epsilon: that point. */
    List<Tensor> start(Graph graph, InputSpec inputs) {
        Arguments a = Arguments.of(graph, inputs, norm);
        Tensor point = a.ball.perturbed(a.x.mul(a.ball.epsilon()));
        return List.of(a.ball.bounded(point));
    }

    /**
     * The arguments, the length of the step in units of epsilon; and for a relaxed step the start and the weight of the squared distance of
     * the probabilities from those there. Gives the next point, the point that was looked at, and 1 where it has succeeded.
     */
    List<Tensor> step(Graph graph, InputSpec inputs, UnaryOperator<Tensor> network, boolean relaxed) {
        Arguments a = Arguments.of(graph, inputs, norm);
        Tensor length = graph.scalar("length");
        Tensor leaf = a.x.leaf();
        Tensor scores = network.apply(leaf).to(DType.FLOAT32);
        Tensor loss = AttackLoss.PROBABILITY_MARGIN.perImage(scores, a.labels);
        if (relaxed) {
            Tensor start = graph.input("start", inputs.shape());
            Tensor weight = graph.scalar("weight");
            Tensor before = network.apply(start.leaf()).detach().logSoftmax(1).exp();
            Tensor moved = scores.logSoftmax(1).exp().sub(before);
            loss = loss.add(moved.mul(moved).sum(1).reshape(-1).mul(weight));
        }
        Tensor gradient = loss.sum().gradient(leaf);
        Tensor stride = a.ball.steepest(gradient).mul(a.ball.unit()).mul(length.mul(a.ball.epsilon()));
        Tensor hit = scores.detach().argmax(1).eq(a.labels).to(DType.FLOAT32);
        return List.of(
                a.ball.bounded(a.x.add(stride)), leaf.detach(), hit.times(-1).plus(1));
    }

    /** The arguments: the point as it is, and 1 where it has succeeded. */
    List<Tensor> look(Graph graph, InputSpec inputs, UnaryOperator<Tensor> network) {
        Arguments a = Arguments.of(graph, inputs, norm);
        Tensor leaf = a.x.leaf();
        Tensor hit = network.apply(leaf).detach().argmax(1).eq(a.labels).to(DType.FLOAT32);
        return List.of(leaf.detach(), hit.times(-1).plus(1));
    }
}
