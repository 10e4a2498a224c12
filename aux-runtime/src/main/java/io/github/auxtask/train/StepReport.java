package io.github.auxtask.train;

import java.util.List;

/**
 * What a step measured.
 *
 * @param losses mean over the batch: first the loss that was minimised, then its parts as {@link TrainingStep#losses} names them
 * @param correct images classified rightly
 */
public record StepReport(List<Double> losses, double correct) {
    public StepReport {
        losses = List.copyOf(losses);
    }

    boolean isFinite() {
        return losses.stream().allMatch(Double::isFinite);
    }
}
