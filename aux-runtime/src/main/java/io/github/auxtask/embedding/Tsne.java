package io.github.auxtask.embedding;

import io.github.auxtask.core.RandomStream;
import java.util.Arrays;

/**
 * t-distributed stochastic neighbour embedding (van der Maaten and Hinton 2008) with exact gradients and scikit-learn's schedule:
 * early exaggeration 12 for 250 iterations, momentum 0.5 then 0.8, a gain for each coordinate.
 */
public final class Tsne {
    private static final int EXAGGERATED = 250;
    private static final double EXAGGERATION = 12;
    private static final double EARLY_MOMENTUM = 0.5;
    private static final double MOMENTUM = 0.8;
    private static final double GAIN_STEP = 0.2;
    private static final double GAIN_DECAY = 0.8;
    private static final double LEAST_GAIN = 0.01;
    private static final double START_WIDTH = 1e-4;

    private final double rate;
    private final Divergence divergence;
    private final Axis x;
    private final Axis y;

    /**
     * What t-SNE gives.
     *
     * @param plane [n, 2]
     * @param divergence what is left of the Kullback-Leibler divergence, nats
     */
    public record Result(Points plane, double divergence) {}

    /** One of the two coordinates of all points, with what gradient descent remembers of it. */
    private static final class Axis {
        private final double[] places;
        private final double[] gradient;
        private final double[] steps;
        private final double[] gains;

        Axis(double[] places) {
            this.places = places;
            this.gradient = new double[places.length];
            this.steps = new double[places.length];
            this.gains = new double[places.length];
        }

        void begin() {
            Arrays.fill(steps, 0);
            Arrays.fill(gains, 1);
        }

        void advance(double rate, double momentum) {
            for (int i = 0; i < places.length; i++) {
                boolean onwards = steps[i] * gradient[i] < 0;
                gains[i] = Math.max(LEAST_GAIN, onwards ? gains[i] + GAIN_STEP : gains[i] * GAIN_DECAY);
                steps[i] = momentum * steps[i] - rate * gains[i] * gradient[i];
                places[i] += steps[i];
            }
        }
    }

    private Tsne(Points points, TsneSettings settings) {
        rate = settings.learningRate();
        divergence = new Divergence(Affinities.of(points, settings.perplexity()));
        Points start = start(points, settings);
        x = new Axis(start.coordinate(0));
        y = new Axis(start.coordinate(1));
    }

    /**
     * Lays points out in the plane. The same points and settings always give the same plane.
     *
     * @param points at least 3, not all in one place
     */
    public static Result embed(Points points, TsneSettings settings) {
        return new Tsne(points, settings).run(settings.iterations());
    }

    private Result run(int iterations) {
        int early = Math.min(EXAGGERATED, iterations);
        descend(early, EXAGGERATION, EARLY_MOMENTUM);
        descend(iterations - early, 1, MOMENTUM);
        double[] plane = new double[2 * x.places.length];
        for (int i = 0; i < x.places.length; i++) {
            plane[2 * i] = x.places[i];
            plane[2 * i + 1] = y.places[i];
        }
        return new Result(new Points(x.places.length, 2, plane), divergence.value(x.places, y.places));
    }

    private void descend(int iterations, double exaggeration, double momentum) {
        x.begin();
        y.begin();
        for (int i = 0; i < iterations; i++) {
            divergence.gradient(x.places, y.places, exaggeration, x.gradient, y.gradient);
            x.advance(rate, momentum);
            y.advance(rate, momentum);
        }
    }

    private static Points start(Points points, TsneSettings settings) {
        double[] plane;
        if (settings.start() == TsneSettings.Start.RANDOM) {
            RandomStream random = RandomStream.of(settings.seed(), "t-sne");
            plane = new double[2 * points.count()];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = START_WIDTH * random.nextGaussian();
            }
        } else {
            plane = PrincipalComponents.plane(points).values();
            double width = deviationOfFirst(plane);
            for (int i = 0; i < plane.length; i++) {
                plane[i] *= START_WIDTH / width;
            }
        }
        return new Points(points.count(), 2, plane);
    }

    private static double deviationOfFirst(double[] plane) {
        double squares = 0;
        for (int i = 0; i < plane.length; i += 2) {
            squares += plane[i] * plane[i];
        }
        if (squares == 0) {
            throw new IllegalArgumentException("all points are in one place");
        }
        return Math.sqrt(2 * squares / plane.length);
    }
}
