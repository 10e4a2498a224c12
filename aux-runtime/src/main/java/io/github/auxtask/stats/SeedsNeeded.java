package io.github.auxtask.stats;

import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/** The fewest seeds with which a test has the wanted power. */
public final class SeedsNeeded {
    /** The power that is usually asked for. */
    public static final double USUAL_POWER = 0.8;

    private static final int FEWEST = 2;

    private SeedsNeeded() {}

    /**
     * The fewest seeds.
     *
     * @param power by number of seeds; must not fall
     * @param wanted the power to reach, for example {@link #USUAL_POWER}
     * @param most the most seeds that anybody would run
     * @return nothing if even {@code most} seeds do not reach it
     */
    public static OptionalInt fewest(IntToDoubleFunction power, double wanted, int most) {
        if (power.applyAsDouble(most) < wanted) {
            return OptionalInt.empty();
        }
        int low = 1;
        int high = FEWEST;
        while (high < most && power.applyAsDouble(high) < wanted) {
            low = high;
            high = Math.min(most, 2 * high);
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (power.applyAsDouble(middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalInt.of(high);
    }
}
