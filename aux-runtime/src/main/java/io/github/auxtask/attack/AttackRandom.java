package io.github.auxtask.attack;

import io.github.auxtask.core.RandomStream;

/**
 * The randomness of an attack on a batch: a stream of its own for every image and restart, so that results depend neither on the
 * batch size nor on which images are still attacked.
 */
public final class AttackRandom {
    private static final int TARGET = -1;

    private final long seed;
    private final String purpose;
    private final int[] images;

    private AttackRandom(long seed, String purpose, int[] images) {
        this.seed = seed;
        this.purpose = purpose;
        this.images = images;
    }

    /**
     * The streams of a batch.
     *
     * @param seed the run's
     * @param name of the attack or evaluation
     * @param images index of each of the batch's images in its data set
     */
    public static AttackRandom of(long seed, String name, int[] images) {
        return new AttackRandom(seed, "attack/" + name, images.clone());
    }

    /** The stream (seed, "attack/NAME", image, restart) of one row. */
    public RandomStream stream(int row, int restart) {
        return RandomStream.of(seed, purpose, images[row], restart);
    }

    /** The stream a row's target is drawn from; it belongs to no attack, so that all aim at the same class. */
    public RandomStream target(int row) {
        return RandomStream.of(seed, "attack/target", images[row], TARGET);
    }

    /**
     * The streams that an attack or evaluation of another name has on the same images: what shares a name draws the same.
     *
     * @param name of the attack or evaluation
     */
    public AttackRandom named(String name) {
        return new AttackRandom(seed, "attack/" + name, images);
    }

    /** Streams of their own for a part of an attack. */
    public AttackRandom part(String name) {
        return new AttackRandom(seed, purpose + "/" + name, images);
    }

    /** The streams of some of the rows. */
    public AttackRandom select(int[] rows) {
        int[] selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = images[rows[i]];
        }
        return new AttackRandom(seed, purpose, selected);
    }
}
