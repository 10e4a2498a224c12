package io.github.auxtask.data;

import io.github.auxtask.data.batch.StoredImages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step's inputs. The arrays belong to whoever holds the batch.
 *
 * @param epoch from 0
 * @param step number of the batch within its epoch, from 0
 * @param size number of images n
 * @param images network inputs, [n, channel, row, column]; exactly n images long, or empty where {@code stored} is there instead
 * @param labels n classes
 * @param indices n indices in the data set, see {@link Examples#index}
 * @param targets what the batch's stages added, in their order; empty without stages
 * @param stored the images as they are stored, of which the device makes the inputs; {@code null} where {@code images} holds them
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: handed on once, compared by nobody
public record Batch(
        int epoch,
        int step,
        int size,
        float[] images,
        int[] labels,
        int[] indices,
        List<FloatBlock> targets,
        @Nullable StoredImages stored) {
    public Batch {
        targets = List.copyOf(targets);
    }

    /** A batch whose inputs are made. */
    public Batch(
            int epoch, int step, int size, float[] images, int[] labels, int[] indices, List<FloatBlock> targets) {
        this(epoch, step, size, images, labels, indices, targets, null);
    }

    /** The same batch with more targets after those it has. */
    public Batch withTargets(List<FloatBlock> more) {
        List<FloatBlock> all = new ArrayList<>(targets);
        all.addAll(more);
        return new Batch(epoch, step, size, images, labels, indices, all, stored);
    }

    /** The same batch with other images, of the same extent, and nothing that was made from the old ones. */
    public Batch withImages(float[] others) {
        return new Batch(epoch, step, size, others, labels, indices, List.of());
    }
}
