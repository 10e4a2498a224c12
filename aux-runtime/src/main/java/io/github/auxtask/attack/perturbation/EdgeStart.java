package io.github.auxtask.attack.perturbation;

import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.core.RandomStream;

/** Random points on the edge of the ball with radius 1, where the authors' code of APGD starts. */
final class EdgeStart {
    private EdgeStart() {}

    static void fill(Norm norm, RandomStream random, float[] unit, int from, int size) {
        double length = 0;
        for (int i = from; i < from + size; i++) {
            double value = norm == Norm.LINF ? 2 * random.nextDouble() - 1 : random.nextGaussian();
            unit[i] = (float) value;
            length = norm == Norm.LINF ? Math.max(length, Math.abs(value)) : length + value * value;
        }
        double scale = 1 / (norm == Norm.LINF ? length : StrictMath.sqrt(length));
        for (int i = from; i < from + size; i++) {
            unit[i] = (float) (unit[i] * scale);
        }
    }
}
