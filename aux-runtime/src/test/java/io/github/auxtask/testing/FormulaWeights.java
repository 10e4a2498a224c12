package io.github.auxtask.testing;

import io.github.auxtask.graph.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Values made by integer formulas instead of being shipped: the fixtures' weights, images and arrays (section 1 of the
 * fixtures' README). 32-bit arithmetic wraps; the finaliser is that of MurmurHash3.
 */
public final class FormulaWeights {
    private static final double TWO_32 = 4294967296.0;

    private final int seed;

    /** The formulas with the seed of a set of fixtures. */
    public FormulaWeights(int seed) {
        this.seed = seed;
    }

    private static int mix(int value) {
        int h = value;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ h >>> 16;
    }

    /** U(i, k), in [0, 1). */
    public double u(int i, int k) {
        return Integer.toUnsignedLong(mix(i * (int) 2654435761L + k * 40503 + seed)) / TWO_32;
    }

    /** V(i), in [0, 1). */
    public double v(int i) {
        return Integer.toUnsignedLong(mix(i * (int) 2246822519L + seed)) / TWO_32;
    }

    /** Images, or other inputs, of this many elements: 2 V - 1, rounded to float32. */
    public float[] images(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (v(i) * 2 - 1);
        }
        return values;
    }

    /** Pixels of this many elements: V, rounded to float32. */
    public float[] pixels(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) v(i);
        }
        return values;
    }

    /** The auxiliary array of this number on [low, high]. */
    public double[] array(int number, double low, double high, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = low + (high - low) * u(i, 1000 + number);
        }
        return values;
    }

    /** A network's state: the k-th tensor of the state dict is filled with the formula of its kind. */
    public Map<String, float[]> state(List<ParameterSpec> state, double gain) {
        return state(state, name -> gain, true);
    }

    /** The same where the gain depends on a tensor's name. */
    public Map<String, float[]> state(List<ParameterSpec> state, ToDoubleFunction<String> gain) {
        return state(state, gain, true);
    }

    /** The same without the finaliser: the fixtures' {@code plain_formula}. */
    public Map<String, float[]> plainState(List<ParameterSpec> state) {
        return state(state, name -> 1, false);
    }

    /** Inputs without the finaliser. */
    public float[] plainImages(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (Integer.toUnsignedLong(i * (int) 2246822519L + seed) / TWO_32 * 2 - 1);
        }
        return values;
    }

    private Map<String, float[]> state(List<ParameterSpec> state, ToDoubleFunction<String> gain, boolean mixed) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (int k = 0; k < state.size(); k++) {
            ParameterSpec spec = state.get(k);
            float[] filled = new float[Math.toIntExact(spec.size())];
            for (int i = 0; i < filled.length; i++) {
                int raw = i * (int) 2654435761L + k * 40503 + seed;
                double u = Integer.toUnsignedLong(mixed ? mix(raw) : raw) / TWO_32;
                filled[i] = (float) value(spec, u, gain.applyAsDouble(spec.name()));
            }
            values.put(spec.name(), filled);
        }
        return values;
    }

    private static double value(ParameterSpec spec, double u, double gain) {
        return switch (spec.kind()) {
            case CONV_WEIGHT, LINEAR_WEIGHT -> (u - 0.5) * 2 * Math.sqrt(3 * gain / fanIn(spec, 1));
            // The decoders of the fixtures have input channels first.
            case DECONV_WEIGHT -> (u - 0.5) * 2 * Math.sqrt(3 * gain / fanIn(spec, 0) * strideSquared(spec.name()));
            case BN_WEIGHT -> 1 + 0.2 * (u - 0.5);
            case RUNNING_VAR -> 1 + 0.5 * u;
            default -> 0.2 * (u - 0.5);
        };
    }

    /** The stride is 2, but for the first layers of decoders that start from a vector: labels', and those of self-supervision. */
    private static double strideSquared(String name) {
        return name.endsWith("deconvs.0.weight") || name.endsWith("_pred.0.weight") ? 1 : 4;
    }

    private static double fanIn(ParameterSpec spec, int inputs) {
        double fan = spec.shape().get(inputs);
        for (int i = 2; i < spec.shape().size(); i++) {
            fan *= spec.shape().get(i);
        }
        return fan;
    }
}
