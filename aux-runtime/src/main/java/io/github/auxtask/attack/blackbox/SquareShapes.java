package io.github.auxtask.attack.blackbox;

import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.core.RandomStream;
import java.util.Arrays;
import java.util.List;

/** What Square Attack draws: stripes and squares for L∞, bumps of two signs for L2 (Andriushchenko et al. 2020, section 3). */
final class SquareShapes {
    private static final int TILES = 5;

    private SquareShapes() {}

    /** The upper left corner of a square. */
    record Place(int top, int left) {
        static Place drawn(InputSpec inputs, int side, RandomStream random) {
            return new Place(random.nextInt(inputs.height() - side + 1), random.nextInt(inputs.width() - side + 1));
        }
    }

    /** The first perturbation of every image, in units of epsilon: vertical stripes for L∞, a grid of bumps for L2. */
    static float[] start(BlackBoxState state) {
        InputSpec inputs = state.inputs();
        float[] perturbations = new float[state.count() * inputs.size()];
        List<RandomStream> streams = state.streams();
        for (int i = 0; i < streams.size(); i++) {
            if (state.norm() == Norm.LINF) {
                stripes(perturbations, i * inputs.size(), inputs, streams.get(i));
            } else {
                grid(perturbations, i * inputs.size(), inputs, streams.get(i));
            }
        }
        return perturbations;
    }

    private static void stripes(float[] values, int from, InputSpec inputs, RandomStream random) {
        for (int channel = 0; channel < inputs.channels(); channel++) {
            for (int x = 0; x < inputs.width(); x++) {
                float sign = sign(random);
                for (int y = 0; y < inputs.height(); y++) {
                    values[from + (channel * inputs.height() + y) * inputs.width() + x] = sign;
                }
            }
        }
    }

    private static void grid(float[] values, int from, InputSpec inputs, RandomStream random) {
        int side = Math.max(1, Math.min(inputs.height(), inputs.width()) / TILES);
        int margin = (Math.min(inputs.height(), inputs.width()) - side * Math.min(TILES, inputs.width() / side)) / 2;
        double squares = 0;
        for (int top = margin; top + side <= inputs.height(); top += side) {
            for (int left = margin; left + side <= inputs.width(); left += side) {
                double[] bump = bump(side, random.nextInt(2) == 1);
                for (int channel = 0; channel < inputs.channels(); channel++) {
                    float sign = sign(random);
                    squares += 1;
                    for (int i = 0; i < bump.length; i++) {
                        int y = top + i / side;
                        int x = left + i % side;
                        values[from + (channel * inputs.height() + y) * inputs.width() + x] = (float) (sign * bump[i]);
                    }
                }
            }
        }
        double scale = 1 / StrictMath.sqrt(squares);
        for (int i = from; i < from + inputs.size(); i++) {
            values[i] = (float) (values[i] * scale);
        }
    }

    /** Ones in a square of image {@code i}. */
    static void fill(float[] masks, int i, InputSpec inputs, Place place, int side) {
        double[] ones = new double[side * side];
        Arrays.fill(ones, 1);
        put(masks, i, inputs, place, ones);
    }

    /** Values in a square of image {@code i}. */
    static void put(float[] masks, int i, InputSpec inputs, Place place, double[] values) {
        int side = (int) Math.round(StrictMath.sqrt(values.length));
        for (int k = 0; k < values.length; k++) {
            int y = place.top() + k / side;
            int x = place.left() + k % side;
            masks[(i * inputs.height() + y) * inputs.width() + x] = (float) values[k];
        }
    }

    static void signs(float[] signs, int from, int count, RandomStream random) {
        for (int k = from; k < from + count; k++) {
            signs[k] = sign(random);
        }
    }

    private static float sign(RandomStream random) {
        return random.nextInt(2) == 0 ? -1 : 1;
    }

    /** Two bumps of opposite signs beside one another, of length 1 together: the paper's eta. */
    static double[] bump(int side, boolean turned) {
        double[] bump = new double[side * side];
        half(bump, side, 0, side / 2, 1);
        half(bump, side, side / 2, side - side / 2, -1);
        double squares = 0;
        for (double value : bump) {
            squares += value * value;
        }
        double[] result = new double[bump.length];
        for (int i = 0; i < bump.length; i++) {
            int from = turned ? i % side * side + i / side : i;
            result[i] = bump[from] / StrictMath.sqrt(squares);
        }
        return result;
    }

    /** One bump of length 1 in some rows: rectangles around the middle, ever wider and flatter. */
    private static void half(double[] bump, int side, int top, int rows, double sign) {
        double[] rectangles = new double[rows * side];
        int y = rows / 2;
        int x = side / 2;
        for (int step = 0; step < Math.max(rows / 2 + 1, side / 2 + 1); step++) {
            double height = 1.0 / ((step + 1) * (step + 1));
            for (int row = Math.max(y - step, 0); row < Math.min(y + step + 1, rows); row++) {
                for (int column = Math.max(x - step, 0); column < Math.min(x + step + 1, side); column++) {
                    rectangles[row * side + column] += height;
                }
            }
        }
        double squares = 0;
        for (double value : rectangles) {
            squares += value * value;
        }
        for (int i = 0; i < rectangles.length; i++) {
            bump[top * side + i] = sign * rectangles[i] / StrictMath.sqrt(squares);
        }
    }
}
