package io.github.auxtask.nn.transform;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;

/** Windows cut out of images, and mirror images: pixels are moved, never mixed. */
public final class Crops {
    private static final double HALF = 0.5;

    private Crops() {}

    /**
     * Pads images on all sides and cuts out a window of their own size, at another place of each.
     *
     * @param images float32 [N, C, H, W]
     * @param places top row and left column of the window in the padded image, 0 to 2 padding, float32 [N, 2]
     * @param mirrored whether the padding is the image mirrored, its edge pixel repeated; otherwise it is 0
     * @return [N, C, H, W]
     */
    public static Tensor padded(Tensor images, Tensor places, int padding, boolean mirrored) {
        Tensor rows = moved(images, column(places, 0).plus(-padding), 2, mirrored);
        return moved(rows, column(places, 1).plus(-padding), 3, mirrored);
    }

    /** Each image moved along a dimension by its own number of pixels. */
    private static Tensor moved(Tensor images, Tensor by, int dimension, boolean mirrored) {
        long length = images.size(dimension);
        Tensor counted = by.counting(length);
        Tensor positions = by.add(dimension == 2 ? counted.reshape(1, 1, length, 1) : counted.reshape(1, 1, 1, length));
        Tensor folded = positions.modulo(2.0 * length);
        Tensor seen = folded.minimum(folded.times(-1).plus(2.0 * length - 1));
        long[] sizes = {-1, images.size(1), images.size(2), images.size(3)};
        Tensor found = images.gather(dimension, seen.to(DType.INT64).expanded(sizes));
        if (mirrored) {
            return found;
        }
        Tensor inside = positions.plus(HALF).minimum(positions.times(-1).plus(length - HALF));
        return found.mul(inside.greaterThan(inside.times(0)).to(DType.FLOAT32));
    }

    /**
     * Cuts out a window, at another place of each image.
     *
     * @param images float32 [N, C, H, W]
     * @param places top row and left column of the window, float32 [N, 2]
     * @return [N, C, height, width]
     */
    public static Tensor window(Tensor images, Tensor places, long height, long width) {
        Tensor down = column(places, 0);
        Tensor rows = down.add(down.counting(height).reshape(1, 1, height, 1))
                .to(DType.INT64)
                .expanded(-1, images.size(1), height, images.size(3));
        Tensor across = column(places, 1);
        Tensor columns = across.add(across.counting(width).reshape(1, 1, 1, width))
                .to(DType.INT64)
                .expanded(-1, images.size(1), height, width);
        return images.gather(2, rows).gather(3, columns);
    }

    /**
     * The middle of all images; where that is between two pixels, the even one of both begins it, as in torchvision.
     *
     * @param images [N, C, H, W]
     * @return [N, C, height, width]
     */
    public static Tensor centre(Tensor images, long height, long width) {
        long top = (long) Math.rint((images.size(2) - height) / 2.0);
        long left = (long) Math.rint((images.size(3) - width) / 2.0);
        return images.slice(2, top, top + height).slice(3, left, left + width);
    }

    /**
     * Mirrors some images left to right.
     *
     * @param images float32 [N, C, H, W]
     * @param flags 1 for those that are mirrored, 0 for the others, float32 [N, 1]
     */
    public static Tensor mirroredWhere(Tensor images, Tensor flags) {
        Tensor flag = column(flags, 0);
        return images.reversed(3).where(flag.greaterThan(flag.times(0)), images);
    }

    /** One number of each image, [N, 1, 1, 1]. */
    private static Tensor column(Tensor numbers, int index) {
        return numbers.slice(1, index, index + 1).reshape(-1, 1, 1, 1);
    }
}
