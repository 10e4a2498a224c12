package io.github.auxtask.attack.check.correctness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.core.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Draws harmless points inside the ball and one on its edge around each image, and fits the read-outs that tell them apart. */
final class PlantedExamples {
    /** Points on the edge; the one that stands out most is planted, the others tell how easily one is guessed. */
    private static final int EDGE = 9;
    /** Radius of the harmless points' ball, in epsilons: Zimmermann et al. leave a gap to the edge. */
    private static final double INNER = 0.9;

    private final Inspection on;
    private final int count;
    private final List<RandomStream> streams = new ArrayList<>();

    PlantedExamples(Inspection on, int count) {
        this.on = on;
        this.count = count;
        for (int i = 0; i < count; i++) {
            streams.add(on.random("planted", 0, count).stream(i, 0));
        }
    }

    /** A read-out for each image. */
    List<LinearReadout> readouts() {
        int points = on.budget().innerPoints();
        double[][][] inner = new double[points][][];
        for (int i = 0; i < points; i++) {
            // Half of them are points of the edge drawn in, so that size alone gives nothing away.
            inner[i] = scores(i % 2 == 0, INNER);
        }
        double[][][] edge = new double[EDGE][][];
        for (int i = 0; i < EDGE; i++) {
            edge[i] = scores(true, 1);
        }
        List<LinearReadout> readouts = new ArrayList<>();
        for (int image = 0; image < count; image++) {
            readouts.add(best(of(inner, image), of(edge, image)));
        }
        return readouts;
    }

    /** The read-out of the point that fewest of the others can be mistaken for. */
    private static LinearReadout best(double[][] inner, double[][] edge) {
        LinearReadout best = LinearReadout.fit(inner, edge[0], without(edge, 0));
        for (int i = 1; i < edge.length; i++) {
            LinearReadout next = LinearReadout.fit(inner, edge[i], without(edge, i));
            if (next.separates() && (!best.separates() || next.guessed() < best.guessed())) {
                best = next;
            }
        }
        return best;
    }

    private static double[][] without(double[][] points, int position) {
        double[][] others = new double[points.length - 1][];
        System.arraycopy(points, 0, others, 0, position);
        System.arraycopy(points, position + 1, others, position, others.length - position);
        return others;
    }

    private static double[][] of(double[][][] points, int image) {
        double[][] own = new double[points.length][];
        for (int i = 0; i < own.length; i++) {
            own[i] = points[i][image];
        }
        return own;
    }

    /** Scores of one random point around each image, on the edge of the ball or inside. */
    private double[][] scores(boolean edge, double radius) {
        InputSpec inputs = on.victim().inputs();
        int size = inputs.size();
        Norm norm = on.threat().norm();
        float[] unit = inputs.scaled(on.threat().epsilon().value(), on.threat().space());
        int pixels = inputs.height() * inputs.width();
        float[] drawn = new float[count * size];
        float[] values = new float[count * size];
        for (int i = 0; i < count; i++) {
            if (edge && norm == Norm.LINF) {
                for (int k = i * size; k < (i + 1) * size; k++) {
                    drawn[k] = streams.get(i).nextInt(2) == 0 ? -1 : 1;
                }
            } else {
                Start start = edge ? Start.EDGE : Start.UNIFORM;
                start.fill(norm, streams.get(i), drawn, i * size, size);
            }
        }
        for (int i = 0; i < values.length; i++) {
            int channel = i / pixels % inputs.channels();
            double moved = on.subject().images().inputs()[i] + drawn[i] * radius * unit[channel];
            values[i] = (float) clipped(moved, channel);
        }
        try (NDManager scope = on.manager().newSubManager();
                NDArray points = on.images(scope, values, 0, count)) {
            float[][] scores = on.victim().hostScores(scope, points);
            double[][] exact = new double[count][scores[0].length];
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < exact[i].length; k++) {
                    exact[i][k] = scores[i][k];
                }
            }
            return exact;
        }
    }

    private double clipped(double value, int channel) {
        if (on.threat().clip() instanceof Clip.Range range) {
            InputSpec inputs = on.victim().inputs();
            double low = inputs.standardised(range.lower(), on.threat().space())[channel];
            double high = inputs.standardised(range.upper(), on.threat().space())[channel];
            return Math.min(high, Math.max(low, value));
        }
        return value;
    }
}
