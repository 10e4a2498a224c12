package io.github.auxtask.data.folder;

import io.github.auxtask.data.augment.ByteResize;
import io.github.auxtask.data.image.ImageShape;

/**
 * Brings pictures of any size to one, as torchvision's {@code Resize} and {@code CenterCrop} do with pictures of Pillow: antialiased,
 * bilinear.
 *
 * @param height rows
 * @param width columns
 * @param crop whether the shorter side is resized and the middle cut out; otherwise both sides are resized
 */
record Fit(int height, int width, boolean crop) {
    private static final int RGB = 3;

    /** What all pictures have afterwards. */
    ImageShape shape() {
        return new ImageShape(RGB, height, width);
    }

    /**
     * Writes a picture.
     *
     * @param pixels unsigned bytes, [channel, row, column]
     * @param shape its own
     * @param out receives {@code shape().size()} bytes from {@code at} on
     */
    void write(byte[] pixels, ImageShape shape, byte[] out, int at) {
        if (!crop) {
            ByteResize.bilinear(pixels, 0, shape, height, width, out, at);
            return;
        }
        boolean tall = shape.height() > shape.width();
        int shorter = Math.min(shape.height(), shape.width());
        int longer = (int) ((double) width * Math.max(shape.height(), shape.width()) / shorter);
        ImageShape resized = new ImageShape(RGB, tall ? longer : height, tall ? width : longer);
        if (resized.equals(shape())) {
            ByteResize.bilinear(pixels, 0, shape, height, width, out, at);
            return;
        }
        byte[] whole = new byte[resized.size()];
        ByteResize.bilinear(pixels, 0, shape, resized.height(), resized.width(), whole, 0);
        cut(whole, resized, out, at);
    }

    /** The middle; where that is between two pixels, Python's round decides, which goes to the even one. */
    private void cut(byte[] pixels, ImageShape shape, byte[] out, int at) {
        int top = (int) Math.rint((shape.height() - height) / 2.0);
        int left = (int) Math.rint((shape.width() - width) / 2.0);
        for (int channel = 0; channel < RGB; channel++) {
            for (int y = 0; y < height; y++) {
                int from = channel * shape.plane() + (top + y) * shape.width() + left;
                System.arraycopy(pixels, from, out, at + (channel * height + y) * width, width);
            }
        }
    }
}
