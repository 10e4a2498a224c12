package io.github.auxtask.data.corruption.weather;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;

import io.github.auxtask.data.corruption.image.Border;

/**
 * How drops of water shine: from a liquid layer in 8 bits to a weight of every pixel, through distances from its edges, equalised,
 * embossed and smoothed. Follows OpenCV's roundings at every step.
 */
final class WaterRipples {
    private static final CannyEdges EDGES = new CannyEdges(50, 150);
    private static final float FARTHEST = 20;
    private static final int[] EMBOSS = {-2, -1, 0, -1, 1, 1, 0, 1, 2};
    private static final int NINE = 9;
    private static final int LEVELS = 256;

    /** The nine pixels around each, neighbour after neighbour. */
    private static final int[][] AROUND = around();

    private WaterRipples() {}

    private static int[][] around() {
        int[][] table = new int[NINE][PLANE];
        for (int k = 0; k < NINE; k++) {
            for (int i = 0; i < PLANE; i++) {
                table[k][i] =
                        Border.MIRROR.inside(i / SIDE + k / 3 - 1) * SIDE + Border.MIRROR.inside(i % SIDE + k % 3 - 1);
            }
        }
        return table;
    }

    /** The weights, before they are divided by the largest: levels of the layer times what shines. */
    static float[] of(int[] liquid) {
        int[] relief = equalised(meanDistance(ChamferDistance.of(EDGES.find(liquid))));
        int[] shine = rounded(embossed(relief));
        float[] weights = new float[PLANE];
        for (int i = 0; i < PLANE; i++) {
            weights[i] = liquid[i] * (float) shine[i];
        }
        return weights;
    }

    /** 3 x 3 means of the capped distances, cut to whole numbers. */
    private static int[] meanDistance(float[] distances) {
        double[] sums = new double[PLANE];
        for (int[] neighbour : AROUND) {
            for (int i = 0; i < PLANE; i++) {
                sums[i] += Math.min(FARTHEST, distances[neighbour[i]]);
            }
        }
        int[] means = new int[PLANE];
        for (int i = 0; i < PLANE; i++) {
            means[i] = (int) (float) (sums[i] * (1.0 / NINE));
        }
        return means;
    }

    /** Histogram equalisation: the first occupied level becomes 0, the last 255. */
    private static int[] equalised(int[] levels) {
        int[] histogram = new int[LEVELS];
        for (int level : levels) {
            histogram[level]++;
        }
        int first = 0;
        while (histogram[first] == 0) {
            first++;
        }
        if (histogram[first] == PLANE) {
            return levels;
        }
        float scale = (LEVELS - 1) / (float) (PLANE - histogram[first]);
        int[] table = new int[LEVELS];
        int sum = 0;
        for (int level = first + 1; level < LEVELS; level++) {
            sum += histogram[level];
            table[level] = (int) Math.rint(sum * scale);
        }
        int[] out = new int[PLANE];
        for (int i = 0; i < PLANE; i++) {
            out[i] = table[levels[i]];
        }
        return out;
    }

    private static int[] embossed(int[] levels) {
        int[] out = new int[PLANE];
        for (int k = 0; k < NINE; k++) {
            int[] neighbour = AROUND[k];
            int weight = EMBOSS[k];
            for (int i = 0; i < PLANE; i++) {
                out[i] += weight * levels[neighbour[i]];
            }
        }
        for (int i = 0; i < PLANE; i++) {
            out[i] = Math.max(0, Math.min(LEVELS - 1, out[i]));
        }
        return out;
    }

    private static int[] rounded(int[] levels) {
        int[] out = new int[PLANE];
        for (int[] neighbour : AROUND) {
            for (int i = 0; i < PLANE; i++) {
                out[i] += levels[neighbour[i]];
            }
        }
        for (int i = 0; i < PLANE; i++) {
            out[i] = (out[i] + NINE / 2) / NINE;
        }
        return out;
    }
}
