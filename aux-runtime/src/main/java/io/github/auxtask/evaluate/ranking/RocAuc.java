package io.github.auxtask.evaluate.ranking;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the receiver operating characteristic: the share of pairs of a positive and a negative image in which the positive one
 * has the higher score, where equal scores count one half (Hanley and McNeil 1982).
 */
final class RocAuc {
    private RocAuc() {}

    /**
     * The area, from the mean rank of the positive images (Mann and Whitney 1947).
     *
     * @param scores of all images
     * @param positive which of them are
     * @return from 0 to 1
     * @throws IllegalArgumentException if there are no positive images, or no others
     */
    static double of(double[] scores, boolean[] positive) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double ranks = 0;
        long positives = 0;
        for (int first = 0; first < order.length; ) {
            int end = first;
            int among = 0;
            while (end < order.length && scores[order[end]] == scores[order[first]]) {
                among += positive[order[end]] ? 1 : 0;
                end++;
            }
            // Ranks count from 1; equal scores share the mean of theirs.
            ranks += among * (first + 1 + end) / 2.0;
            positives += among;
            first = end;
        }
        long negatives = scores.length - positives;
        if (positives == 0 || negatives == 0) {
            throw new IllegalArgumentException(
                    "an area needs images of both kinds, not " + positives + " and " + negatives);
        }
        return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }
}
