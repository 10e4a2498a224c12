package io.github.auxtask.attack.gradient;

import java.util.ArrayList;
import java.util.List;

/**
 * When APGD reviews its step sizes (Croce and Hein 2020, section 3): after 22 % of the steps, then after ever shorter intervals,
 * as the authors' code rounds them.
 */
public final class ApgdSchedule {
    private static final double FIRST = 0.22;
    private static final double SHORTEST = 0.06;
    private static final double DECREASE = 0.03;

    private ApgdSchedule() {}

    /**
     * A review.
     *
     * @param after steps that are done by then
     * @param interval steps since the review before
     */
    public record Review(int after, int interval) {}

    /** The reviews of a run of so many steps. */
    public static List<Review> of(int steps) {
        int interval = part(FIRST, steps);
        List<Review> reviews = new ArrayList<>();
        for (int after = interval; after <= steps; after += interval) {
            reviews.add(new Review(after, interval));
            interval = Math.max(interval - part(DECREASE, steps), part(SHORTEST, steps));
        }
        return reviews;
    }

    private static int part(double share, int steps) {
        return Math.max((int) (share * steps), 1);
    }
}
