package io.github.auxtask.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * How large arrays may be.
 *
 * @param largest tasks of one array, as the cluster allows
 * @param together tasks of one array that may run at the same time; 0 for as many as the cluster lets
 */
public record ArrayLimits(int largest, int together) {
    /** What Slurm has where nobody has set anything: {@code MaxArraySize} 1001, of which indices are smaller. */
    public static final int USUAL_LARGEST = 1000;

    public ArrayLimits {
        if (largest < 1 || together < 0) {
            throw new IllegalArgumentException("an array of " + largest + " tasks, " + together + " together");
        }
    }

    /** The sizes of the arrays that so many tasks make, as equal as can be. */
    public List<Integer> split(int tasks) {
        int arrays = (tasks + largest - 1) / largest;
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < arrays; i++) {
            sizes.add(tasks * (i + 1) / arrays - tasks * i / arrays);
        }
        return sizes;
    }

    /** Of an array that was refused for its size: its halves, or nothing if it cannot be smaller. */
    public static List<Integer> halves(int tasks) {
        return tasks < 2 ? List.of() : List.of((tasks + 1) / 2, tasks / 2);
    }

    /** As {@code sbatch --array} wants it: {@code 1-40%8}. */
    public String text(int tasks) {
        return "1-" + tasks + (together > 0 && together < tasks ? "%" + together : "");
    }
}
