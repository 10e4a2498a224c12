package io.github.auxtask.data.augment;

import io.github.auxtask.core.BadInputException;
import java.util.Locale;

/** What lies beyond an image's border when it is padded. */
public enum PadMode {
    /**
     * The image mirrored, its edge pixel repeated: {@code numpy.pad(mode="symmetric")}, torchvision's {@code
     * symmetric}.
     */
    SYMMETRIC,
    /** Black: the pixel 0, before standardisation. */
    ZERO;

    /** Marks a position that has no source pixel. */
    static final int OUTSIDE = -1;

    /**
     * Reads the name used in {@code reproduction.yaml}.
     *
     * @param text {@code symmetric} or {@code zero}
     * @throws BadInputException if it is neither
     */
    public static PadMode parse(String text) {
        for (PadMode mode : values()) {
            if (mode.toString().equals(text)) {
                return mode;
            }
        }
        throw new BadInputException("Unknown padding '" + text + "': use symmetric or zero.");
    }

    /** The position 0..length-1 whose pixel is seen at this position, or {@link #OUTSIDE}. */
    int source(int position, int length) {
        if (position >= 0 && position < length) {
            return position;
        }
        if (this == ZERO) {
            return OUTSIDE;
        }
        int folded = Math.floorMod(position, 2 * length);
        return folded < length ? folded : 2 * length - 1 - folded;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
