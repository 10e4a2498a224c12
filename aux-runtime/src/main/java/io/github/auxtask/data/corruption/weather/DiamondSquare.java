package io.github.auxtask.data.corruption.weather;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;

import io.github.auxtask.data.corruption.Draws;

/**
 * Plasma on a torus of 32 x 32 by the diamond-square method (Fournier, Fussell, Carpenter 1982), normalised to 0..1. The noise added
 * at a step is w U(-w, w), so its amplitude is w squared; w starts at 100 and is divided by the decay at each halving.
 *
 * <p>Draws, at each step row by row: the cells' centres, the midpoints of horizontal edges, those of vertical edges.
 */
public final class DiamondSquare {
    private static final double FIRST_WIBBLE = 100;

    private final double decay;

    public DiamondSquare(double decay) {
        this.decay = decay;
    }

    /** The plasma, [row, column], smallest value 0, largest 1. */
    public double[] plasma(Draws draws) {
        double[] map = new double[PLANE];
        double wibble = FIRST_WIBBLE;
        for (int step = SIDE; step >= 2; step /= 2) {
            fill(map, step, wibble, draws);
            wibble /= decay;
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : map) {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        double range = largest - smallest;
        for (int i = 0; i < PLANE; i++) {
            map[i] = (map[i] - smallest) / range;
        }
        return map;
    }

    private static void fill(double[] map, int step, double wibble, Draws draws) {
        int half = step / 2;
        for (int y = 0; y < SIDE; y += step) {
            for (int x = 0; x < SIDE; x += step) {
                double left = get(map, y, x) + get(map, y + step, x);
                double right = get(map, y, x + step) + get(map, y + step, x + step);
                set(map, y + half, x + half, left + right, wibble, draws);
            }
        }
        for (int y = 0; y < SIDE; y += step) {
            for (int x = half; x < SIDE; x += step) {
                double centres = get(map, y + half, x) + get(map, y - half, x);
                double corners = get(map, y, x - half) + get(map, y, x + half);
                set(map, y, x, centres + corners, wibble, draws);
            }
        }
        for (int y = half; y < SIDE; y += step) {
            for (int x = 0; x < SIDE; x += step) {
                double centres = get(map, y, x + half) + get(map, y, x - half);
                double corners = get(map, y - half, x) + get(map, y + half, x);
                set(map, y, x, centres + corners, wibble, draws);
            }
        }
    }

    private static double get(double[] map, int y, int x) {
        return map[(y & (SIDE - 1)) * SIDE + (x & (SIDE - 1))];
    }

    private static void set(double[] map, int y, int x, double sum, double wibble, Draws draws) {
        map[y * SIDE + x] = sum / 4 + wibble * draws.uniform(-wibble, wibble);
    }
}
