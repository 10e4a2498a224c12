package io.github.auxtask.nn;

import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoder of the label paper (Chen et al. 2021, table 5; sheet, section 3): batch normalisation, LeakyReLU and a linear layer
 * to 64 values, then five transposed convolutions with bias to a square of 64 x 64 values, or of 48 x 48 for BERT labels, whose
 * first convolution has a kernel of 3 and not of 4. The slope of LeakyReLU, lost in the paper, is torch's 0.01, as in the released
 * code. 142,889 parameters on 512 features, 113,321 on 64.
 *
 * <p>Names as in {@code architecture.py} of BoyuanChen/label_representations: {@code fc.0}, {@code fc.2}, {@code deconvs.0}, ...
 */
public final class LabelDecoder {
    /** Side of speech labels and all others of their size. */
    public static final int SPEECH_SIZE = 64;

    /** Side of BERT labels. */
    public static final int BERT_SIZE = 48;

    private static final double SLOPE = 0.01;
    /** Outputs of the linear layer, which are the channels that the first convolution sees. */
    public static final int HIDDEN = 64;

    private static final int[] WIDTHS = {64, 32, 16, 8, 1};
    private static final int DOUBLINGS = 4;
    private static final int PLACES = 3;

    private final int size;

    /**
     * A decoder.
     *
     * @param size 64 or 48
     * @throws IllegalArgumentException for any other size
     */
    public LabelDecoder(int size) {
        if (size != SPEECH_SIZE && size != BERT_SIZE) {
            throw new IllegalArgumentException("labels are 64 or 48 wide, not " + size);
        }
        this.size = size;
    }

    /**
     * Predicts labels.
     *
     * @param embedding [N, C]
     * @return [N, size, size]
     */
    public Tensor apply(Tensor embedding) {
        Tensor h = embedding.in("fc", t -> t.batchNorm("0").leakyRelu(SLOPE).linear("2", HIDDEN));
        Tensor seed = h.reshape(-1, HIDDEN, 1, 1);
        return seed.in("deconvs", this::grown).reshape(-1, size, size);
    }

    /**
     * The transposed convolutions, first to last, as the rows of table 5 have them.
     *
     * @return five convolutions with bias
     */
    public List<Conv> convolutions() {
        List<Conv> all = new ArrayList<>();
        for (int width : WIDTHS) {
            Conv conv = all.isEmpty()
                    ? Conv.of(width, size >> DOUBLINGS).padding(0)
                    : Conv.of(width, 4).stride(2).padding(1);
            all.add(conv.withBias());
        }
        return all;
    }

    private Tensor grown(Tensor seed) {
        List<Conv> convolutions = convolutions();
        Tensor h = seed;
        for (int i = 0; i < WIDTHS.length; i++) {
            h = h.convTransposed("" + PLACES * i, convolutions.get(i));
            if (i < WIDTHS.length - 1) {
                h = h.batchNorm("" + (PLACES * i + 1)).leakyRelu(SLOPE);
            }
        }
        return h;
    }
}
