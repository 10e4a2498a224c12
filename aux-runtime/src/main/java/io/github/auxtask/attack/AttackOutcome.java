package io.github.auxtask.attack;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an attack on a batch of N images came to, the images themselves apart. Clean errors, attacked images and successes are counted
 * apart: robust accuracy is over all images, the success rate over those that were classified correctly before.
 *
 * @param labels the true classes
 * @param before predictions on the unchanged images
 * @param after predictions on the adversarial images, computed anew
 * @param attacked whether the image was attacked
 * @param targets the classes aimed at; {@code null} if untargeted
 * @param norms of the perturbations, in the norm and space of the threat model
 * @param imageGradients how many gradients of one image were computed
 * @param imageQueries how many scores of one image were asked for by attacks that see nothing else
 * @param shares what each attack of a suite came to; empty for single attacks
 * @param seconds all of it took but the clean pass
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: read once, compared by nobody
public record AttackOutcome(
        int[] labels,
        int[] before,
        int[] after,
        boolean[] attacked,
        int @Nullable [] targets,
        float[] norms,
        long imageGradients,
        long imageQueries,
        List<AttackShare> shares,
        double seconds) {
    public AttackOutcome {
        shares = List.copyOf(shares);
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /** Images classified correctly before the attack. */
    public int initiallyCorrect() {
        return (int)
                IntStream.range(0, count()).filter(i -> before[i] == labels[i]).count();
    }

    /** Images classified correctly after it. */
    public int correct() {
        return (int)
                IntStream.range(0, count()).filter(i -> after[i] == labels[i]).count();
    }

    /** Whether the attack changed a correct prediction to what it was after. */
    public boolean success(int image) {
        return attacked[image]
                && before[image] == labels[image]
                && (targets == null ? after[image] != labels[image] : after[image] == targets[image]);
    }

    /** Number of {@link #success} images. */
    public int successes() {
        return (int) IntStream.range(0, count()).filter(this::success).count();
    }
}
