package io.github.auxtask.embedding;

import java.util.stream.IntStream;

/**
 * What t-SNE makes small: the Kullback-Leibler divergence of the neighbourhoods in the plane, under Student's t with one degree
 * of freedom, from those in the original space; and its exact gradient (van der Maaten and Hinton 2008, equations 4 and 5).
 *
 * <p>Every row is summed by one thread in one order, so results do not depend on the number of threads.
 */
final class Divergence {
    private static final double GRADIENT_FACTOR = 4;

    private final Affinities affinities;
    private final int count;
    private final double[] attractionX;
    private final double[] attractionY;
    private final double[] repulsionX;
    private final double[] repulsionY;
    private final double[] rowSums;

    Divergence(Affinities affinities) {
        this.affinities = affinities;
        this.count = affinities.count();
        this.attractionX = new double[count];
        this.attractionY = new double[count];
        this.repulsionX = new double[count];
        this.repulsionY = new double[count];
        this.rowSums = new double[count];
    }

    /**
     * The gradient.
     *
     * @param exaggeration of the attraction; 1 for the gradient proper
     * @param gradientX receives it for the first coordinates
     * @param gradientY and for the second
     */
    void gradient(double[] x, double[] y, double exaggeration, double[] gradientX, double[] gradientY) {
        IntStream.range(0, count).parallel().forEach(i -> row(x, y, i));
        double sum = sumOfRows();
        for (int i = 0; i < count; i++) {
            gradientX[i] = GRADIENT_FACTOR * (exaggeration * attractionX[i] - repulsionX[i] / sum);
            gradientY[i] = GRADIENT_FACTOR * (exaggeration * attractionY[i] - repulsionY[i] / sum);
        }
    }

    /** One point's attraction and, up to the common factor that is known only after all rows, repulsion. */
    private void row(double[] x, double[] y, int i) {
        double[] joint = affinities.joint();
        int row = i * count;
        double xi = x[i];
        double yi = y[i];
        double sum = 0;
        double pullX = 0;
        double pullY = 0;
        double pushX = 0;
        double pushY = 0;
        for (int j = 0; j < count; j++) {
            double dx = xi - x[j];
            double dy = yi - y[j];
            double near = 1 / (1 + dx * dx + dy * dy);
            double pull = joint[row + j] * near;
            double push = near * near;
            sum += near;
            pullX += pull * dx;
            pullY += pull * dy;
            pushX += push * dx;
            pushY += push * dy;
        }
        // The point itself adds 1 to the sum and nothing to the forces.
        rowSums[i] = sum - 1;
        attractionX[i] = pullX;
        attractionY[i] = pullY;
        repulsionX[i] = pushX;
        repulsionY[i] = pushY;
    }

    private double sumOfRows() {
        double sum = 0;
        for (double row : rowSums) {
            sum += row;
        }
        return sum;
    }

    /** The divergence in nats. */
    double value(double[] x, double[] y) {
        IntStream.range(0, count).parallel().forEach(i -> row(x, y, i));
        double sum = sumOfRows();
        double[] divergences = IntStream.range(0, count)
                .parallel()
                .mapToDouble(i -> rowDivergence(x, y, i, sum))
                .toArray();
        double divergence = 0;
        for (double row : divergences) {
            divergence += row;
        }
        return divergence;
    }

    private double rowDivergence(double[] x, double[] y, int i, double sum) {
        double divergence = 0;
        for (int j = 0; j < count; j++) {
            if (j != i) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double q = Math.max(Affinities.SMALLEST, 1 / (1 + dx * dx + dy * dy) / sum);
                double p = affinities.joint()[i * count + j];
                divergence += p * Math.log(p / q);
            }
        }
        return divergence;
    }
}
