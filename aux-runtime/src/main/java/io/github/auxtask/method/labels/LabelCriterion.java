package io.github.auxtask.method.labels;

import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.train.task.Criterion;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The paper's losses and its decision (sheet, section 4): cross entropy for categories, smoothed or not; for all other labels smooth
 * L1 with beta 1, the mean over all values, and the nearest neighbour.
 *
 * @param network whose output is measured
 * @param smoothing of categories
 * @param threshold smooth L1 below which an image counts as recognised; empty where that makes no sense
 */
record LabelCriterion(LabelNetwork network, double smoothing, OptionalDouble threshold) implements Criterion, Readout {
    @Override
    public Map<String, Double> facts(Map<String, float[]> values) {
        return LabelFacts.of(network, values.get(LabelNetwork.LABELS));
    }

    private boolean isCategory() {
        return network.form().kind() == LabelForm.Kind.CATEGORY;
    }

    @Override
    public String name() {
        return isCategory() ? "cross-entropy" : "smooth-l1";
    }

    @Override
    public Tensor loss(Tensor output, Tensor labels) {
        return isCategory() ? output.crossEntropy(labels, smoothing) : output.smoothL1(network.targets(labels));
    }

    @Override
    public Tensor scores(Tensor output) {
        return network.scores(output);
    }

    @Override
    public Tensor correct(Tensor output, Tensor labels) {
        return network.scores(output).correct(labels);
    }

    @Override
    public Reading read(Tensor images, Tensor labels) {
        Tensor output = network.apply(images).logits();
        return new Reading(network.scores(output), perImage(output, labels));
    }

    /** The same loss image by image, [N]. */
    Tensor perImage(Tensor output, Tensor labels) {
        if (isCategory()) {
            Tensor logarithms = output.logSoftmax(1);
            Tensor uniform = logarithms.sum(1).reshape(-1).times(-smoothing / network.classes());
            return logarithms.pick(labels).times(smoothing - 1).add(uniform);
        }
        Tensor distance = output.to(DType.FLOAT32).sub(network.targets(labels)).abs();
        // 0.5 d^2 below 1 and d - 0.5 above, without a branch.
        Tensor near = distance.clamp(0, 1);
        Tensor huber = near.mul(distance.sub(near.times(0.5)));
        return huber.sum(1).reshape(-1).times(1.0 / network.form().size());
    }
}
