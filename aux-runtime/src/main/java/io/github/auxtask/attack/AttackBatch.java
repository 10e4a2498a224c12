package io.github.auxtask.attack;

import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.RandomStream;

/**
 * What an {@link ArrayAttack} works on: N images, and a classifier that answers questions about points near them. Points are given for
 * some of the images, by number, so that those on which the attack has succeeded cost nothing more; all values are standardised.
 */
public interface AttackBatch {
    /** Number of images. */
    int count();

    /** Shape of an image, and what ties its values to pixels. */
    InputSpec inputs();

    /** An image as it is, {@code [C * H * W]}. */
    float[] image(int number);

    /** The class to lead an image away from, or its target. */
    int label(int number);

    /** The stream of random numbers of an image and a restart; it depends on neither the batch nor the other images. */
    RandomStream random(int number, int restart);

    /**
     * The classifier's scores, a query for each point.
     *
     * @param numbers of the images that the points are for
     * @param points a row for each number
     * @return a row of K scores for each point
     */
    float[][] scores(int[] numbers, float[][] points);

    /**
     * The gradient at each point of what the attack raises: the objective's loss, or minus that where a target's loss is to be lowered.
     *
     * @param numbers of the images that the points are for
     * @param points a row for each number
     * @return a row for each point
     */
    float[][] gradients(int[] numbers, float[][] points);

    /**
     * The nearest points within the threat model.
     *
     * @param numbers of the images that the points are for
     * @param points a row for each number
     * @return a row for each point
     */
    float[][] bounded(int[] numbers, float[][] points);
}
