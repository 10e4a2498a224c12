package io.github.auxtask.method;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.train.checkpoint.Snapshots;
import java.util.List;
import java.util.Map;

/**
 * What a method draws its pictures from: a trained network and a handful of test images.
 *
 * @param variant the run's place in the grid, axis to value
 * @param seed of the run
 * @param settings resolved: defaults, budget, deviations, overrides
 * @param dataset in memory; for the names of classes
 * @param images standardised as the method asks, [N, C, H, W]
 * @param labels their classes
 * @param adversarial the same images after the attack of an evaluation, standardised, [N, C, H, W], by its name; none if the
 *     run has no such evaluation
 * @param weights trained values by torch name, auxiliary heads included
 * @param snapshots values that the training kept after some epochs; often none
 * @param manager on the device; the method frees all it takes from it
 * @param gallery takes the pictures; {@code inputs} and {@code adversarial} are drawn for every method already
 */
public record IllustrationContext(
        Map<String, String> variant,
        long seed,
        Settings settings,
        Dataset dataset,
        FloatBlock images,
        List<Integer> labels,
        Map<String, FloatBlock> adversarial,
        Map<String, float[]> weights,
        Snapshots snapshots,
        NDManager manager,
        Gallery gallery) {
    public IllustrationContext {
        variant = Map.copyOf(variant);
        labels = List.copyOf(labels);
    }
}
