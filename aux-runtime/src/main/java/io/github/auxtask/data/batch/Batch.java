package io.github.auxtask.data.batch;

import io.github.auxtask.data.image.FloatBlock;
import java.util.ArrayList;
import java.util.Arrays;
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
    public Batch(int epoch, int step, int size, float[] images, int[] labels, int[] indices, List<FloatBlock> targets) {
        this(epoch, step, size, images, labels, indices, targets, null);
    }

    /** The same batch with more targets after those it has. */
    public Batch withTargets(List<FloatBlock> more) {
        List<FloatBlock> all = new ArrayList<>(targets);
        all.addAll(more);
        return new Batch(epoch, step, size, images, labels, indices, all, stored);
    }

    /**
     * The batch cut into parts that follow one another, as equal as they can be, none of them empty.
     *
     * @param count how many; fewer if there are fewer images
     */
    public List<Batch> parts(int count) {
        List<Batch> parts = new ArrayList<>();
        int from = 0;
        for (int left = Math.min(count, size); left > 0; left--) {
            int to = from + (size - from + left - 1) / left;
            parts.add(part(from, to));
            from = to;
        }
        return parts;
    }

    private Batch part(int from, int to) {
        int extent = images.length / size;
        return new Batch(
                epoch,
                step,
                to - from,
                Arrays.copyOfRange(images, from * extent, to * extent),
                Arrays.copyOfRange(labels, from, to),
                Arrays.copyOfRange(indices, from, to),
                targets.stream().map(target -> rows(target, from, to)).toList(),
                stored == null ? null : stored.part(from, to, size));
    }

    private FloatBlock rows(FloatBlock block, int from, int to) {
        int extent = block.values().length / size;
        long[] shape = block.shape().clone();
        shape[0] = (long) to - from;
        return new FloatBlock(shape, Arrays.copyOfRange(block.values(), from * extent, to * extent));
    }

    /** The same batch with other images, of the same extent, and nothing that was made from the old ones. */
    public Batch withImages(float[] others) {
        return new Batch(epoch, step, size, others, labels, indices, List.of());
    }
}
