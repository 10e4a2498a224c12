package io.github.auxtask.method.labels.pictures;

import io.github.auxtask.data.image.FloatBlock;

/** A saliency map over the image it is of: stretched to its size, the largest value at 1, black to red to yellow. */
final class HeatMap {
    private static final float STRENGTH = 0.65f;

    private HeatMap() {}

    /**
     * Images with their maps laid over.
     *
     * @param pixels [N, 3 or 1, H, W], 0..1
     * @param maps [N, 1, h, w], at least 0
     * @param height h
     * @return [N, 3, H, W]
     */
    static FloatBlock over(FloatBlock pixels, float[] maps, int height) {
        int count = (int) pixels.shape()[0];
        int channels = (int) pixels.shape()[1];
        int rows = (int) pixels.shape()[2];
        int columns = (int) pixels.shape()[3];
        int plane = rows * columns;
        int mapSize = maps.length / count;
        float[] out = new float[count * 3 * plane];
        for (int image = 0; image < count; image++) {
            float[] heat = stretched(maps, image * mapSize, height, mapSize / height, rows, columns);
            for (int i = 0; i < plane; i++) {
                float[] colour = {Math.min(1, 2 * heat[i]), Math.max(0, 2 * heat[i] - 1), 0};
                for (int c = 0; c < 3; c++) {
                    float pixel = pixels.values()[(image * channels + Math.min(c, channels - 1)) * plane + i];
                    // Cold places are darkened too, so that warm ones stand out from bright images.
                    out[(image * 3 + c) * plane + i] = (1 - STRENGTH) * pixel + STRENGTH * colour[c];
                }
            }
        }
        return new FloatBlock(new long[] {count, 3, rows, columns}, out);
    }

    /** Linear interpolation between the centres of the map's cells, repeated at the border. */
    private static float[] stretched(float[] maps, int from, int height, int width, int rows, int columns) {
        float[] heat = new float[rows * columns];
        float largest = 0;
        for (int row = 0; row < rows; row++) {
            double y = place(row, rows, height);
            int top = (int) y;
            int bottom = Math.min(height - 1, top + 1);
            for (int column = 0; column < columns; column++) {
                double x = place(column, columns, width);
                int left = (int) x;
                int right = Math.min(width - 1, left + 1);
                double upper = mix(maps[from + top * width + left], maps[from + top * width + right], x - left);
                double lower = mix(maps[from + bottom * width + left], maps[from + bottom * width + right], x - left);
                heat[row * columns + column] = (float) mix(upper, lower, y - top);
                largest = Math.max(largest, heat[row * columns + column]);
            }
        }
        for (int i = 0; i < heat.length && largest > 0; i++) {
            heat[i] /= largest;
        }
        return heat;
    }

    private static double place(int index, int size, int cells) {
        return Math.max(0, Math.min(cells - 1, (index + 0.5) * cells / size - 0.5));
    }

    private static double mix(double a, double b, double fraction) {
        return a + fraction * (b - a);
    }
}
