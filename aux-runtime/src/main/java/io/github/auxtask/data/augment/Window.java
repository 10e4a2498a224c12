package io.github.auxtask.data.augment;

import io.github.auxtask.data.image.ImageShape;

/** Cuts a rectangle out of an image. */
final class Window {
    private Window() {}

    /**
     * Copies the rows and columns of a window.
     *
     * @param image planar, of the shape
     * @param cut shape of the window, which lies within the image
     */
    static float[] cut(float[] image, ImageShape shape, int top, int left, ImageShape cut) {
        float[] out = new float[cut.size()];
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int y = 0; y < cut.height(); y++) {
                int from = channel * shape.plane() + (top + y) * shape.width() + left;
                System.arraycopy(image, from, out, (channel * cut.height() + y) * cut.width(), cut.width());
            }
        }
        return out;
    }
}
