package io.github.auxtask.embedding;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well classes are apart, so that "clusters form earlier" is a number and not a matter of looking.
 *
 * @param neighbourAccuracy share of the points whose ten nearest others vote for their class, 0..1; of equal votes the smaller
 *     class counts
 * @param silhouette mean of (b - a) / max(a, b), -1..1, with a the mean distance to the own class and b that to the nearest
 *     other one (Rousseeuw 1987); 0 for a class of one point
 */
public record EmbeddingScore(double neighbourAccuracy, double silhouette) {
    /** Neighbours that vote. */
    public static final int NEIGHBOURS = 10;

    /**
     * Scores points.
     *
     * @param points more than ten, in the plane or in the space they come from
     * @param classes from 0, one each; at least two of them
     */
    public static EmbeddingScore of(Points points, int[] classes) {
        if (classes.length != points.count()) {
            throw new IllegalArgumentException(classes.length + " classes for " + points.count() + " points");
        }
        int[][] neighbours = neighbours(points, NEIGHBOURS);
        int kinds = Arrays.stream(classes).max().orElse(0) + 1;
        long right = IntStream.range(0, classes.length)
                .filter(i -> vote(neighbours[i], classes, kinds) == classes[i])
                .count();
        return new EmbeddingScore((double) right / classes.length, silhouette(points, classes, kinds));
    }

    /** Mean share of the nearest others in one space that are among the nearest in another, 0..1. */
    public static double overlap(Points first, Points second, int neighbours) {
        int[][] a = neighbours(first, neighbours);
        int[][] b = neighbours(second, neighbours);
        long common = 0;
        for (int i = 0; i < a.length; i++) {
            int[] others = b[i];
            common += Arrays.stream(a[i])
                    .filter(j -> Arrays.stream(others).anyMatch(other -> other == j))
                    .count();
        }
        return (double) common / ((long) a.length * neighbours);
    }

    /** The nearest others of each point, the nearest first; of equally near ones the first comes first. */
    private static int[][] neighbours(Points points, int count) {
        if (points.count() <= count) {
            throw new IllegalArgumentException(count + " neighbours need more than " + points.count() + " points");
        }
        int[][] neighbours = new int[points.count()][];
        IntStream.range(0, points.count()).parallel().forEach(i -> neighbours[i] = nearest(points, i, count));
        return neighbours;
    }

    private static int[] nearest(Points points, int i, int count) {
        int[] found = new int[count];
        double[] distances = new double[count];
        int filled = 0;
        for (int j = 0; j < points.count(); j++) {
            double distance = j == i ? Double.POSITIVE_INFINITY : points.squaredDistance(i, j);
            if (j != i && (filled < count || distance < distances[count - 1])) {
                int place = filled < count ? filled++ : count - 1;
                while (place > 0 && distances[place - 1] > distance) {
                    distances[place] = distances[place - 1];
                    found[place] = found[place - 1];
                    place--;
                }
                distances[place] = distance;
                found[place] = j;
            }
        }
        return found;
    }

    private static int vote(int[] neighbours, int[] classes, int kinds) {
        int[] votes = new int[kinds];
        int winner = 0;
        for (int neighbour : neighbours) {
            votes[classes[neighbour]]++;
        }
        for (int kind = 1; kind < kinds; kind++) {
            winner = votes[kind] > votes[winner] ? kind : winner;
        }
        return winner;
    }

    private static double silhouette(Points points, int[] classes, int kinds) {
        int[] sizes = new int[kinds];
        for (int kind : classes) {
            sizes[kind]++;
        }
        double[] widths = IntStream.range(0, classes.length)
                .parallel()
                .mapToDouble(i -> width(points, classes, sizes, i))
                .toArray();
        return Arrays.stream(widths).sum() / widths.length;
    }

    private static double width(Points points, int[] classes, int[] sizes, int i) {
        double[] sums = new double[sizes.length];
        for (int j = 0; j < classes.length; j++) {
            sums[classes[j]] += Math.sqrt(points.squaredDistance(i, j));
        }
        int own = classes[i];
        if (sizes[own] == 1) {
            return 0;
        }
        double within = sums[own] / (sizes[own] - 1);
        double nearest = Double.POSITIVE_INFINITY;
        for (int kind = 0; kind < sizes.length; kind++) {
            if (kind != own && sizes[kind] > 0) {
                nearest = Math.min(nearest, sums[kind] / sizes[kind]);
            }
        }
        return nearest == within ? 0 : (nearest - within) / Math.max(nearest, within);
    }
}
