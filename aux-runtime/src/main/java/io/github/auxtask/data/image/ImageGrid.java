package io.github.auxtask.data.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws rows of small images as one PNG, pixel for pixel, with transparent gaps: whoever shows it enlarges it without
 * smoothing. Values are clipped to 0..1.
 */
public final class ImageGrid {
    private static final int GAP = 2;
    private static final int OPAQUE = 0xff000000;
    private static final int RED = 16;
    private static final int GREEN = 8;
    private static final float WHITE = 255;

    private final List<FloatBlock> rows = new ArrayList<>();

    /**
     * Adds a row below the others.
     *
     * @param images [N, C, H, W] on the scale 0..1, C being 1 (grey) or 3 (red, green, blue); the same N, H and W in every row
     */
    public ImageGrid row(FloatBlock images) {
        long[] shape = images.shape();
        if (shape.length != 4 || (shape[1] != 1 && shape[1] != 3)) {
            throw new IllegalArgumentException("a row of images is [N, 1 or 3, H, W]");
        }
        if (!rows.isEmpty()) {
            long[] first = rows.get(0).shape();
            if (first[0] != shape[0] || first[2] != shape[2] || first[3] != shape[3]) {
                throw new IllegalArgumentException("all rows of a sheet have images of the same size and number");
            }
        }
        rows.add(images);
        return this;
    }

    /** The file's content. */
    public byte[] png() {
        long[] shape = rows.get(0).shape();
        int count = (int) shape[0];
        int height = (int) shape[2];
        int width = (int) shape[3];
        BufferedImage sheet = new BufferedImage(
                count * (width + GAP) - GAP, rows.size() * (height + GAP) - GAP, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < rows.size(); row++) {
            for (int image = 0; image < count; image++) {
                draw(rows.get(row), image, sheet, image * (width + GAP), row * (height + GAP));
            }
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(sheet, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
    }

    private static void draw(FloatBlock block, int image, BufferedImage sheet, int left, int top) {
        int channels = (int) block.shape()[1];
        int height = (int) block.shape()[2];
        int width = (int) block.shape()[3];
        int plane = height * width;
        int from = image * channels * plane;
        for (int i = 0; i < plane; i++) {
            int red = level(block.values()[from + i]);
            int green = channels == 1 ? red : level(block.values()[from + plane + i]);
            int blue = channels == 1 ? red : level(block.values()[from + 2 * plane + i]);
            sheet.setRGB(left + i % width, top + i / width, OPAQUE | red << RED | green << GREEN | blue);
        }
    }

    /** NaN is black. */
    private static int level(float value) {
        return Math.round(Math.max(0, Math.min(1, value)) * WHITE) & 0xff;
    }
}
