package io.github.auxtask.stats;

import java.util.Optional;

/**
 * How far two columns agree about the order of their rows (M. G. Kendall 1938, "A new measure of rank correlation",
 * Biometrika 30), with the correction for ties known as tau-b (Kendall 1945):
 *
 * <pre>(concordant - discordant) / sqrt((pairs - ties in x) (pairs - ties in y))</pre>
 *
 * @param tau from -1, the reverse order, to 1, the same order
 * @param p of independence, two-sided: exact without ties, by the normal approximation with ties
 * @param exact whether p is exact
 * @param n rows
 */
public record KendallTau(double tau, double p, boolean exact, int n) {
    /**
     * The coefficient; nothing where a column is constant or there are fewer than two rows, as it is undefined there.
     *
     * @param x one column
     * @param y the other, row by row
     */
    public static Optional<KendallTau> of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " rows and " + y.length);
        }
        KendallPairs pairs = KendallPairs.of(x, y);
        double product =
                Math.sqrt((double) (pairs.all() - pairs.tiedX())) * Math.sqrt((double) (pairs.all() - pairs.tiedY()));
        if (product == 0) {
            return Optional.empty();
        }
        double tau = Math.max(-1, Math.min(1, pairs.surplus() / product));
        boolean exact = pairs.tiedX() == 0 && pairs.tiedY() == 0;
        double p = exact ? exact(x.length, pairs.discordant()) : pairs.asymptoticP();
        return Optional.of(new KendallTau(tau, p, exact, x.length));
    }

    /**
     * Twice the tail of the number of discordant pairs among all orders of n rows; the shares are built row by row: the
     * row that comes last among k + 1 adds 0 to k discordant pairs, each equally often.
     */
    private static double exact(int n, long discordant) {
        int most = n * (n - 1) / 2;
        double[] share = new double[most + 1];
        share[0] = 1;
        for (int rows = 2; rows <= n; rows++) {
            double[] next = new double[most + 1];
            double window = 0;
            for (int count = 0; count <= rows * (rows - 1) / 2; count++) {
                window += share[count] - (count >= rows ? share[count - rows] : 0);
                next[count] = window / rows;
            }
            share = next;
        }
        int nearer = (int) Math.min(discordant, most - discordant);
        double tail = 0;
        for (int count = 0; count <= nearer; count++) {
            tail += share[count];
        }
        return Math.min(1, 2 * tail);
    }
}
