package io.github.auxtask.attack.threat;

import java.util.Locale;

/** The units of epsilon, of step sizes and of the clip range. The network is given standardised inputs in both. */
public enum Space {
    /** Values as the network sees them, (pixel - mean) / std. */
    STANDARDISED,
    /** Pixels from 0 to 1: a budget is divided by each channel's standard deviation before it meets the network's inputs. */
    PIXEL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
