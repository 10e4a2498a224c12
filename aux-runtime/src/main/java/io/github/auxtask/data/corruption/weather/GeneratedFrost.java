package io.github.auxtask.data.corruption.weather;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;

import io.github.auxtask.core.RandomStream;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures of ice on a window, drawn by formula: haze of three octaves, and on it feathers of crystals that grow inwards from points
 * near the border and branch at sixty degrees. Sizes and mean brightness are those of the pictures that they stand in for; nothing else
 * is. The same on every machine.
 */
public final class GeneratedFrost {
    /** Rows and columns of the reference's pictures after their reduction to a fifth. */
    static final List<int[]> SIZES = List.of(
            new int[] {120, 180}, new int[] {63, 112}, new int[] {63, 112}, new int[] {70, 105}, new int[] {99, 132});

    private static final int FEATHERS = 22;
    private static final int GENERATIONS = 3;
    private static final double BRANCH_ANGLE = Math.PI / 3;
    private static final double BRANCH_PROBABILITY = 0.28;
    private static final double[] COLDEST = {48, 64, 72};
    private static final double[] BRIGHTEST = {247, 250, 252};

    private final int rows;
    private final int columns;
    private final double[] ice;
    private final RandomStream random;

    private GeneratedFrost(int number) {
        rows = SIZES.get(number)[0];
        columns = SIZES.get(number)[1];
        ice = new double[rows * columns];
        random = RandomStream.of(0, "frost picture", number);
    }

    /** The five pictures. */
    public static FrostPictures draw() {
        return new FrostPictures(
                false,
                IntStream.range(0, SIZES.size())
                        .mapToObj(number -> new GeneratedFrost(number).picture())
                        .toList());
    }

    private FrostPicture picture() {
        for (int cell = 48; cell >= 12; cell /= 2) {
            haze(cell, 0.25 * cell / 24);
        }
        for (int feather = 0; feather < FEATHERS; feather++) {
            double edge = random.nextDouble();
            double across = 0.25 * random.nextDouble();
            double row = feather % 2 == 0 ? edge * rows : (feather % 4 == 1 ? across : 1 - across) * rows;
            double column = feather % 2 == 1 ? edge * columns : (feather % 4 == 0 ? across : 1 - across) * columns;
            double inwards = StrictMath.atan2(rows / 2.0 - row, columns / 2.0 - column);
            double length = rows * (0.4 + 0.5 * random.nextDouble());
            grow(row, column, inwards + random.nextDouble() - 0.5, length, 1, GENERATIONS);
        }
        return new FrostPicture(rows, columns, coloured());
    }

    /** Adds values of a coarse random grid, interpolated smoothly. */
    private void haze(int cell, double strength) {
        int across = columns / cell + 2;
        double[] grid = new double[(rows / cell + 2) * across];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = random.nextDouble();
        }
        for (int row = 0; row < rows; row++) {
            double v = smooth((double) (row % cell) / cell);
            for (int column = 0; column < columns; column++) {
                double u = smooth((double) (column % cell) / cell);
                int at = row / cell * across + column / cell;
                double upper = grid[at] * (1 - u) + grid[at + 1] * u;
                double lower = grid[at + across] * (1 - u) + grid[at + across + 1] * u;
                ice[row * columns + column] += strength * (upper * (1 - v) + lower * v);
            }
        }
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private void grow(double row, double column, double angle, double length, double width, int generations) {
        double y = row;
        double x = column;
        double direction = angle;
        for (double grown = 0; grown < length; grown++) {
            y += StrictMath.sin(direction);
            x += StrictMath.cos(direction);
            direction += 0.06 * (random.nextDouble() - 0.5);
            double left = 1 - grown / length;
            dab(y, x, width * (0.35 + 0.65 * left));
            if (generations > 1 && random.nextDouble() < BRANCH_PROBABILITY) {
                double side = random.nextDouble() < 0.5 ? -BRANCH_ANGLE : BRANCH_ANGLE;
                grow(y, x, direction + side, 0.35 * length * left, 0.7 * width, generations - 1);
            }
        }
    }

    /** A soft spot of ice. */
    private void dab(double y, double x, double strength) {
        int row = (int) Math.floor(y);
        int column = (int) Math.floor(x);
        for (int i = row - 1; i <= row + 2; i++) {
            for (int j = column - 1; j <= column + 2; j++) {
                if (i >= 0 && i < rows && j >= 0 && j < columns) {
                    double distance = (y - i) * (y - i) + (x - j) * (x - j);
                    ice[i * columns + j] += 0.5 * strength * StrictMath.exp(-1.5 * distance);
                }
            }
        }
    }

    private byte[] coloured() {
        byte[] pixels = new byte[CHANNELS * ice.length];
        for (int i = 0; i < ice.length; i++) {
            double share = 1 - StrictMath.exp(-ice[i]);
            for (int c = 0; c < CHANNELS; c++) {
                pixels[c * ice.length + i] = (byte) (int) (COLDEST[c] + (BRIGHTEST[c] - COLDEST[c]) * share);
            }
        }
        return pixels;
    }
}
