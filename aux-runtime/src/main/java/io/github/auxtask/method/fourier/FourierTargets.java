package io.github.auxtask.method.fourier;

import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchTargets;
import io.github.auxtask.data.image.FloatBlock;
import java.util.List;

/**
 * What the Fourier task predicts (paper, section 2.2; sheet, section 4): the shifted spectrum of the grey image, magnitude and
 * phase, [N, 2, H, W].
 *
 * @param reading whose spectrum an image is given
 * @param height rows H
 * @param width columns W
 */
record FourierTargets(Reading reading, int height, int width) implements BatchTargets {
    /** Paper and released code differ: {@code ft.targets}. */
    enum Reading {
        /** The image's own: the method as the paper describes it. */
        OWN,
        /**
         * That of image (i - N/2) mod N of the batch: the released code shifts the spectrum over all dimensions, the batch
         * included.
         */
        BATCH_ROLLED
    }

    private static final int CHANNELS = 3;
    private static final int PARTS = 2;

    @Override
    public List<FloatBlock> of(Batch batch) {
        return of(batch.images(), batch.size());
    }

    /** The targets of images [size, 3, H, W]. */
    List<FloatBlock> of(float[] images, int size) {
        int plane = height * width;
        float[] targets = new float[size * PARTS * plane];
        Spectrum spectrum = Spectrum.onThisThread(height, width);
        for (int i = 0; i < size; i++) {
            int source = reading == Reading.OWN ? i : Math.floorMod(i - size / 2, size);
            spectrum.write(images, source * CHANNELS * plane, targets, i * PARTS * plane);
        }
        return List.of(new FloatBlock(new long[] {size, PARTS, height, width}, targets));
    }

    /** The shape of one image's target. */
    List<Long> shape() {
        return List.of((long) PARTS, (long) height, (long) width);
    }
}
