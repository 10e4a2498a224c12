package io.github.auxtask.method.sign;

import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;

/**
 * Lets a stage that knows no values outside 0 to 1 see moved images in a range that fits them: each image's smallest value, if it is below
 * 0, becomes 0 and its largest, if it is above 1, becomes 1, and afterwards they become what they were. So negative values, which are what
 * the paper is about, survive augmentation; images that were not moved are not changed at all.
 *
 * @param stage that is to see them
 * @param shape of an image
 * @param standardisation of the images when they come here
 */
record FittedRange(BatchStage stage, ImageShape shape, Standardisation standardisation) implements BatchStage {
    @Override
    public Batch apply(Batch batch, int epoch) {
        float[] images = batch.images();
        float[] lows = new float[batch.size()];
        float[] ranges = new float[batch.size()];
        float[] unit = new float[shape.size()];
        for (int i = 0; i < batch.size(); i++) {
            int at = i * shape.size();
            standardisation.invert(images, at, shape, unit, 0);
            float low = 0;
            float high = 1;
            for (float value : unit) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            lows[i] = low;
            ranges[i] = high - low;
            if (ranges[i] > 1) {
                change(unit, images, at, 1 / ranges[i], -low / ranges[i]);
            }
        }
        Batch seen = stage.apply(batch, epoch);
        for (int i = 0; i < batch.size(); i++) {
            if (ranges[i] > 1) {
                int at = i * shape.size();
                standardisation.invert(seen.images(), at, shape, unit, 0);
                change(unit, seen.images(), at, ranges[i], lows[i]);
            }
        }
        return seen;
    }

    /** Writes {@code factor value + shift}, standardised. */
    private void change(float[] unit, float[] out, int at, float factor, float shift) {
        float[] mean = standardisation.mean();
        float[] std = standardisation.std();
        for (int i = 0; i < unit.length; i++) {
            int channel = i / shape.plane();
            out[at + i] = (factor * unit[i] + shift - mean[channel]) / std[channel];
        }
    }
}
