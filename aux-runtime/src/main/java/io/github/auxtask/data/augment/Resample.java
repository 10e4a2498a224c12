package io.github.auxtask.data.augment;

import io.github.auxtask.data.image.ImageShape;

/** Applies a linear map to the columns and one to the rows of an image; sums in double, rounded to float32 after each. */
final class Resample {
    private Resample() {}

    static float[] apply(float[] image, ImageShape shape, AxisTaps down, AxisTaps across) {
        int height = down.length();
        int width = across.length();
        float[] wide = new float[shape.channels() * shape.height() * width];
        for (int row = 0; row < shape.channels() * shape.height(); row++) {
            for (int x = 0; x < width; x++) {
                int position = row * shape.width() + across.first(x);
                double sum = 0;
                for (double weight : across.weights(x)) {
                    sum += weight * image[position++];
                }
                wide[row * width + x] = (float) sum;
            }
        }
        float[] out = new float[shape.channels() * height * width];
        double[] sums = new double[width];
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int y = 0; y < height; y++) {
                java.util.Arrays.fill(sums, 0);
                int row = (channel * shape.height() + down.first(y)) * width;
                for (double weight : down.weights(y)) {
                    for (int x = 0; x < width; x++) {
                        sums[x] += weight * wide[row + x];
                    }
                    row += width;
                }
                int at = (channel * height + y) * width;
                for (int x = 0; x < width; x++) {
                    out[at + x] = (float) sums[x];
                }
            }
        }
        return out;
    }
}
