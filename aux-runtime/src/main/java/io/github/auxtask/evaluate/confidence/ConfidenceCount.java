package io.github.auxtask.evaluate.confidence;

import io.github.auxtask.evaluate.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts how sure a classifier is, over all images and over those of each class (Signed Input Regularization, Tables 2 and 3). What is
 * said of all images is a mean over images, not over classes.
 */
final class ConfidenceCount {
    private static final double PERCENT = 100;
    private static final String ACCURACY = "accuracy";
    private static final String IMAGES = "images";
    private static final String COUNT = "low.count";
    private static final String PROBABILITY = "low.probability";
    private static final String UNCERTAINTY = "low.uncertainty";
    private static final String SMALLEST = "smallest-probability";
    private static final String OF_ALL = "uncertainty";
    private static final String CLASS = ".NAME";

    private final double threshold;
    private final Tally all = new Tally();
    private final Tally[] classes;

    /** What is known of some images. */
    private static final class Tally {
        private long images;
        private long right;
        private long low;
        private double probability;
        private double uncertainty;
        private double ofAll;
        private double smallest = Double.POSITIVE_INFINITY;

        void add(boolean correct, boolean lowConfidence, double probabilityOfLabel, double uncertaintyOfImage) {
            images++;
            ofAll += uncertaintyOfImage;
            if (!correct) {
                return;
            }
            right++;
            smallest = Math.min(smallest, probabilityOfLabel);
            if (lowConfidence) {
                low++;
                probability += probabilityOfLabel;
                uncertainty += uncertaintyOfImage;
            }
        }

        /** Means over no images are left out. */
        void write(String ending, Map<String, Double> metrics) {
            metrics.put(IMAGES + ending, (double) images);
            metrics.put(OF_ALL + ending, ofAll / images);
            metrics.put(COUNT + ending, (double) low);
            if (low > 0) {
                metrics.put(PROBABILITY + ending, probability / low);
                metrics.put(UNCERTAINTY + ending, uncertainty / low);
            }
            if (right > 0) {
                metrics.put(SMALLEST + ending, smallest);
            }
        }
    }

    ConfidenceCount(int classes, double threshold) {
        this.threshold = threshold;
        this.classes = new Tally[classes];
        for (int k = 0; k < classes; k++) {
            this.classes[k] = new Tally();
        }
    }

    /** What it records. */
    static List<Metric> declared() {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(Metric.percent(ACCURACY + CLASS, "accuracy over the images of this class"));
        metrics.addAll(both(Metric.count(IMAGES, "images", "how many there are").asFact()));
        metrics.addAll(
                both(Metric.count(COUNT, "images", "right ones whose class has a probability up to the threshold")
                        .lowerIsBetter()));
        metrics.addAll(
                both(Metric.count(PROBABILITY, "probability", "mean probability of the correct class over those")));
        metrics.addAll(both(Metric.count(UNCERTAINTY, "uncertainty", "mean uncertainty over those")));
        metrics.addAll(both(Metric.count(
                SMALLEST, "probability", "smallest probability of the correct class of any image that is right")));
        metrics.addAll(both(Metric.count(OF_ALL, "uncertainty", "mean uncertainty over all images")));
        return metrics;
    }

    private static List<Metric> both(Metric pooled) {
        return List.of(
                pooled,
                new Metric(
                        pooled.name() + CLASS,
                        pooled.unit(),
                        pooled.meaning() + ", of this class",
                        pooled.better(),
                        pooled.fact()));
    }

    /** Counts an image. */
    void add(int label, int predicted, double probability, double uncertainty) {
        boolean correct = predicted == label;
        boolean low = probability <= threshold;
        all.add(correct, low, probability, uncertainty);
        classes[label].add(correct, low, probability, uncertainty);
    }

    long images() {
        return all.images;
    }

    long right() {
        return all.right;
    }

    /** Of all images so far, in percent. */
    double accuracy() {
        return PERCENT * all.right / all.images;
    }

    /** All numbers; classes without images have none. */
    Map<String, Double> metrics(List<String> names) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        all.write("", metrics);
        for (int k = 0; k < classes.length; k++) {
            if (classes[k].images > 0) {
                String ending = "." + names.get(k);
                metrics.put(ACCURACY + ending, PERCENT * classes[k].right / classes[k].images);
                classes[k].write(ending, metrics);
            }
        }
        return metrics;
    }
}
