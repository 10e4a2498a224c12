package io.github.auxtask.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.train.input.InputStage;
import io.github.auxtask.train.task.AuxiliaryTask.HostTargets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands batches to a device: images, labels, and what criterion and tasks need besides, in the order of a step's methods. Images that are
 * handed over as they are stored become the network's inputs there.
 */
final class StepInputs {
    private final Classification task;
    private final @Nullable InputStage stage;
    private final HostArray images = new HostArray();
    private final HostArray labels = new HostArray();
    private final List<HostArray> targets = new ArrayList<>();

    /**
     * Of a task.
     *
     * @param stage for batches of stored images; {@code null} if all bring their inputs
     */
    StepInputs(Classification task, @Nullable InputStage stage) {
        this.task = task;
        this.stage = stage;
    }

    /** What the tasks need from Java, in the order of the tasks. */
    static List<HostTargets> hostTargets(Classification task) {
        return task.tasks().stream()
                .flatMap(weighted -> weighted.task().hostTargets().stream())
                .toList();
    }

    NDArray images(NDManager scope, Batch batch) {
        if (batch.stored() != null && stage != null) {
            return stage.inputs(scope, batch);
        }
        ImageShape one = task.inputs();
        return images.floats(scope, batch.images(), new Shape(batch.size(), one.channels(), one.height(), one.width()));
    }

    NDArray labels(NDManager scope, Batch batch) {
        return labels.labels(scope, batch.labels());
    }

    /**
     * What the batch's stages have added.
     *
     * @throws IllegalArgumentException if that is not what criterion and tasks need
     */
    List<NDArray> targets(NDManager scope, Batch batch) {
        int expected = task.criterion().targets().size()
                + hostTargets(task).stream()
                        .mapToInt(host -> host.shapes().size())
                        .sum();
        if (batch.targets().size() != expected) {
            throw new IllegalArgumentException(
                    "the batch brings " + batch.targets().size() + " targets, but criterion and tasks need " + expected
                            + ": add the criterion's stages and those of loaderTargets");
        }
        List<NDArray> arrays = new ArrayList<>();
        for (FloatBlock block : batch.targets()) {
            if (targets.size() == arrays.size()) {
                targets.add(new HostArray());
            }
            arrays.add(targets.get(arrays.size()).floats(scope, block.values(), new Shape(block.shape())));
        }
        return arrays;
    }

    /** The same batch with adversarial images: the criterion's targets stay, the tasks' are made from them. */
    Batch adversarial(Batch batch, NDArray adversarial) {
        List<HostTargets> hosts = hostTargets(task);
        if (hosts.isEmpty()) {
            return batch;
        }
        Batch other = batch.withImages(adversarial.toFloatArray())
                .withTargets(
                        batch.targets().subList(0, task.criterion().targets().size()));
        for (HostTargets host : hosts) {
            other = other.withTargets(host.compute().of(other));
        }
        return other;
    }
}
