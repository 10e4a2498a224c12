package io.github.auxtask.stats;

/**
 * A closed interval with the share of cases in which such an interval covers what it is for.
 *
 * @param low its lower end, in the unit of the data
 * @param high its upper end, not below {@code low}
 * @param level 0.95 for a 95 % interval
 */
public record Interval(double low, double high, double level) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level of " + level);
        }
    }

    /** Around a centre. */
    static Interval around(double centre, double halfWidth, double level) {
        return new Interval(centre - halfWidth, centre + halfWidth, level);
    }

    /** Whether a value lies in it, its ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Half the distance between its ends. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** The same interval in another unit, for example percent instead of shares. */
    public Interval times(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a unit of " + factor);
        }
        return new Interval(low * factor, high * factor, level);
    }

    /** The same interval moved. */
    public Interval plus(double shift) {
        return new Interval(low + shift, high + shift, level);
    }
}
