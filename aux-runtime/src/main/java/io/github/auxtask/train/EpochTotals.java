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
 */
public record EpochTotals(long images, double correct, List<Double> losses, double learningRate, double seconds) {
    /** Before the first step. */
    public static final EpochTotals NONE = new EpochTotals(0, 0, List.of(), 0, 0);

    public EpochTotals {
        losses = List.copyOf(losses);
    }

    EpochTotals plus(StepReport report, int batch, double rate) {
        List<Double> sums = new ArrayList<>(
                losses.isEmpty() ? Collections.nCopies(report.losses().size(), 0.0) : losses);
        for (int i = 0; i < sums.size(); i++) {
            sums.set(i, sums.get(i) + report.losses().get(i) * batch);
        }
        return new EpochTotals(images + batch, correct + report.correct(), sums, rate, seconds);
    }

    EpochTotals plusSeconds(double more) {
        return new EpochTotals(images, correct, losses, learningRate, seconds + more);
    }

    /** Percent classified rightly. */
    double accuracy() {
        return images == 0 ? 0 : 100.0 * correct / images;
    }

    EpochRecord record(int epoch, List<String> names, double validationAccuracy, double validationSeconds) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            parts.put(names.get(i), losses.get(i + 1) / images);
        }
        return new EpochRecord(
                epoch,
                losses.get(0) / images,
                parts,
                accuracy(),
                validationAccuracy,
                learningRate,
                seconds + validationSeconds,
                images / Math.max(seconds, 1e-9));
    }
}
