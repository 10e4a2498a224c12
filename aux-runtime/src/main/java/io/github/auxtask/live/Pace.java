package io.github.auxtask.live;

import java.util.OptionalDouble;

/** How fast something goes on, from where it was first seen: what was done before an interruption took no time now. */
public final class Pace {
    private static final double LEAST = 1e-9;

    private double firstFraction = Double.NaN;
    private double firstSecond;

    /**
     * Sees it at a place.
     *
     * @param fraction of all that there is to do, between 0 and 1
     * @param second on a clock that only goes forward
     * @return seconds until the end at the speed so far; empty when it is seen for the first time
     */
    public OptionalDouble secondsLeft(double fraction, double second) {
        if (Double.isNaN(firstFraction) || fraction < firstFraction) {
            firstFraction = fraction;
            firstSecond = second;
        }
        double done = fraction - firstFraction;
        return done < LEAST
                ? OptionalDouble.empty()
                : OptionalDouble.of((1 - fraction) * (second - firstSecond) / done);
    }
}
