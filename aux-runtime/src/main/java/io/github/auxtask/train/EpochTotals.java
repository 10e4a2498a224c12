package io.github.auxtask.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums over the images of an epoch so far; they go into checkpoints, so that a resumed epoch reports what an uninterrupted one
 * would have.
 *
 * @param images seen
 * @param correct classified rightly
 * @param losses each loss times the images of its batch, summed: the total first, then its parts; empty before the first step
 * @param learningRate of the last step
 * @param seconds of training, over all attempts
 * @param weights each learned weight times the images of its batch, summed; empty if none is learned
 */
public record EpochTotals(
        long images, double correct, List<Double> losses, double learningRate, double seconds, List<Double> weights) {
    /** Before the first step. */
    public static final EpochTotals NONE = new EpochTotals(0, 0, List.of(), 0, 0, List.of());

    public EpochTotals {
        losses = List.copyOf(losses);
        weights = List.copyOf(weights);
    }

    public EpochTotals plus(StepReport report, int batch, double rate) {
        return new EpochTotals(
                images + batch,
                correct + report.correct(),
                added(losses, report.losses(), batch),
                rate,
                seconds,
                added(weights, report.weights(), batch));
    }

    private static List<Double> added(List<Double> sums, List<Double> values, int batch) {
        List<Double> result = new ArrayList<>(sums.isEmpty() ? Collections.nCopies(values.size(), 0.0) : sums);
        for (int i = 0; i < result.size(); i++) {
            result.set(i, result.get(i) + values.get(i) * batch);
        }
        return result;
    }

    public EpochTotals plusSeconds(double more) {
        return new EpochTotals(images, correct, losses, learningRate, seconds + more, weights);
    }

    /** Percent classified rightly. */
    double accuracy() {
        return images == 0 ? 0 : 100.0 * correct / images;
    }

    /** The record of the finished epoch of a phase, whose step names losses and weights. */
    public EpochRecord record(
            int epoch, String phase, TrainingStep step, double validationAccuracy, double validationSeconds) {
        Map<String, Double> parts = means(step.losses(), losses.subList(1, losses.size()));
        Map<String, Double> learned = means(step.weights(), weights);
        return new EpochRecord(
                epoch,
                losses.get(0) / images,
                parts,
                accuracy(),
                validationAccuracy,
                learningRate,
                seconds + validationSeconds,
                images / Math.max(seconds, 1e-9),
                learned,
                phase);
    }

    private Map<String, Double> means(List<String> names, List<Double> sums) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            means.put(names.get(i), sums.get(i) / images);
        }
        return means;
    }
}
