package io.github.auxtask.train;

import io.github.auxtask.data.BatchTargets;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import java.util.List;
import java.util.Optional;

/**
 * A task that a network learns beside classification, through a head of its own on the backbone's features. Its weighted loss is
 * added to the classifier's.
 */
public interface AuxiliaryTask {
    /** What histories and reports call its loss. */
    String name();

    /** What it needs from Java besides the images; empty if its target is made inside the graph. */
    default Optional<HostTargets> hostTargets() {
        return Optional.empty();
    }

    /**
     * Writes head and loss into a graph.
     *
     * @param images what the network was given, [N, C, H, W]; adversarial in adversarial training
     * @param output what the backbone made of them
     * @param targets shaped as {@link #hostTargets()} says
     * @return the unweighted loss, 0-dimensional
     */
    Tensor loss(Tensor images, Backbone.Output output, List<Tensor> targets);

    /**
     * Targets that Java computes from the images: on the loader's threads, or from adversarial images during the step.
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
