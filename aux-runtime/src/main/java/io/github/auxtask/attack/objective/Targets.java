package io.github.auxtask.attack.objective;

import java.util.random.RandomGenerator;

/** Chooses the class that a targeted attack aims at. */
@FunctionalInterface
public interface Targets {
    /** The class after the true one, cyclically. */
    Targets NEXT = (label, scores, random) -> (label + 1) % scores.length;

    /** A wrong class, all alike; depends on seed and image only, so it is the same for every model. */
    Targets RANDOM = (label, scores, random) -> (label + 1 + random.nextInt(scores.length - 1)) % scores.length;

    /** The wrong class with the lowest score (Kurakin et al. 2017, section 2.3). */
    Targets LEAST_LIKELY = (label, scores, random) -> {
        int lowest = label == 0 ? 1 : 0;
        for (int k = 0; k < scores.length; k++) {
            lowest = k != label && scores[k] < scores[lowest] ? k : lowest;
        }
        return lowest;
    };

    /**
     * The target of one image, never its label.
     *
     * @param label the true class
     * @param scores the classifier's on the unchanged image
     * @param random the image's own stream
     */
    int target(int label, float[] scores, RandomGenerator random);
}
