package io.github.auxtask.data.augment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is seen beyond an image's border when it is shifted or turned, in the words of Keras' {@code ImageDataGenerator}. */
public enum FillMode {
    /** aaa|abcd|ddd: the nearest pixel of the image. */
    NEAREST {
        @Override
        int inside(int position, int length) {
            return Math.min(length - 1, Math.max(0, position));
        }
    },
    /** 000|abcd|000: black, as soon as the place that is looked at lies beyond the centre of an edge pixel. */
    CONSTANT {
        @Override
        int inside(int position, int length) {
            return Math.min(length - 1, Math.max(0, position));
        }
    },
    /** cba|abcd|dcb: the image mirrored, its edge pixel repeated. */
    REFLECT {
        @Override
        int inside(int position, int length) {
            int folded = Math.floorMod(position, 2 * length);
            return folded < length ? folded : 2 * length - 1 - folded;
        }
    },
    /** bcd|abcd|abc: the image again. */
    WRAP {
        @Override
        int inside(int position, int length) {
            return Math.floorMod(position, length);
        }
    };

    /** The words of {@code reproduction.yaml}. */
    public static List<String> words() {
        return Arrays.stream(values()).map(FillMode::toString).toList();
    }

    /** The position 0..length-1 whose pixel is seen at this position. */
    abstract int inside(int position, int length);

    /** Whether nothing is seen at a place. */
    boolean isBlack(double place, int length) {
        return this == CONSTANT && (place < 0 || place > length - 1);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
