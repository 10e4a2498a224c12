package io.github.auxtask.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a step measured.
 *
 * @param losses mean over the batch: first the loss that was minimised, then its parts as {@link TrainingStep#losses} names them
 * @param correct images classified rightly
 * @param weights factors that the step chose for its losses, as {@link TrainingStep#weights} names them; empty if none
 */
public record StepReport(List<Double> losses, double correct, List<Double> weights) {
    public StepReport {
        losses = List.copyOf(losses);
        weights = List.copyOf(weights);
    }

    /** Of a step that chooses no weights. */
    public StepReport(List<Double> losses, double correct) {
        this(losses, correct, List.of());
    }

    /** Losses, then the number of images classified rightly, as compiled steps return them. */
    public static StepReport of(float[] values) {
        return of(values, 0);
    }

    /** The same with so many weights at the end. */
    public static StepReport of(float[] values, int weights) {
        int correct = values.length - weights - 1;
        return new StepReport(
                doubles(values, 0, correct), values[correct], doubles(values, correct + 1, values.length));
    }

    private static List<Double> doubles(float[] values, int from, int to) {
        List<Double> list = new ArrayList<>();
        for (int i = from; i < to; i++) {
            list.add((double) values[i]);
        }
        return list;
    }

    /**
     * What the parts of a batch measured, one after another, as one.
     *
     * @param images in each part
     */
    public static StepReport ofParts(List<StepReport> parts, List<Integer> images) {
        double all = images.stream().mapToInt(Integer::intValue).sum();
        return combined(
                parts,
                images.stream().map(part -> part / all).toList(),
                parts.stream().mapToDouble(StepReport::correct).sum());
    }

    /** The mean of what two updates on the same batch measured, each of all its images. */
    public static StepReport mean(StepReport first, StepReport second) {
        return combined(List.of(first, second), List.of(0.5, 0.5), (first.correct + second.correct) / 2);
    }

    private static StepReport combined(List<StepReport> reports, List<Double> shares, double correct) {
        List<Double> losses =
                new ArrayList<>(Collections.nCopies(reports.get(0).losses.size(), 0.0));
        for (int i = 0; i < reports.size(); i++) {
            for (int k = 0; k < losses.size(); k++) {
                losses.set(
                        k, losses.get(k) + shares.get(i) * reports.get(i).losses.get(k));
            }
        }
        return new StepReport(losses, correct);
    }

    public boolean isFinite() {
        return losses.stream().allMatch(Double::isFinite) && weights.stream().allMatch(Double::isFinite);
    }
}
