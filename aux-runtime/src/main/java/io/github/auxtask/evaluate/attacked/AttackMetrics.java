package io.github.auxtask.evaluate.attacked;

import io.github.auxtask.attack.AttackShare;
import io.github.auxtask.evaluate.chunk.EvaluatedChunk;
import io.github.auxtask.provenance.AttackPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Sums an attack's counts over the chunks of an evaluation. */
public final class AttackMetrics {
    /** Accuracy before the attack on the same images, in percent. */
    public static final String CLEAN_ACCURACY = "cleanAccuracy";

    /** Images classified correctly before the attack: what successes are counted among. */
    public static final String INITIALLY_CORRECT = "initiallyCorrect";

    /** Share of the initially correct images on which the attack succeeded, in percent. */
    public static final String ATTACK_SUCCESS = "attackSuccess";

    /** Images that were attacked. */
    public static final String ATTACKED = "attacked";

    /** Mean norm of the perturbations of attacked images, in the norm and space of the threat model. */
    public static final String MEAN_NORM = "meanPerturbationNorm";

    /** Largest norm of a perturbation. */
    public static final String LARGEST_NORM = "largestPerturbationNorm";

    /** Gradients of one image that were computed: images times steps. */
    public static final String IMAGE_GRADIENTS = "imageGradients";

    /** Scores of one image that attacks asked for that see nothing else. */
    public static final String IMAGE_QUERIES = "imageQueries";

    /** Share of the images whose loss is below the method's threshold, in percent; of clean images. */
    public static final String THRESHOLD_ACCURACY = "thresholdAccuracy";

    /** Mean over the images of the loss that the method trains with; of clean images. */
    public static final String METHOD_LOSS = "methodLoss";

    private static final double PERCENT = 100;

    private long images;
    private long initiallyCorrect;
    private long successes;
    private long attacked;
    private double normSum;
    private double largestNorm;
    private long imageGradients;
    private long imageQueries;
    private final Map<String, AttackShare> shares = new LinkedHashMap<>();
    private long losses;
    private long belowThreshold;
    private double lossSum;

    void add(EvaluatedChunk chunk) {
        images += chunk.count();
        initiallyCorrect += chunk.counts().initiallyCorrect();
        successes += chunk.counts().successes();
        attacked += chunk.counts().attacked();
        imageGradients += chunk.counts().imageGradients();
        imageQueries += chunk.counts().imageQueries();
        chunk.shares().forEach(share -> shares.merge(share.name(), share, AttackShare::plus));
        for (float norm : chunk.norms()) {
            normSum += norm;
            largestNorm = Math.max(largestNorm, norm);
        }
    }

    void addLosses(float[] ofImages, OptionalDouble threshold) {
        losses += ofImages.length;
        for (float loss : ofImages) {
            lossSum += loss;
            belowThreshold += loss < threshold.orElse(Double.NEGATIVE_INFINITY) ? 1 : 0;
        }
    }

    /** What clean images came to besides their accuracy; empty if no losses were added. */
    Map<String, Double> ofLosses() {
        return losses == 0
                ? Map.of()
                : Map.of(THRESHOLD_ACCURACY, PERCENT * belowThreshold / losses, METHOD_LOSS, lossSum / losses);
    }

    /** The numbers by name; a share or mean of nothing is left out. */
    Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(CLEAN_ACCURACY, PERCENT * initiallyCorrect / images);
        metrics.put(INITIALLY_CORRECT, (double) initiallyCorrect);
        if (initiallyCorrect > 0) {
            metrics.put(ATTACK_SUCCESS, PERCENT * successes / initiallyCorrect);
        }
        metrics.put(ATTACKED, (double) attacked);
        if (attacked > 0) {
            metrics.put(MEAN_NORM, normSum / attacked);
            metrics.put(LARGEST_NORM, largestNorm);
        }
        metrics.put(IMAGE_GRADIENTS, (double) imageGradients);
        if (imageQueries > 0) {
            metrics.put(IMAGE_QUERIES, (double) imageQueries);
        }
        return metrics;
    }

    long initiallyCorrect() {
        return initiallyCorrect;
    }

    long successes() {
        return successes;
    }

    /** What each attack of a suite came to; empty for single attacks. */
    List<AttackPart> parts() {
        return shares.values().stream()
                .map(share -> new AttackPart(
                        share.name(),
                        PERCENT * share.correctAlone() / images,
                        PERCENT * share.standing() / images,
                        share.attacked(),
                        share.imageGradients(),
                        share.seconds()))
                .toList();
    }
}
