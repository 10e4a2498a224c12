package io.github.auxtask.method.convengers;

import io.github.auxtask.graph.Tensor;

/**
 * A fully connected layer, batch normalisation, ReLU and dropout (sheet, section 2): {@code fc} and {@code bn} below its scope.
 *
 * @param width of the layer
 * @param dropout probability behind the ReLU
 */
record DenseBlock(long width, double dropout) {
    /**
     * The block.
     *
     * @param x [N, features]
     * @return [N, width], not negative
     */
    Tensor apply(Tensor x) {
        return x.linear("fc", width).batchNorm("bn").relu().dropout(dropout);
    }
}
