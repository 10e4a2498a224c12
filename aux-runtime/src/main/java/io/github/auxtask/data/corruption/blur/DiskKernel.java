package io.github.auxtask.data.corruption.blur;

import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;

/**
 * A lens out of focus: a disk of equal weights on the grid -8..8, smoothed by a three-tap Gaussian. The weights are held in single
 * precision, which decides the truncation: 1/9 in single precision is slightly more than a ninth, so that sums of nine equal
 * levels stay whole.
 */
final class DiskKernel {
    private static final int GRID = 8;
    private static final int WIDTH = 2 * GRID + 1;

    private final int reach;
    private final float[] weights;

    DiskKernel(double radius, double aliasSigma) {
        float[] smooth = smoothed(disk(radius), aliasSigma);
        int farthest = 0;
        for (int y = -GRID; y <= GRID; y++) {
            for (int x = -GRID; x <= GRID; x++) {
                if (smooth[(y + GRID) * WIDTH + x + GRID] != 0) {
                    farthest = Math.max(farthest, Math.max(Math.abs(x), Math.abs(y)));
                }
            }
        }
        reach = farthest;
        int side = 2 * reach + 1;
        weights = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                weights[y * side + x] = smooth[(y - reach + GRID) * WIDTH + x - reach + GRID];
            }
        }
    }

    private static float[] disk(double radius) {
        float[] disk = new float[WIDTH * WIDTH];
        int count = 0;
        for (int y = -GRID; y <= GRID; y++) {
            for (int x = -GRID; x <= GRID; x++) {
                if (x * x + y * y <= radius * radius) {
                    disk[(y + GRID) * WIDTH + x + GRID] = 1;
                    count++;
                }
            }
        }
        for (int i = 0; i < disk.length; i++) {
            disk[i] /= count;
        }
        return disk;
    }

    private static float[] smoothed(float[] disk, double sigma) {
        double side = StrictMath.exp(-0.5 / (sigma * sigma));
        float outer = (float) (side / (1 + 2 * side));
        float middle = (float) (1 / (1 + 2 * side));
        return pass(pass(disk, 1, WIDTH, outer, middle), WIDTH, 1, outer, middle);
    }

    /** Three taps along one direction; the border is mirrored without the edge. */
    private static float[] pass(float[] in, int step, int across, float outer, float middle) {
        float[] out = new float[in.length];
        for (int line = 0; line < WIDTH; line++) {
            for (int i = 0; i < WIDTH; i++) {
                int before = Math.abs(i - 1);
                int after = i + 1 < WIDTH ? i + 1 : WIDTH - 2;
                int at = line * across;
                out[at + i * step] =
                        middle * in[at + i * step] + outer * (in[at + before * step] + in[at + after * step]);
            }
        }
        return out;
    }

    /** How far from its centre the kernel has weights. */
    int reach() {
        return reach;
    }

    /**
     * Correlates one plane.
     *
     * @param padded the plane with {@link #reach} pixels more on every side, {@code width} a row
     * @param out receives 32 x 32 values from {@code at} on
     */
    void correlate(double[] padded, int width, double[] out, int at) {
        int side = 2 * reach + 1;
        for (int row = 0; row < SIDE; row++) {
            int to = at + row * SIDE;
            for (int i = 0; i < weights.length; i++) {
                double weight = weights[i];
                if (weight == 0) {
                    continue;
                }
                int from = (row + i / side) * width + i % side;
                for (int x = 0; x < SIDE; x++) {
                    out[to + x] += weight * padded[from + x];
                }
            }
        }
    }
}
