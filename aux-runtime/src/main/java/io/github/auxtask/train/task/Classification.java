package io.github.auxtask.train.task;

import io.github.auxtask.core.Precision;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.optimiser.Optimiser;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is trained, and how: a criterion, mostly cross entropy, plus weighted auxiliary losses, on the images or on adversarial
 * ones made from them.
 *
 * @param network the backbone
 * @param criterion of its own output
 * @param inputs extent of the images
 * @param tasks auxiliary tasks; none for plain classification
 * @param adversary replaces every batch, in training and in validation; {@code null} for none
 * @param optimiser of all trained parameters
 * @param trainable which parameters are trained, by full name; the others cost no gradient
 * @param precision of convolutions and linear layers
 */
public record Classification(
        Backbone network,
        Criterion criterion,
        ImageShape inputs,
        List<WeightedTask> tasks,
        @Nullable Adversary adversary,
        Optimiser optimiser,
        Predicate<String> trainable,
        Precision precision) {
    public Classification {
        tasks = List.copyOf(tasks);
    }
}
