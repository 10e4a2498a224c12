package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.ImageShape;
import java.util.Arrays;
import java.util.List;

/**
 * How an array holds images: [N, H, W, C], [N, C, H, W] or [N, H, W], with C 1 (grey) or 3 (red, green, blue).
 *
 * @param count N
 * @param channels C
 * @param height H
 * @param width W
 * @param channelsLast whether C comes last
 */
record NpyLayout(int count, int channels, int height, int width, boolean channelsLast) {
    /** The values of the setting. */
    static final List<String> NAMES = List.of("auto", "nhwc", "nchw");

    private static final int RGB = 3;
    private static final int GREY_RANK = 3;
    private static final int RANK = 4;

    /**
     * Makes sense of an array's extents.
     *
     * @param shape its extents
     * @param layout {@code nhwc}, {@code nchw}, or {@code auto} for where a dimension of 1 or 3 is
     * @param what begins the message: the file
     * @throws BadInputException if they are not those of images, or could be either layout's
     */
    static NpyLayout of(int[] shape, String layout, String what) {
        if (shape.length == GREY_RANK) {
            return checked(new NpyLayout(shape[0], 1, shape[1], shape[2], false), shape, what);
        }
        if (shape.length != RANK) {
            throw bad(shape, what);
        }
        boolean last = isChannels(shape[RANK - 1]);
        boolean first = isChannels(shape[1]);
        if (layout.equals("auto") && last && first) {
            throw new BadInputException(what + " has the shape " + Arrays.toString(shape)
                    + ", which may have its channels second or last: say which with layout: nchw or layout: nhwc (data in"
                    + " reproduction.yaml), or, with aux:evaluate, save them with the channels in the other place, where no"
                    + " side is 1 or 3.");
        }
        boolean channelsLast = layout.equals("auto") ? last : layout.equals("nhwc");
        NpyLayout read = channelsLast
                ? new NpyLayout(shape[0], shape[RANK - 1], shape[1], shape[2], true)
                : new NpyLayout(shape[0], shape[1], shape[2], shape[RANK - 1], false);
        return checked(read, shape, what);
    }

    private static NpyLayout checked(NpyLayout layout, int[] shape, String what) {
        if (layout.count() == 0) {
            throw new BadInputException(what + " has the shape " + Arrays.toString(shape)
                    + ", which is that of no images at all: save at least one.");
        }
        if (!isChannels(layout.channels()) || layout.count() < 1 || layout.height() < 1 || layout.width() < 1) {
            throw bad(shape, what);
        }
        return layout;
    }

    private static boolean isChannels(int extent) {
        return extent == 1 || extent == RGB;
    }

    private static BadInputException bad(int[] shape, String what) {
        return new BadInputException(what + " has the shape " + Arrays.toString(shape)
                + ", but images are [N, H, W, C], [N, C, H, W] or [N, H, W] with C 1 or 3: save them so.");
    }

    /** Of one image, in colour. */
    ImageShape shape() {
        return new ImageShape(RGB, height, width);
    }

    /** Bytes of one image in the file. */
    int stored() {
        return channels * height * width;
    }

    /**
     * Brings one image into planes of red, green and blue.
     *
     * @param image its bytes in the file
     * @param out receives 3 x height x width bytes from {@code at} on
     */
    void planes(byte[] image, byte[] out, int at) {
        int plane = height * width;
        for (int channel = 0; channel < RGB; channel++) {
            int source = channels == 1 ? 0 : channel;
            int to = at + channel * plane;
            if (!channelsLast || channels == 1) {
                System.arraycopy(image, source * plane, out, to, plane);
                continue;
            }
            for (int i = 0; i < plane; i++) {
                out[to + i] = image[i * channels + source];
            }
        }
    }
}
