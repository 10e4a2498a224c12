package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;
import org.jspecify.annotations.Nullable;
import org.jtransforms.fft.DoubleFFT_2D;

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
        for (int i = 0; i < levels.length; i++) {
            levels[i] /= LevelImage.WHITE;
        }
        return levels;
    }

    private static double[] small(int rows, int columns, double exponent, RandomStream random) {
        int count = rows * columns;
        double[] real = draws(count, random);
        double[] turns = draws(count, random);
        double[] cosines = new double[count];
        for (int i = 0; i < count; i++) {
            cosines[i] = Elementary.cosineOfTurns(turns[i]); // in a loop of its own, so that it is vectorised
        }
        double[] amplitudes = amplitudes(rows, columns, exponent);
        double[] imaginary = new double[count];
        for (int i = 0; i < count; i++) {
            double cosine = cosines[i];
            double sine = Math.copySign(Math.sqrt(Math.max(0, 1 - cosine * cosine)), HALF - turns[i]);
            // The imaginary part is the real one times the sine, not the amplitude times the sine: so it was released.
            real[i] *= cosine;
            imaginary[i] = real[i] * sine * amplitudes[i];
            real[i] *= amplitudes[i];
        }
        return realPart(real, imaginary, rows, columns);
    }

    private static double[] draws(int count, RandomStream random) {
        double[] draws = new double[count];
        for (int i = 0; i < count; i++) {
            draws[i] = random.nextDouble();
        }
        return draws;
    }

    /** Powers of the frequencies, which are distances from the nearest corner; 0 for the constant part. */
    private static double[] amplitudes(int rows, int columns, double exponent) {
        double[] amplitudes = new double[rows * columns];
        double[] known =
                new double[rows * rows / 4 + columns * columns / 4 + 1]; // by the distance's square; 0 where not yet
        for (int y = 0; y <= rows / 2; y++) {
            for (int x = y == 0 ? 1 : 0; x <= columns / 2; x++) {
                int square = y * y + x * x;
                if (known[square] == 0) {
                    known[square] = Elementary.pow(square, exponent / 2);
                }
                double amplitude = known[square];
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

    /** The real part of the inverse transform, but for its factor. */
    private static double[] realPart(double[] real, double[] imaginary, int rows, int columns) {
        double[] pairs = new double[2 * real.length];
        for (int i = 0; i < real.length; i++) {
            pairs[2 * i] = real[i];
            pairs[2 * i + 1] = imaginary[i];
        }
        Transform.onThisThread(rows, columns).transform.complexInverse(pairs, false);
        for (int i = 0; i < real.length; i++) {
            real[i] = pairs[2 * i];
        }
        return real;
    }

    /** The transform of a size; for one thread, as it has room of its own. */
    private record Transform(int rows, int columns, DoubleFFT_2D transform) {
        private static final ThreadLocal<@Nullable Transform> OF_THREAD = new ThreadLocal<>();

        /** This thread's, made anew only when the size changes. */
        static Transform onThisThread(int rows, int columns) {
            Transform known = OF_THREAD.get();
            if (known == null || known.rows != rows || known.columns != columns) {
                known = new Transform(rows, columns, new DoubleFFT_2D(rows, columns));
                OF_THREAD.set(known);
            }
            return known;
        }
    }

    /** Scales to 0..1, in place. */
    private static double[] scaled(double[] values) {
        double smallest = values[0];
        double largest = values[0];
        for (double value : values) {
            smallest = value < smallest ? value : smallest;
            largest = value > largest ? value : largest;
        }
        double range = largest - smallest;
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - smallest) / range;
        }
        return values;
    }
}
