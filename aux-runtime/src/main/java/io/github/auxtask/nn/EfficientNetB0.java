package io.github.auxtask.nn;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * EfficientNet-B0 (Tan and Le 2019) for 32x32 images: 3,599,686 parameters for ten classes, features [N, 320, 2, 2]. Names as
 * in kuangliu/pytorch-cifar, {@code models/efficientnet.py}, and its two peculiarities: the expansion layers of the block that
 * does not expand exist but are never used, and drop connect never happens (its counter is never raised).
 */
public final class EfficientNetB0 implements Backbone {
    private static final double DROPOUT = 0.2;

    /** The paper's table 1: expansion, width, blocks, kernel and stride of each stage. */
    private static final int[][] STAGES = {
        {1, 16, 1, 3, 1},
        {6, 24, 2, 3, 2},
        {6, 40, 2, 5, 2},
        {6, 80, 3, 3, 2},
        {6, 112, 3, 5, 1},
        {6, 192, 4, 5, 2},
        {6, 320, 1, 3, 1},
    };

    private final int classes;
    private final double dropout;

    /** A classifier into this many classes, with dropout 0.2 before the last layer. */
    public EfficientNetB0(int classes) {
        this(classes, DROPOUT);
    }

    /** The same with another probability of dropout. */
    public EfficientNetB0(int classes, double dropout) {
        this.classes = classes;
        this.dropout = dropout;
    }

    @Override
    public Output apply(Tensor x) {
        Tensor h = x.conv("conv1", 32, 3).batchNorm("bn1").silu();
        int index = 0;
        for (int[] stage : STAGES) {
            int blocks = stage[2];
            for (int i = 0; i < blocks; i++) {
                int stride = i == 0 ? stage[4] : 1;
                h = h.in("layers." + index++, t -> block(t, stage[0], stage[1], stage[3], stride));
            }
        }
        Tensor pooled = h.globalAveragePool().flatten().dropout(dropout);
        return new Output(h, pooled.linear("linear", classes));
    }

    private static Tensor block(Tensor x, long expansion, long width, long kernel, long stride) {
        long hidden = expansion * x.size(1);
        Tensor h = x;
        if (expansion == 1) {
            declareExpansion(x, hidden);
        } else {
            h = x.conv("conv1", hidden, 1).batchNorm("bn1").silu();
        }
        h = h.conv("conv2", Conv.of(hidden, kernel).stride(stride).groups(hidden))
                .batchNorm("bn2")
                .silu();
        long squeezed = x.size(1) / 4;
        h = h.in("se", t -> squeezeAndExcite(t, squeezed));
        h = h.conv("conv3", width, 1).batchNorm("bn3");
        return stride == 1 && x.size(1) == width ? h.add(x) : h;
    }

    /** Scales each channel by a gate that sees all channels' means (Hu et al. 2018). */
    private static Tensor squeezeAndExcite(Tensor x, long squeezed) {
        Tensor gate = x.globalAveragePool()
                .conv("se1", Conv.of(squeezed, 1).withBias())
                .silu()
                .conv("se2", Conv.of(x.size(1), 1).withBias())
                .sigmoid();
        return x.mul(gate);
    }

    /** In the state dict and in the count of parameters, as in the published code; no gradient ever reaches them. */
    private static void declareExpansion(Tensor x, long hidden) {
        x.graph().declare("conv1.weight", ParameterKind.CONV_WEIGHT, hidden, x.size(1), 1, 1);
        x.graph().declare("bn1.weight", ParameterKind.BN_WEIGHT, hidden);
        x.graph().declare("bn1.bias", ParameterKind.BN_BIAS, hidden);
        x.graph().declare("bn1.running_mean", ParameterKind.RUNNING_MEAN, hidden);
        x.graph().declare("bn1.running_var", ParameterKind.RUNNING_VAR, hidden);
    }

    /** The architecture {@code efficientnet_b0}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "efficientnet_b0";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(16, InputSize.CIFAR);
        }

        @Override
        public List<SettingKey> settings() {
            return List.of(SettingKey.number("dropout", DROPOUT, "probability of dropout before the last layer")
                    .atLeast(0)
                    .atMost(1));
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new EfficientNetB0(classes, settings.number("dropout"));
        }
    }
}
