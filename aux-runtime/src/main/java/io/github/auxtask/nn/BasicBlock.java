package io.github.auxtask.nn;

import io.github.auxtask.graph.Tensor;

/** The residual block of two 3x3 convolutions (He et al. 2016, figure 5 left), with a projection where the shape changes. */
final class BasicBlock {
    private BasicBlock() {}

    /** Blocks called {@code NAME.0}, {@code NAME.1}, ...; only the first has the stride. */
    static Tensor stage(Tensor x, String name, int blocks, long width, long stride) {
        Tensor h = x.in(name + ".0", t -> block(t, width, stride));
        for (int i = 1; i < blocks; i++) {
            h = h.in(name + "." + i, t -> block(t, width, 1));
        }
        return h;
    }

    private static Tensor block(Tensor x, long width, long stride) {
        Tensor h = x.conv("conv1", width, 3, stride).batchNorm("bn1").relu();
        h = h.conv("conv2", width, 3).batchNorm("bn2");
        return h.add(Shortcut.of(x, width, stride)).relu();
    }
}
