package io.github.auxtask.evaluate.topk;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.evaluate.AsTrained;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import java.util.function.Consumer;

/** Reads from the history of training, so that there is nothing left to evaluate. */
final class AsTrainedRun implements EvaluationRun {
    private static final double PERCENT = 100;

    private final AsTrained trained;
    private final double error;

    /** @throws BadInputException if training has not watched the top-k error */
    AsTrainedRun(AsTrained trained, int k) {
        this.trained = trained;
        String name = "top-" + k + " error";
        Double watched = trained.losses().get(name);
        if (watched == null) {
            throw new BadInputException("Training has not recorded the " + name + ", but only "
                    + String.join(", ", trained.losses().keySet()) + ": choose another k.");
        }
        this.error = watched;
    }

    @Override
    public int total() {
        return 0;
    }

    @Override
    public EvaluatedChunk chunk(int from, int to) {
        throw new IllegalArgumentException("there are no images from " + from + " to " + to);
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        throw new IllegalArgumentException("there are no images from " + chunk.first() + " on");
    }

    @Override
    public double accuracy() {
        return trained.accuracy();
    }

    @Override
    public EvaluationOutcome outcome(Consumer<String> listener) {
        long correct = Math.round(trained.accuracy() / PERCENT * trained.images());
        return EvaluationOutcome.of(trained.images(), correct)
                .metric(TopKind.TOP, PERCENT * (1 - error))
                .build();
    }
}
