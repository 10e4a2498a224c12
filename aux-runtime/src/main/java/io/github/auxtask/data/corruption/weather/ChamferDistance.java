package io.github.auxtask.data.corruption.weather;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;

import java.util.Arrays;

/**
 * Distance of every pixel to the nearest marked one by two passes of a 5 x 5 neighbourhood (Borgefors 1986) with OpenCV's weights
 * 1, 1.4 and 2.1969, held in 16 fractional bits.
 */
final class ChamferDistance {
    private static final double ONE = 1 << 16;
    private static final int STRAIGHT = 1 << 16;
    private static final int DIAGONAL = (int) Math.rint(1.4 * ONE);
    private static final int KNIGHT = (int) Math.rint(2.1969 * ONE);
    private static final int FAR = Integer.MAX_VALUE >> 2;
    private static final int WIDTH = SIDE + 4;

    private ChamferDistance() {}

    /** The distances in pixels, [row, column]; very large where nothing is marked. */
    static float[] of(boolean[] marked) {
        int[] map = new int[WIDTH * WIDTH];
        Arrays.fill(map, FAR);
        for (int i = 0; i < PLANE; i++) {
            if (marked[i]) {
                map[place(i)] = 0;
            }
        }
        for (int i = 0; i < PLANE; i++) {
            relax(map, place(i), -1);
        }
        for (int i = PLANE - 1; i >= 0; i--) {
            relax(map, place(i), 1);
        }
        float[] distances = new float[PLANE];
        for (int i = 0; i < PLANE; i++) {
            distances[i] = (float) (map[place(i)] / ONE);
        }
        return distances;
    }

    private static int place(int i) {
        return (i / SIDE + 2) * WIDTH + i % SIDE + 2;
    }

    private static void relax(int[] map, int at, int way) {
        int line = way * WIDTH;
        int best = map[at];
        best = Math.min(best, map[at + 2 * line - 1] + KNIGHT);
        best = Math.min(best, map[at + 2 * line + 1] + KNIGHT);
        best = Math.min(best, map[at + line - 2] + KNIGHT);
        best = Math.min(best, map[at + line + 2] + KNIGHT);
        best = Math.min(best, map[at + line - 1] + DIAGONAL);
        best = Math.min(best, map[at + line + 1] + DIAGONAL);
        best = Math.min(best, map[at + line] + STRAIGHT);
        map[at] = Math.min(best, map[at + way] + STRAIGHT);
    }
}
