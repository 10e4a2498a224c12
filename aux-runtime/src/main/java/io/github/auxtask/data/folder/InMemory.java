package io.github.auxtask.data.folder;

import io.github.auxtask.data.image.ImageSet;

/** Which sets of images are kept in memory; the others are decoded whenever an image is read. */
final class InMemory {
    private static final int SHARE = 8;

    private InMemory() {}

    /** Bytes of a split that may be kept: an eighth of what Java may take on this machine. */
    static long most() {
        return Runtime.getRuntime().maxMemory() / SHARE;
    }

    /** The same images, in memory if they take no more than so many bytes. */
    static ImageSet ifSmall(ImageSet images, long most) {
        long bytes = (long) images.count() * images.shape().size();
        return bytes <= Math.min(most, Integer.MAX_VALUE) ? images.decoded() : images;
    }
}
