package io.github.auxtask.train.task;

import io.github.auxtask.data.batch.BatchTargets;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import java.util.List;
import java.util.Optional;

/**
 * A task that a network learns beside classification, through a head of its own. Its weighted loss is added to the classifier's.
 *
 * <p>A task may read what the backbone made of the batch (reconstruction), or add images to the batch (rotation, deblurring): the
 * batch and all that its tasks add go through the backbone in one forward pass, so that batch statistics see the mixture, and
 * every task gets back what was made of its own images.
 */
public interface AuxiliaryTask {
    /** What histories and reports call its loss. */
    String name();

    /** What it needs from Java besides the images; empty if all is made inside the graph. */
    default Optional<HostTargets> hostTargets() {
        return Optional.empty();
    }

    /**
     * Writes the images that it adds to the batch into a graph; none by default.
     *
     * @param images what the network was given, [N, C, H, W]; adversarial in adversarial training
     * @param targets shaped as {@link #hostTargets()} says
     * @return any number of further batches [N, C, H, W], image by image made from the first
     */
    default List<Tensor> views(Tensor images, List<Tensor> targets) {
        return List.of();
    }

    /**
     * Writes head and loss into a graph.
     *
     * @return the unweighted loss, 0-dimensional
     */
    Tensor loss(Seen seen);

    /**
     * What a task's head and loss are made from.
     *
     * @param images what the network was given, [N, C, H, W]; adversarial in adversarial training
     * @param output what the backbone made of them
     * @param views what it made of each batch of {@link AuxiliaryTask#views}, in their order
     * @param targets shaped as {@link AuxiliaryTask#hostTargets()} says
     */
    record Seen(Tensor images, Backbone.Output output, List<Backbone.Output> views, List<Tensor> targets) {
        public Seen {
            views = List.copyOf(views);
            targets = List.copyOf(targets);
        }
    }

    /**
     * Targets that Java computes from the images: on the loader's threads, or from adversarial images during the step. They may
     * be whole images, which {@link AuxiliaryTask#views} then adds.
     *
     * @param compute the targets of a batch
     * @param shapes of each target of one image, without the batch
     */
    record HostTargets(BatchTargets compute, List<List<Long>> shapes) {
        public HostTargets {
            shapes = List.copyOf(shapes);
        }
    }
}
