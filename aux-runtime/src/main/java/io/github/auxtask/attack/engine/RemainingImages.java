package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.stream.IntStream;

/**
 * Which images of a task a search is still at, and what was found for the others. An image on which a search has succeeded leaves it,
 * so that the rest costs less.
 */
public final class RemainingImages {
    private final AttackTask task;
    private final NDManager out;
    /** Positions in the task. */
    private int[] rows;

    private NDArray found;

    /** All images of the task; what is found belongs to {@code out}. */
    public RemainingImages(AttackTask task, NDManager out) {
        this.task = task;
        this.out = out;
        rows = IntStream.range(0, Math.toIntExact(task.images().getShape().get(0)))
                .toArray();
        found = task.images();
    }

    public int count() {
        return rows.length;
    }

    /** Positions in the task of the images that still stand. */
    public int[] rows() {
        return rows.clone();
    }

    /**
     * Lets images go; asking waits for the device.
     *
     * @param success above 0 where an image goes, a number for each that stands
     * @param images what was found for them, in the same order
     * @return which of those that stood are left, counted from 0; all of them if none went
     */
    public int[] drop(NDArray success, NDArray images) {
        if (rows.length == 0) {
            // What the caller has is of images that have left long ago.
            return new int[0];
        }
        float[] values = success.toFloatArray();
        int[] gone =
                IntStream.range(0, values.length).filter(i -> values[i] > 0).toArray();
        int[] left =
                IntStream.range(0, values.length).filter(i -> !(values[i] > 0)).toArray();
        if (gone.length > 0) {
            take(gone, images);
            rows = IntStream.of(left).map(i -> rows[i]).toArray();
        }
        return left;
    }

    /** What was found for every image of the task; for those that stand, these. */
    public NDArray found(NDArray standing) {
        if (rows.length > 0) {
            take(IntStream.range(0, rows.length).toArray(), standing);
        }
        return found;
    }

    private void take(int[] positions, NDArray images) {
        int[] where = IntStream.of(positions).map(i -> rows[i]).toArray();
        try (NDManager scope = out.newSubManager()) {
            NDArray chosen = BatchRows.select(task.victim(), scope, images, positions);
            NDArray merged = BatchRows.merge(task.victim(), scope, found, where, chosen);
            if (found != task.images()) {
                found.close();
            }
            merged.attach(out);
            found = merged;
        }
    }
}
