package io.github.auxtask.live;

/**
 * An estimate of the time left that does not jump: it runs down with the clock, and is drawn towards each new estimate the more, the
 * more time has passed since the last.
 */
public final class SmoothedTime {
    /** Within a minute about two thirds of a difference are made good. */
    private static final double TAU_SECONDS = 60;

    private double value = Double.NaN;
    private double at;

    /**
     * Takes an estimate.
     *
     * @param secondsLeft estimated now
     * @param second on a clock that only goes forward
     * @return what to show, not negative
     */
    public double next(double secondsLeft, double second) {
        if (Double.isNaN(value)) {
            value = secondsLeft;
        } else {
            double passed = Math.max(0, second - at);
            double down = Math.max(0, value - passed);
            value = down + (1 - Math.exp(-passed / TAU_SECONDS)) * (secondsLeft - down);
        }
        at = second;
        return value;
    }
}
