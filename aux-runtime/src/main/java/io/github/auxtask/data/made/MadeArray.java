package io.github.auxtask.data.made;

import io.github.auxtask.data.image.ImageShape;
import java.util.regex.Pattern;

/**
 * One kind of value that is made for every example: the images after 50 steps, those after 100 steps.
 *
 * @param name lower-case letters, digits and hyphens
 * @param type how its values are stored
 * @param shape of what is made for one example
 */
public record MadeArray(String name, MadeType type, ImageShape shape) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}");

    public MadeArray {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of made data is lower-case letters, digits and hyphens, not '" + name + "'");
        }
    }

    /** Bytes of what is made for one example. */
    public int bytes() {
        return Math.multiplyExact(shape.size(), type.bytes());
    }
}
