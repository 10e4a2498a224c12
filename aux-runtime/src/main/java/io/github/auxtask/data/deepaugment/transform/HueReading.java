package io.github.auxtask.data.deepaugment.transform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What {@code add-to-hue-and-saturation} is: a fifth of the released policies has it. */
public enum HueReading {
    /** What imgaug does to 8-bit images, and must have been meant. */
    BYTES,
    /**
     * What imgaug 0.2.7 does to the images in single precision that DeepAugment gives it: hue, saturation and value are multiplied by
     * 255 and clipped, so that nothing but levels of 0 and 255 is left.
     */
    RELEASED;

    /** The words of {@code reproduction.yaml}. */
    public static List<String> words() {
        return Arrays.stream(values()).map(HueReading::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
