package io.github.auxtask.graph;

import io.github.auxtask.core.RandomStream;

/** Fills a new parameter. The formulas are those of {@code torch.nn.init}; the draws are our own streams'. */
@FunctionalInterface
public interface Initialiser {
    /** Fills the values, row-major, of a parameter. */
    void fill(float[] values, ParameterSpec spec, RandomStream random);

    /** Every value the same. */
    static Initialiser constant(float value) {
        return (values, spec, random) -> java.util.Arrays.fill(values, value);
    }

    /** Normal with mean 0. */
    static Initialiser normal(double deviation) {
        return (values, spec, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
        };
    }

    /** Kaiming normal with fan out and the gain of ReLU: deviation sqrt(2 / fan_out) (He et al. 2015, equation 14). */
    static Initialiser kaimingNormalFanOut() {
        return (values, spec, random) -> normal(Math.sqrt(2.0 / Fan.out(spec))).fill(values, spec, random);
    }

    /** Uniform on +-1/sqrt(fan_in): what torch gives the weights of convolutions and linear layers by default. */
    static Initialiser torchUniform() {
        return (values, spec, random) -> uniform(values, 1 / Math.sqrt((double) Fan.in(spec)), random);
    }

    /** Uniform on +-1/sqrt(fan_in) for a bias whose weight has this fan in. */
    static Initialiser torchBias(long fanIn) {
        return (values, spec, random) -> uniform(values, 1 / Math.sqrt((double) fanIn), random);
    }

    private static void uniform(float[] values, double bound, RandomStream random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
    }
}
