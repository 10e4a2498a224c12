package io.github.auxtask.data.made;

import io.github.auxtask.core.ContentId;
import java.util.List;

/**
 * Values that were made for every example of a data set, read where they lie on the disk: nobody holds all of them in memory. Safe to
 * read from several threads.
 */
public interface MadeData {
    /** For how many examples. */
    int count();

    /** What there is for each of them. */
    List<MadeArray> arrays();

    /** SHA-256 over all values. */
    ContentId digest();

    /**
     * Reads what was made for one example.
     *
     * @param array its name
     * @param index 0..count-1
     * @param out receives as many floats as the array's shape has values, from {@code at} on
     * @throws IllegalArgumentException if there is no such array or example
     */
    void read(String array, int index, float[] out, int at);

    /**
     * The array of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    default MadeArray array(String name) {
        return arrays().stream()
                .filter(array -> array.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing of the name '" + name + "' was made"));
    }
}
