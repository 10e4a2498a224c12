package io.github.auxtask.compare.cell;

/** Whether a single published run could be one more draw from our runs: does it lie in our prediction interval? */
public enum Plausibility {
    YES,
    NO,
    /** With fewer than three seeds the interval is too wide to say, and a published mean is no draw. */
    CANNOT_SAY
}
