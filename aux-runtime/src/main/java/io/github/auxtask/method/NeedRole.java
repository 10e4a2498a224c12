package io.github.auxtask.method;

/**
 * A role in which a run needs others; {@code as} in {@code needs} of {@code reproduction.yaml}.
 *
 * @param as its name; empty for runs that are needed in no particular role
 * @param least how many there must be, at least 1
 * @param most how many there may be
 * @param anyData whether they may be of another data set than the run that needs them
 */
public record NeedRole(String as, int least, int most, boolean anyData) {
    public NeedRole {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException("a role is that of at least one run");
        }
    }

    /** Exactly one run, of the same data set. */
    public static NeedRole one(String as) {
        return new NeedRole(as, 1, 1, false);
    }

    /** One run or more, of the same data set. */
    public static NeedRole several(String as) {
        return new NeedRole(as, 1, Integer.MAX_VALUE, false);
    }

    /** The same, where they may be of another data set. */
    public NeedRole ofAnyData() {
        return new NeedRole(as, least, most, true);
    }
}
