package io.github.auxtask.evaluate.corrupted;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.corruption.benchmark.CorruptedExamples;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which corrupted images an evaluation is about.
 *
 * @param corruptions names
 * @param severities 1..5
 * @param skipFirst test images that are left out, from the first on
 * @param images how many of the others are taken of every (corruption, severity), from the first on; 0 for all
 * @param source where they come from
 */
public record CorruptionPlan(
        List<String> corruptions, List<Integer> severities, int skipFirst, int images, CorruptionSource source) {
    public CorruptionPlan {
        corruptions = List.copyOf(corruptions);
        severities = List.copyOf(severities);
    }

    /** Every (corruption, severity), severities within corruptions. */
    public List<CorruptedExamples.Cell> cells() {
        return corruptions.stream()
                .flatMap(corruption ->
                        severities.stream().map(severity -> new CorruptedExamples.Cell(corruption, severity)))
                .toList();
    }

    /**
     * The indices of the test images.
     *
     * @param examples the test images that the run may use
     * @throws BadInputException if none are left
     */
    public int[] members(Examples examples) {
        int[] left = IntStream.range(0, examples.count())
                .map(examples::index)
                .filter(index -> index >= skipFirst)
                .toArray();
        if (left.length == 0) {
            throw new BadInputException("skip-first is " + skipFirst + ", which leaves none of the " + examples.count()
                    + " test images: make it smaller.");
        }
        return images == 0 || images >= left.length
                ? left
                : IntStream.of(left).limit(images).toArray();
    }

    /**
     * Refuses to test on images that training has seen.
     *
     * @param seen the first so many test images were looked at
     */
    public void requireUnseen(int seen) {
        if (skipFirst < seen) {
            throw new BadInputException("training has tuned on corrupted copies of the first " + seen
                    + " test images, but skip-first is " + skipFirst + ": set skip-first: " + seen + ".");
        }
    }
}
