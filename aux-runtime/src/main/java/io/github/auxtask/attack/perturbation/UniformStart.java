package io.github.auxtask.attack.perturbation;

import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.core.RandomStream;

/** Points uniform in a ball of radius 1. */
final class UniformStart {
    private UniformStart() {}

    static void fill(Norm norm, RandomStream random, float[] unit, int from, int size) {
        if (norm == Norm.LINF) {
            for (int i = 0; i < size; i++) {
                unit[from + i] = (float) (2 * random.nextDouble() - 1);
            }
            return;
        }
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double value = random.nextGaussian();
            unit[from + i] = (float) value;
            squares += value * value;
        }
        // A normal direction, and the radius whose volume is uniform.
        double scale = StrictMath.pow(random.nextDouble(), 1.0 / size) / StrictMath.sqrt(squares);
        for (int i = 0; i < size; i++) {
            unit[from + i] = (float) (unit[from + i] * scale);
        }
    }
}
