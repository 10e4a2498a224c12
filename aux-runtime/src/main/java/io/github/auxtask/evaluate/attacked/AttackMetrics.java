package io.github.auxtask.evaluate.attacked;

import io.github.auxtask.attack.AttackShare;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.Metric;
import io.github.auxtask.provenance.AttackPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** What evaluations under an attack record. */
    static final List<Metric> DECLARED = List.of(
            Metric.percent(CLEAN_ACCURACY, "accuracy before the attack on the same images"),
            Metric.count(INITIALLY_CORRECT, "images", "classified correctly before the attack"),
            Metric.percent(ATTACK_SUCCESS, "share of the initially correct images on which the attack succeeded")
                    .lowerIsBetter(),
            Metric.count(ATTACKED, "images", "that were attacked"),
            Metric.count(MEAN_NORM, "", "mean norm of the perturbations of attacked images"),
            Metric.count(LARGEST_NORM, "", "largest norm of a perturbation"),
            Metric.count(IMAGE_GRADIENTS, "gradients", "of one image that were computed"),
            Metric.count(IMAGE_QUERIES, "queries", "for the scores of one image, by attacks that see nothing else"));

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

    void add(EvaluatedChunk chunk) {
        images += chunk.count();
        initiallyCorrect += chunk.counted(AttackedChunk.INITIALLY_CORRECT);
        successes += chunk.counted(AttackedChunk.SUCCESSES);
        attacked += chunk.counted(AttackedChunk.ATTACKED);
        imageGradients += chunk.counted(AttackedChunk.GRADIENTS);
        imageQueries += chunk.counted(AttackedChunk.QUERIES);
        AttackedChunk.shares(chunk).forEach(share -> shares.merge(share.name(), share, AttackShare::plus));
        for (float norm : AttackedChunk.norms(chunk)) {
            normSum += norm;
            largestNorm = Math.max(largestNorm, norm);
        }
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
