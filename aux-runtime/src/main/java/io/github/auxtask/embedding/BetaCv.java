package io.github.auxtask.embedding;

/**
 * How compact classes are (the measure BetaCV of Zaki and Meira, Data Mining and Analysis, 2014, section 17.2): the mean distance of two
 * points of one class over the mean distance of two points of different classes.
 */
public final class BetaCv {
    private BetaCv() {}

    /**
     * The ratio; the smaller, the more compact.
     *
     * @param points two of one class and two of different ones at least, not all of different classes in one place
     * @param classes from 0, one each
     * @throws IllegalArgumentException if there are no such pairs
     */
    public static double of(Points points, int[] classes) {
        double within = 0;
        double between = 0;
        long withinPairs = 0;
        long betweenPairs = 0;
        for (int i = 0; i < classes.length; i++) {
            for (int j = 0; j < i; j++) {
                double distance = Math.sqrt(points.squaredDistance(i, j));
                if (classes[i] == classes[j]) {
                    within += distance;
                    withinPairs++;
                } else {
                    between += distance;
                    betweenPairs++;
                }
            }
        }
        if (withinPairs == 0 || between == 0) {
            throw new IllegalArgumentException("there are " + withinPairs
                    + " pairs of one class, and those of different" + " classes are " + between + " apart in all");
        }
        return within / withinPairs * betweenPairs / between;
    }
}
