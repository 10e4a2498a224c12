package io.github.auxtask.train.step;

import io.github.auxtask.core.Precision;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.optimiser.Optimiser;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.task.WeightedTask;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a step trains, and how: a criterion, mostly cross entropy, plus weighted auxiliary losses, on the images, on adversarial ones
 * made from them, or on both.
 *
 * @param network the backbone
 * @param criterion of its own output
 * @param inputs extent of the images
 * @param tasks auxiliary tasks; none for plain classification
 * @param adversaries what is done with adversarial images
 * @param optimiser of all trained parameters
 * @param trainable which parameters are trained, by full name; the others cost no gradient
 * @param parts in which a batch goes through the network, one after another; 1 for all at once
 * @param precision of convolutions and linear layers
 */
public record Classification(
        Backbone network,
        Criterion criterion,
        ImageShape inputs,
        List<WeightedTask> tasks,
        AdversarialTraining adversaries,
        Optimiser optimiser,
        Predicate<String> trainable,
        int parts,
        Precision precision) {
    public Classification {
        tasks = List.copyOf(tasks);
        if (parts < 1) {
            throw new IllegalArgumentException("a batch has at least one part, not " + parts);
        }
    }

    /** The same where every batch goes through the network at once. */
    public Classification(
            Backbone network,
            Criterion criterion,
            ImageShape inputs,
            List<WeightedTask> tasks,
            AdversarialTraining adversaries,
            Optimiser optimiser,
            Predicate<String> trainable,
            Precision precision) {
        this(network, criterion, inputs, tasks, adversaries, optimiser, trainable, 1, precision);
    }
}
