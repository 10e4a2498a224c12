package io.github.auxtask.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.train.Validation;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Accuracy on held-out images in evaluation mode; on adversarial images if the training asks for that. */
public final class ClassificationValidation implements Validation {
    private static final double PERCENT = 100;

    private final ClassificationProgram methods;
    private final Program program;
    private final NetworkState network;
    private final NDManager manager;
    private final BatchLoader batches;
    private final @Nullable AdversarialImages adversaries;
    private boolean lossBreaksTies;
    private double loss;
    private final HostArray images = new HostArray();
    private final HostArray labels = new HostArray();

    /** A validation on these images, at least one, as they are. */
    public ClassificationValidation(
            ClassificationProgram methods,
            Program program,
            NetworkState network,
            NDManager manager,
            BatchLoader batches) {
        this(methods, program, network, manager, batches, null);
    }

    /**
     * The same on adversarial images, if the training validates on them.
     *
     * @param adversaries {@code null} if there are none
     */
    public ClassificationValidation(
            ClassificationProgram methods,
            Program program,
            NetworkState network,
            NDManager manager,
            BatchLoader batches,
            @Nullable AdversarialImages adversaries) {
        this.methods = methods;
        this.program = program;
        this.network = network;
        this.manager = manager;
        this.batches = batches;
        this.adversaries = methods.task().adversaries().validates() ? adversaries : null;
    }

    /** Lets the lower validation loss decide between epochs of equal accuracy. */
    public ClassificationValidation lossBreaksTies() {
        lossBreaksTies = true;
        return this;
    }

    @Override
    public double tieBreak() {
        return lossBreaksTies ? -loss : 0;
    }

    @Override
    public OptionalDouble accuracy(int epoch, BooleanSupplier stop) {
        double correct = 0;
        loss = 0;
        try (Batches made = batches.epoch(epoch)) {
            for (Batch batch : made) {
                if (stop.getAsBoolean()) {
                    return OptionalDouble.empty();
                }
                correct += correct(batch);
                made.recycle(batch);
            }
        }
        return OptionalDouble.of(PERCENT * correct / batches.examples().count());
    }

    private double correct(Batch batch) {
        ImageShape one = methods.task().inputs();
        Shape shape = new Shape(batch.size(), one.channels(), one.height(), one.width());
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = images.floats(scope, batch.images(), shape);
            NDArray y = labels.labels(scope, batch.labels());
            NDArray seen = adversaries == null ? x : adversaries.validation(scope, x, y, batch);
            NDList results = program.call(methods.validateMethod(), scope, network, seen, y);
            if (lossBreaksTies) {
                loss += results.get(1).toFloatArray()[0]
                        * batch.size()
                        / batches.examples().count();
            }
            return results.get(0).toFloatArray()[0];
        }
    }
}
