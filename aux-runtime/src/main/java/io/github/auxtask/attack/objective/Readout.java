package io.github.auxtask.attack.objective;

import io.github.auxtask.graph.Tensor;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a method's classifier shows beside its scores, from the same pass: the loss that it was trained with, image by image. Where a
 * classifier's scores are not what its training loss is computed from, this is the loss that the published attacks climb.
 */
@FunctionalInterface
public interface Readout {
    /**
     * Reads a batch.
     *
     * @param images standardised, [N, C, H, W]
     * @param labels classes, int64 [N]: the true ones, or an attack's targets
     */
    Reading read(Tensor images, Tensor labels);

    /** The loss below which an image counts as recognised, if the method has such a rule. */
    default OptionalDouble threshold() {
        return OptionalDouble.empty();
    }

    /**
     * Numbers that the method states of the classifier as a whole, by name: what tables of a paper hold besides accuracies.
     *
     * @param values of all its parameters and running statistics, by name
     */
    default Map<String, Double> facts(Map<String, float[]> values) {
        return Map.of();
    }

    /**
     * What was read.
     *
     * @param scores [N, K], as the classifier gives them
     * @param losses of every image for its label, [N]
     */
    record Reading(Tensor scores, Tensor losses) {}
}
