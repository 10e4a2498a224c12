package io.github.auxtask.attack.boundary;

import io.github.auxtask.attack.perturbation.Ball;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A step of FAB towards one class, one call into the engine: algorithm 1 of Croce and Hein 2020 with the constants of the authors' code.
 * Perturbations are in units of the threat model's space.
 */
record FabStep(Norm norm) {
    /** At most this share of a step leads towards the image itself: the paper's alpha_max. */
    private static final double SHARE = 0.1;
    /** How far beyond the boundary a step goes: the paper's eta. */
    private static final double BEYOND = 1.05;
    /** What is left of a perturbation that has succeeded, to look for a smaller one: the paper's beta. */
    private static final double BACK = 0.9;

    private static final double SMALLEST = 1e-8;
    private static final double LARGEST = 1e30;

    private record Key(String method, Norm norm) {}

    Object key(String method) {
        return new Key("fab " + method, norm);
    }

    /** A perturbation in units of epsilon, origin, lower, upper, unit and epsilon: the point half as far from the image. */
    List<Tensor> start(Graph graph, InputSpec inputs) {
        Tensor perturbation = graph.input("x", inputs.shape());
        Tensor origin = graph.input("origin", inputs.shape());
        Tensor lower = graph.input("lower", inputs.shape());
        Tensor upper = graph.input("upper", inputs.shape());
        Tensor unit = graph.input("unit", 1, inputs.channels(), 1, 1);
        Tensor epsilon = graph.scalar("epsilon");
        Tensor point = origin.add(perturbation.mul(epsilon).mul(unit).times(0.5));
        return List.of(point.maximum(lower).minimum(upper));
    }

    /**
     * Point, origin, labels, targets, lower and upper ends of the range; the nearest image found and its distance; unit and epsilon. Gives
     * the next point, the nearest image, its distance, and 1 where that is within epsilon.
     */
    List<Tensor> step(Graph graph, InputSpec inputs, UnaryOperator<Tensor> network) {
        Tensor x = graph.input("x", inputs.shape());
        Tensor origin = graph.input("origin", inputs.shape());
        Tensor labels = graph.labels("labels");
        Tensor targets = graph.labels("targets");
        Tensor lower = graph.input("lower", inputs.shape());
        Tensor upper = graph.input("upper", inputs.shape());
        Tensor nearest = graph.input("nearest", inputs.shape());
        Tensor distance = graph.input("distance", -1);
        Tensor unit = graph.input("unit", 1, inputs.channels(), 1, 1);
        Tensor epsilon = graph.scalar("epsilon");

        Tensor leaf = x.leaf();
        Tensor scores = network.apply(leaf).to(DType.FLOAT32);
        Tensor lead = scores.pick(targets).sub(scores.pick(labels));
        Tensor normal = lead.sum().gradient(leaf).mul(unit);
        Tensor missing = perImage(lead.detach()).times(-1);
        Tensor perturbation = x.sub(origin).div(unit);
        Tensor low = lower.sub(origin).div(unit);
        Tensor high = upper.sub(origin).div(unit);

        Tensor fromPoint =
                HyperplaneProjection.nearest(norm, normal, missing, low.sub(perturbation), high.sub(perturbation));
        Tensor whole = missing.add(normal.mul(perturbation).sum(1, 2, 3));
        Tensor fromImage = HyperplaneProjection.nearest(norm, normal, whole, low, high);
        Tensor one = size(fromPoint);
        Tensor share = one.div(one.add(size(fromImage))).clamp(0, SHARE);
        Tensor ahead =
                perturbation.add(fromPoint.times(BEYOND)).mul(share.times(-1).plus(1));
        Tensor moved =
                ahead.add(fromImage.times(BEYOND).mul(share)).maximum(low).minimum(high);
        Tensor point = origin.add(moved.mul(unit)).maximum(lower).minimum(upper).leaf();

        Tensor right = network.apply(point).detach().argmax(1).eq(labels).to(DType.FLOAT32);
        Tensor beyond = right.times(-1).plus(1);
        Tensor found = beyond.greaterThan(beyond.times(0));
        Tensor reached = point.detach();
        Tensor now = Ball.size(norm, reached.sub(origin).div(unit)).reshape(-1);
        // Where the point is on the wrong side, no distance is smaller than what was found before.
        Tensor candidate = now.where(found, now.times(0).plus(LARGEST));
        Tensor nearer = distance.greaterThan(candidate);
        Tensor smallest = candidate.minimum(distance);
        Tensor back = origin.add(reached.sub(origin).times(BACK));
        Tensor beyondEpsilon =
                smallest.greaterThan(smallest.times(0).add(epsilon)).to(DType.FLOAT32);
        return List.of(
                back.where(perImage(found), reached),
                reached.where(perImage(nearer), nearest),
                smallest,
                beyondEpsilon.times(-1).plus(1));
    }

    private Tensor size(Tensor perturbation) {
        return Ball.size(norm, perturbation).clamp(SMALLEST, LARGEST);
    }

    private static Tensor perImage(Tensor vector) {
        return vector.reshape(-1, 1, 1, 1);
    }
}
