package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.attack.AttackOutcome;
import io.github.auxtask.attack.AttackShare;
import java.util.Arrays;
import java.util.List;

/**
 * What consecutive images came to: all that the outcome of an evaluation is counted from, image by image where sums would depend on
 * where chunks end.
 *
 * @param first position of the first image
 * @param predictions one row for every pass over the images, all equally long: after the attack; in a sweep clean ones first and then
 *     those after each epsilon
 * @param losses of the images, where the method decides by its own; else empty
 * @param norms of the perturbations of attacked images, in order; empty in a sweep
 * @param shares what each attack of a suite came to; empty for single attacks
 * @param seconds from the end of the chunk before to the end of this one
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: read once, compared by nobody
public record EvaluatedChunk(
        int first,
        int[][] predictions,
        float[] losses,
        float[] norms,
        Counts counts,
        List<AttackShare> shares,
        double seconds) {
    private static final float[] NO_FLOATS = {};

    /**
     * Numbers whose sums do not depend on where chunks end.
     *
     * @param attacked images; in a sweep over all epsilons
     */
    public record Counts(long initiallyCorrect, long successes, long attacked, long imageGradients, long imageQueries) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }

    public EvaluatedChunk {
        shares = List.copyOf(shares);
    }

    /** Of images that were not attacked. */
    public static EvaluatedChunk clean(int first, int[] predictions, float... losses) {
        return new EvaluatedChunk(first, new int[][] {predictions}, losses, NO_FLOATS, Counts.NONE, List.of(), 0);
    }

    /** Of images that were. */
    public static EvaluatedChunk attacked(int first, AttackOutcome result) {
        float[] norms = new float[result.count()];
        int attacked = 0;
        for (int i = 0; i < norms.length; i++) {
            if (result.attacked()[i]) {
                norms[attacked++] = result.norms()[i];
            }
        }
        Counts counts = new Counts(
                result.initiallyCorrect(),
                result.successes(),
                attacked,
                result.imageGradients(),
                result.imageQueries());
        return new EvaluatedChunk(
                first,
                new int[][] {result.after()},
                NO_FLOATS,
                Arrays.copyOf(norms, attacked),
                counts,
                result.shares(),
                0);
    }

    /** Of a sweep; initially correct images and successes follow from the predictions. */
    public static EvaluatedChunk swept(int first, int[][] predictions, long attacked, long imageGradients) {
        Counts counts = new Counts(0, 0, attacked, imageGradients, 0);
        return new EvaluatedChunk(first, predictions, NO_FLOATS, NO_FLOATS, counts, List.of(), 0);
    }

    EvaluatedChunk withSeconds(double spent) {
        return new EvaluatedChunk(first, predictions, losses, norms, counts, shares, spent);
    }

    /** Number of images. */
    public int count() {
        return predictions[0].length;
    }

    /** Position after the last image. */
    public int end() {
        return first + count();
    }
}
