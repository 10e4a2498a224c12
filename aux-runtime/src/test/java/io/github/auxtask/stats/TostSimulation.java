package io.github.auxtask.stats;

import io.github.auxtask.core.RandomStream;

/** The power of the equivalence test by drawing runs instead of integrating: without a true difference, alpha 0.05. */
record TostSimulation(double sd, double delta, boolean singleRun) {
    private static final double ALPHA = 0.05;

    double power(int seeds, int repetitions) {
        RandomStream random = RandomStream.of(7, "tost", seeds, Double.doubleToLongBits(sd / delta), singleRun ? 1 : 0);
        double t = Tails.t(1 - 2 * ALPHA, seeds - 1);
        int passed = 0;
        double[] runs = new double[seeds];
        for (int i = 0; i < repetitions; i++) {
            for (int run = 0; run < seeds; run++) {
                runs[run] = sd * random.nextGaussian();
            }
            Summary ours = Summary.of(runs);
            double theirs = singleRun ? sd * random.nextGaussian() : 0;
            double error = ours.standardDeviation() * Math.sqrt((singleRun ? 1 : 0) + 1.0 / seeds);
            // the same as Tost.of(...).p() <= alpha, without a distribution function in the innermost loop
            passed += Math.abs(ours.mean() - theirs) + t * error <= delta ? 1 : 0;
        }
        return (double) passed / repetitions;
    }
}
