package io.github.auxtask.nn;

import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;

/**
 * The decoder of the Fourier paper: transposed convolutions that double the size until the output has it, each followed by
 * ReLU, the last one too, so that the prediction is never negative (released code, {@code networks/decoder.py}; the paper
 * only says that it "behaves like a decoder"). All but the last keep the number of channels.
 *
 * <p>Parameters are {@code deconv_0.weight}, {@code deconv_0.bias}, ...; the released networks have them below
 * {@code decoder}: {@code features.in("decoder", decoder::apply)}.
 */
public final class TransposedDecoder {
    private final int outputChannels;
    private final int outputSize;

    /** A decoder to images [N, outputChannels, outputSize, outputSize]. */
    public TransposedDecoder(int outputChannels, int outputSize) {
        this.outputChannels = outputChannels;
        this.outputSize = outputSize;
    }

    /**
     * Decodes a feature map.
     *
     * @param features [N, C, h, h]
     * @throws IllegalArgumentException if the output size is not h times a power of two, at least h times two
     */
    public Tensor apply(Tensor features) {
        long factor = outputSize / features.size(2);
        if (factor < 2 || Long.bitCount(factor) != 1 || factor * features.size(2) != outputSize) {
            throw new IllegalArgumentException("a map of size " + features.size(2) + " cannot be doubled to size "
                    + outputSize + " by whole steps");
        }
        int layers = Long.numberOfTrailingZeros(factor);
        Tensor h = features;
        for (int i = 0; i < layers; i++) {
            long width = i < layers - 1 ? features.size(1) : outputChannels;
            h = h.convTransposed("deconv_" + i, doubling(width)).relu();
        }
        return h;
    }

    private static Conv doubling(long width) {
        return Conv.of(width, 3).stride(2).outputPadding(1).withBias();
    }
}
