package io.github.auxtask.evaluate.attacked;

import io.github.auxtask.attack.AttackOutcome;
import io.github.auxtask.attack.AttackShare;
import io.github.auxtask.evaluate.EvaluatedChunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** What an attack came to on consecutive images, as columns: norms image by image, and counts whose sums do not depend on chunks. */
final class AttackedChunk {
    static final String INITIALLY_CORRECT = "initiallyCorrect";
    static final String SUCCESSES = "successes";
    static final String ATTACKED = "attacked";
    static final String GRADIENTS = "gradients";
    static final String QUERIES = "queries";

    private static final String PREDICTIONS = "predictions";
    private static final String BEFORE = "before";
    private static final String NORMS = "norms";
    private static final String SHARE = "share ";

    private AttackedChunk() {}

    static EvaluatedChunk of(int first, AttackOutcome outcome) {
        float[] norms = new float[outcome.count()];
        int attacked = 0;
        for (int i = 0; i < norms.length; i++) {
            if (outcome.attacked()[i]) {
                norms[attacked++] = outcome.norms()[i];
            }
        }
        EvaluatedChunk chunk = EvaluatedChunk.of(first, outcome.count())
                .with(PREDICTIONS, outcome.after())
                .with(BEFORE, outcome.before())
                .with(NORMS, Arrays.copyOf(norms, attacked))
                .withCount(INITIALLY_CORRECT, outcome.initiallyCorrect())
                .withCount(SUCCESSES, outcome.successes())
                .withCount(ATTACKED, attacked)
                .withCount(GRADIENTS, outcome.imageGradients())
                .withCount(QUERIES, outcome.imageQueries());
        return outcome.shares().isEmpty() ? chunk : with(chunk, outcome.shares());
    }

    private static EvaluatedChunk with(EvaluatedChunk chunk, List<AttackShare> shares) {
        return chunk.with(SHARE + "name", shares.stream().map(AttackShare::name).toArray(String[]::new))
                .with(SHARE + "attacked", ints(shares, AttackShare::attacked))
                .with(SHARE + "broken", ints(shares, AttackShare::broken))
                .with(SHARE + "standing", ints(shares, AttackShare::standing))
                .with(SHARE + "alone", ints(shares, AttackShare::correctAlone))
                .with(SHARE + GRADIENTS, longs(shares, AttackShare::imageGradients))
                .with(SHARE + QUERIES, longs(shares, AttackShare::imageQueries))
                .with(
                        SHARE + "seconds",
                        shares.stream().mapToDouble(AttackShare::seconds).toArray());
    }

    private static int[] ints(List<AttackShare> shares, ToIntFunction<AttackShare> field) {
        return shares.stream().mapToInt(field).toArray();
    }

    private static long[] longs(List<AttackShare> shares, ToLongFunction<AttackShare> field) {
        return shares.stream().mapToLong(field).toArray();
    }

    /** The predictions after the attack. */
    static int[] predictions(EvaluatedChunk chunk) {
        return chunk.ints(PREDICTIONS);
    }

    /** The predictions before it; nothing in chunks that an earlier version has kept. */
    static Optional<int[]> before(EvaluatedChunk chunk) {
        return chunk.has(BEFORE) ? Optional.of(chunk.ints(BEFORE)) : Optional.empty();
    }

    /** The norms of attacked images, in order. */
    static float[] norms(EvaluatedChunk chunk) {
        return chunk.floats(NORMS);
    }

    /** What each attack of a suite came to; empty for single attacks. */
    static List<AttackShare> shares(EvaluatedChunk chunk) {
        List<AttackShare> shares = new ArrayList<>();
        if (chunk.has(SHARE + "name")) {
            String[] names = chunk.texts(SHARE + "name");
            for (int i = 0; i < names.length; i++) {
                shares.add(new AttackShare(
                        names[i],
                        chunk.ints(SHARE + "attacked")[i],
                        chunk.ints(SHARE + "broken")[i],
                        chunk.ints(SHARE + "standing")[i],
                        chunk.ints(SHARE + "alone")[i],
                        chunk.longs(SHARE + GRADIENTS)[i],
                        chunk.longs(SHARE + QUERIES)[i],
                        chunk.doubles(SHARE + "seconds")[i]));
            }
        }
        return shares;
    }
}
