package io.github.auxtask.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.Batches;
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
    private final StepInputs inputs;
    private final @Nullable AdversarialImages adversaries;
    private boolean lossBreaksTies;
    private double loss;

    /** A validation on these images, at least one, as they are. */
    public ClassificationValidation(
            ClassificationProgram methods,
            Program program,
            NetworkState network,
            NDManager manager,
            BatchLoader batches) {
        this(methods, program, network, manager, batches, PhaseImages.PLAIN);
    }

    /** The same on images that are made here, adversarial ones if the training validates on them. */
    public ClassificationValidation(
            ClassificationProgram methods,
            Program program,
            NetworkState network,
            NDManager manager,
            BatchLoader batches,
            PhaseImages images) {
        this.methods = methods;
        this.program = program;
        this.network = network;
        this.manager = manager;
        this.batches = batches;
        this.inputs = new StepInputs(methods.task(), images.validationStage());
        this.adversaries = methods.task().adversaries().validates() ? images.adversaries() : null;
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
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = inputs.images(scope, batch);
            NDArray y = inputs.labels(scope, batch);
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
