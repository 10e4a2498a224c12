package io.github.auxtask.method;

import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.train.KeptWeights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a method draws its pictures from: a trained network and a handful of test images.
 *
 * @param run that was trained
 * @param dataset in memory; for the names of classes
 * @param inputs the test images
 * @param network what it learned
 * @param pictures takes the pictures; {@code inputs} and {@code adversarial} are drawn for every method already
 */
public record IllustrationContext(
        RunDescription run, Dataset dataset, Inputs inputs, TrainedValues network, PictureSink pictures) {
    /**
     * Test images.
     *
     * @param images standardised as the method asks, [N, C, H, W]
     * @param labels their classes
     * @param adversarial the same images after the attack of an evaluation, standardised, [N, C, H, W], by its name; none if the
     *     run has no such evaluation
     */
    public record Inputs(FloatBlock images, List<Integer> labels, Map<String, FloatBlock> adversarial) {
        public Inputs {
            labels = List.copyOf(labels);
            adversarial = Collections.unmodifiableMap(new LinkedHashMap<>(adversarial));
        }

        /** N. */
        public int count() {
            return labels.size();
        }
    }

    /**
     * What a training came to.
     *
     * @param values trained values by torch name, auxiliary heads included
     * @param kept values after some epochs; often none
     * @param functions compiles functions of the network
     */
    public record TrainedValues(Map<String, float[]> values, KeptWeights kept, NetworkFunctions functions) {}
}
