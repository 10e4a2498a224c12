package io.github.auxtask.graph;

/**
 * The shape of a convolution. Strides are the same in both directions.
 *
 * @param width channels of the output
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param paddingHeight rows of zeros above and below
 * @param paddingWidth columns of zeros on the left and on the right
 * @param outputPadding extra rows and columns of a transposed convolution's output
 */
public record Conv(
        long width,
        long kernelHeight,
        long kernelWidth,
        long stride,
        long paddingHeight,
        long paddingWidth,
        long outputPadding,
        long groups,
        boolean bias) {
    /** Width output channels, an odd square kernel, stride 1, padded so that the size stays, no bias. */
    public static Conv of(long width, long kernel) {
        return of(width, kernel, kernel);
    }

    /** The same with a kernel that need not be square. */
    public static Conv of(long width, long kernelHeight, long kernelWidth) {
        return new Conv(width, kernelHeight, kernelWidth, 1, kernelHeight / 2, kernelWidth / 2, 0, 1, false);
    }

    public Conv stride(long other) {
        return new Conv(
                width, kernelHeight, kernelWidth, other, paddingHeight, paddingWidth, outputPadding, groups, bias);
    }

    /** Zeros on every side. */
    public Conv padding(long other) {
        return new Conv(width, kernelHeight, kernelWidth, stride, other, other, outputPadding, groups, bias);
    }

    public Conv outputPadding(long other) {
        return new Conv(width, kernelHeight, kernelWidth, stride, paddingHeight, paddingWidth, other, groups, bias);
    }

    /** Channels are cut into this many groups; as many as there are channels makes it depthwise. */
    public Conv groups(long other) {
        return new Conv(
                width, kernelHeight, kernelWidth, stride, paddingHeight, paddingWidth, outputPadding, other, bias);
    }

    public Conv withBias() {
        return new Conv(
                width, kernelHeight, kernelWidth, stride, paddingHeight, paddingWidth, outputPadding, groups, true);
    }

    /** Side of a square kernel. */
    public long kernel() {
        return same(kernelHeight, kernelWidth);
    }

    /** Zeros on every side, where they are equally many. */
    public long padding() {
        return same(paddingHeight, paddingWidth);
    }

    private static long same(long height, long width) {
        if (height != width) {
            throw new IllegalStateException("it is not square, but " + height + " x " + width);
        }
        return height;
    }
}
