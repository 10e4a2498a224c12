package io.github.auxtask.attack.perturbation;

import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.core.RandomStream;
import java.util.Arrays;

/** Where a restart begins. */
@FunctionalInterface
public interface Start {
    /** At the image itself. */
    Start IMAGE = (norm, random, unit, from, size) -> Arrays.fill(unit, from, from + size, 0);

    /** Uniform in the ball: every value for L∞, by volume for L2. */
    Start UNIFORM = UniformStart::fill;

    /** On the edge of the ball: a uniform point drawn out to it for L∞, a uniform direction for L2. APGD starts there. */
    Start EDGE = EdgeStart::fill;

    /**
     * Fills in the start of one image, as a point of the ball with radius 1 around 0.
     *
     * @param norm of the ball
     * @param random the image's stream for this restart
     * @param unit array to write to
     * @param from index of the image's first value
     * @param size number of the image's values
     */
    void fill(Norm norm, RandomStream random, float[] unit, int from, int size);
}
