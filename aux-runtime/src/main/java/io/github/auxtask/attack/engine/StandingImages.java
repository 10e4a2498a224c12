package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images that still stand while the runs of a search go over them, such as one run for each target. Runs go one after the other; where
 * only a few images stand, several runs go side by side, since a step of three images costs hardly less than one of thirty.
 */
public final class StandingImages {
    /** Rows of all runs together; with more of them a step takes longer the more there are. */
    private static final int MOST_ROWS = 64;

    private final AttackTask task;
    private final NDManager out;
    private final int runs;
    private int next;
    private int[] rows;
    private NDArray found;

    /**
     * All images of a task.
     *
     * @param runs of the search
     * @param out owner of what is found
     */
    public StandingImages(AttackTask task, int runs, NDManager out) {
        this.task = task;
        this.out = out;
        this.runs = runs;
        rows = IntStream.range(0, Math.toIntExact(task.images().getShape().get(0)))
                .toArray();
        found = task.images();
    }

    /**
     * What is searched at once.
     *
     * @param task the standing images, once for each run
     * @param rows what each of its images is
     */
    public record Part(AttackTask task, List<Row> rows) {}

    /**
     * An image of a part.
     *
     * @param image its position in the whole task
     * @param run that goes over it, from 0
     */
    public record Row(int image, int run) {}

    /** Whether an image stands and a run is left. */
    public boolean hasNext() {
        return next < runs && rows.length > 0;
    }

    /**
     * The next run, or the next few.
     *
     * @param most side by side
     */
    public Part next(int most, NDManager scope) {
        int standing = rows.length;
        int room = Math.min(task.victim().batch(), MOST_ROWS) / standing;
        int together = Math.max(1, Math.min(Math.min(most, room), runs - next));
        int first = next;
        List<Row> part = IntStream.range(0, together * standing)
                .mapToObj(i -> new Row(rows[i % standing], first + i / standing))
                .toList();
        next += together;
        return new Part(together == 1 ? task.only(rows, scope) : task.rows(images(part), scope), part);
    }

    private static int[] images(List<Row> part) {
        return part.stream().mapToInt(Row::image).toArray();
    }

    /**
     * Takes what was found: of each image that of the first run that succeeded, or of the last one.
     *
     * @param standing positions in the part where the search has not succeeded
     * @param images what it found for all of them
     */
    public void take(Part part, int[] standing, NDArray images, NDManager scope) {
        boolean[] stands = new boolean[part.rows().size()];
        IntStream.of(standing).forEach(i -> stands[i] = true);
        int[] chosen = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            chosen[row] = row;
            while (stands[chosen[row]] && chosen[row] + rows.length < stands.length) {
                chosen[row] += rows.length;
            }
        }
        boolean several = stands.length > rows.length;
        NDArray values = several ? BatchRows.select(task.victim(), scope, images, chosen) : images;
        NDArray merged = BatchRows.merge(task.victim(), scope, found, rows, values);
        merged.attach(out);
        if (found != task.images()) {
            found.close();
        }
        found = merged;
        int[] before = rows;
        rows = IntStream.range(0, chosen.length)
                .filter(row -> stands[chosen[row]])
                .map(row -> before[row])
                .toArray();
    }

    /** What was found for all images of the task. */
    public NDArray found() {
        return found;
    }
}
