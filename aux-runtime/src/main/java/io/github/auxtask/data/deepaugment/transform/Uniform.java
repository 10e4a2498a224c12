package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;

/** Uniform draws in imgaug's way: the ends of a range may come in either order. */
final class Uniform {
    private Uniform() {}

    /** A number between two others. */
    static double between(double one, double other, RandomStream random) {
        return one + (other - one) * random.nextDouble();
    }

    /** A whole number from -reach to reach. */
    static int whole(int reach, RandomStream random) {
        return random.nextInt(2 * reach + 1) - reach;
    }

    /** True with a probability. */
    static boolean chance(double probability, RandomStream random) {
        return random.nextDouble() < probability;
    }
}
