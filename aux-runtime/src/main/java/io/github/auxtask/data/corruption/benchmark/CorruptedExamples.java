package io.github.auxtask.data.corruption.benchmark;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import java.util.List;

/**
 * The same test images under several corruptions and severities, one (corruption, severity) after another, standardised when they are
 * written: made on the threads of a {@link io.github.auxtask.data.batch.BatchLoader}, so that only the batches ahead are in memory.
 */
public final class CorruptedExamples implements Examples {
    private final CorruptedImages images;
    private final List<Cell> cells;
    private final int[] members;
    private final Standardisation standardisation;

    /**
     * One file's severity.
     *
     * @param corruption one of {@link Corruptions#NAMES}, or of a jar
     * @param severity 1..5
     */
    public record Cell(String corruption, int severity) {
        public Cell {
            Corruptions.requireName(corruption);
            Corruptions.requireSeverity(severity);
        }
    }

    /**
     * Examples.
     *
     * @param cells in this order
     * @param members the test images of every cell, by index, in this order
     */
    public CorruptedExamples(CorruptedImages images, List<Cell> cells, int[] members, Standardisation standardisation) {
        this.images = images;
        this.cells = List.copyOf(cells);
        this.members = members.clone();
        this.standardisation = standardisation;
    }

    /** The position of an example's (corruption, severity) in the list. */
    public int cell(int position) {
        return position / members.length;
    }

    @Override
    public int count() {
        return Math.multiplyExact(cells.size(), members.length);
    }

    @Override
    public int classes() {
        return images.classes();
    }

    @Override
    public ImageShape shape() {
        return ImageShape.RGB_32;
    }

    @Override
    public int index(int position) {
        return members[position % members.length];
    }

    @Override
    public int label(int position) {
        return images.label(index(position));
    }

    @Override
    public void write(int position, int epoch, float[] out, int at) {
        Cell cell = cells.get(cell(position));
        byte[] pixels = new byte[CleanImage.VALUES];
        images.write(cell.corruption(), cell.severity(), index(position), pixels, 0);
        standardisation.apply(pixels, 0, shape(), out, at);
    }
}
