package io.github.auxtask.data.corruption.image;

import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;

/** Small images by formula in CIFAR's shape. */
public final class CifarLike {
    private CifarLike() {}

    public static ImageSet images(int count) {
        byte[] pixels = new byte[count * CleanImage.VALUES];
        int[] labels = new int[count];
        for (int i = 0; i < pixels.length; i++) {
            int within = i % CleanImage.VALUES;
            int row = within % CleanImage.PLANE / CleanImage.SIDE;
            int column = within % CleanImage.SIDE;
            pixels[i] = (byte) (7 * column + 3 * row + 40 * (within / CleanImage.PLANE) + 11 * (i / CleanImage.VALUES));
        }
        for (int n = 0; n < count; n++) {
            labels[n] = n % 10;
        }
        return new ImageSet("cifar-like test", 10, ImageShape.RGB_32, pixels, labels);
    }
}
