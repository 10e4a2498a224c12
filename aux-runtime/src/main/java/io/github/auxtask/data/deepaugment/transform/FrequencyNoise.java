package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;
import java.util.Arrays;

/**
 * Smooth noise, 0 to 1 (imgaug's {@code FrequencyNoise}): random amplitudes and phases times a power of the frequency, back by an inverse
 * Fourier transform, of which the real part is scaled to 0..1. Made small and enlarged, if the image is larger than it may be.
 */
final class FrequencyNoise {
    private static final int SMALLEST = 4;
    private static final double HALF = 0.5;

    private FrequencyNoise() {}

    /**
     * A plane. Draws: the amplitudes row by row, then the phases.
     *
     * @param exponent of the frequency; the lower, the larger the blobs
     * @param largest longest side that noise is made for
     * @return [height, width]
     */
    static double[] plane(int height, int width, double exponent, int largest, RandomStream random) {
        int longest = Math.max(height, width);
        double scale = longest > largest ? (double) largest / longest : 1;
        int rows = Math.max(SMALLEST, (int) (height * scale));
        int columns = Math.max(SMALLEST, (int) (width * scale));
        double[] noise = scaled(small(rows, columns, exponent, random));
        if (rows == height && columns == width) {
            return noise;
        }
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (int) (noise[i] * LevelImage.WHITE);
        }
        double[] levels = CubicEnlargement.enlarge(noise, rows, columns, height, width);
        return Arrays.stream(levels).map(level -> level / LevelImage.WHITE).toArray();
    }

    private static double[] small(int rows, int columns, double exponent, RandomStream random) {
        int count = rows * columns;
        double[] real = new double[count];
        double[] imaginary = new double[count];
        for (int i = 0; i < count; i++) {
            real[i] = random.nextDouble();
        }
        double[] amplitudes = amplitudes(rows, columns, exponent);
        for (int i = 0; i < count; i++) {
            double turn = random.nextDouble();
            double cosine = StrictMath.cos(2 * StrictMath.PI * turn);
            double sine = Math.sqrt(1 - cosine * cosine) * (turn < HALF ? 1 : -1);
            // The imaginary part is the real one times the sine, not the amplitude times the sine: so it was released.
            real[i] *= cosine;
            imaginary[i] = real[i] * sine * amplitudes[i];
            real[i] *= amplitudes[i];
        }
        return realPart(real, imaginary, rows, columns);
    }

    /** Powers of the frequencies, which are distances from the nearest corner; 0 for the constant part. */
    private static double[] amplitudes(int rows, int columns, double exponent) {
        double[] amplitudes = new double[rows * columns];
        for (int y = 0; y <= rows / 2; y++) {
            for (int x = y == 0 ? 1 : 0; x <= columns / 2; x++) {
                double amplitude = StrictMath.pow(y * y + x * x, exponent / 2);
                int mirroredY = (rows - y) % rows;
                int mirroredX = (columns - x) % columns;
                amplitudes[y * columns + x] = amplitude;
                amplitudes[y * columns + mirroredX] = amplitude;
                amplitudes[mirroredY * columns + x] = amplitude;
                amplitudes[mirroredY * columns + mirroredX] = amplitude;
            }
        }
        return amplitudes;
    }

    /** The real part of the inverse transform, but for its factor: along rows, then along columns. */
    private static double[] realPart(double[] real, double[] imaginary, int rows, int columns) {
        double[] across = new double[real.length];
        double[] acrossImaginary = new double[real.length];
        double[] turn = turns(columns);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double sum = 0;
                double sumImaginary = 0;
                int angle = 0;
                for (int k = 0; k < columns; k++) {
                    double cosine = turn[angle];
                    double sine = turn[columns + angle];
                    double a = real[y * columns + k];
                    double b = imaginary[y * columns + k];
                    sum += a * cosine - b * sine;
                    sumImaginary += a * sine + b * cosine;
                    angle += x;
                    angle -= angle >= columns ? columns : 0;
                }
                across[y * columns + x] = sum;
                acrossImaginary[y * columns + x] = sumImaginary;
            }
        }
        double[] out = new double[real.length];
        double[] turnDown = turns(rows);
        for (int y = 0; y < rows; y++) {
            for (int k = 0; k < rows; k++) {
                double cosine = turnDown[k * y % rows];
                double sine = turnDown[rows + k * y % rows];
                for (int x = 0; x < columns; x++) {
                    out[y * columns + x] += across[k * columns + x] * cosine - acrossImaginary[k * columns + x] * sine;
                }
            }
        }
        return out;
    }

    /** Cosines of all n-th parts of a turn, then their sines. */
    private static double[] turns(int n) {
        double[] turns = new double[2 * n];
        for (int i = 0; i < n; i++) {
            turns[i] = StrictMath.cos(2 * StrictMath.PI * i / n);
            turns[n + i] = StrictMath.sin(2 * StrictMath.PI * i / n);
        }
        return turns;
    }

    private static double[] scaled(double[] values) {
        double smallest = Arrays.stream(values).min().orElse(0);
        double range = Arrays.stream(values).max().orElse(0) - smallest;
        return Arrays.stream(values).map(value -> (value - smallest) / range).toArray();
    }
}
