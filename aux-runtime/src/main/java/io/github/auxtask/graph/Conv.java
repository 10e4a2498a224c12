package io.github.auxtask.graph;

/**
 * The shape of a convolution; square, as in every network here.
 *
 * @param padding zeros on each side
 * @param outputPadding extra rows and columns of a transposed convolution's output
 */
public record Conv(long width, long kernel, long stride, long padding, long outputPadding, long groups, boolean bias) {
    /** Width output channels, an odd kernel, stride 1, padded so that the size stays, no bias. */
    public static Conv of(long width, long kernel) {
        return new Conv(width, kernel, 1, kernel / 2, 0, 1, false);
    }

    public Conv stride(long other) {
        return new Conv(width, kernel, other, padding, outputPadding, groups, bias);
    }

    public Conv padding(long other) {
        return new Conv(width, kernel, stride, other, outputPadding, groups, bias);
    }

    public Conv outputPadding(long other) {
        return new Conv(width, kernel, stride, padding, other, groups, bias);
    }

    /** Channels are cut into this many groups; as many as there are channels makes it depthwise. */
    public Conv groups(long other) {
        return new Conv(width, kernel, stride, padding, outputPadding, other, bias);
    }

    public Conv withBias() {
        return new Conv(width, kernel, stride, padding, outputPadding, groups, true);
    }
}
