package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDManager;
import java.util.stream.IntStream;

/** The classes that attacks aim at one after the other: the wrong ones by falling score on the unchanged image. */
public final class LikelyTargets {
    private LikelyTargets() {}

    /**
     * For every target its class of each image.
     *
     * @param targets how many; no more are given than there are wrong classes
     * @return [targets][N]
     */
    public static long[][] of(AttackTask task, int targets, NDManager out) {
        long[] labels = task.labels().toLongArray();
        float[][] scores = task.victim().hostScores(out, task.images());
        long[][] aims = new long[Math.min(targets, scores[0].length - 1)][labels.length];
        for (int i = 0; i < labels.length; i++) {
            float[] row = scores[i];
            long label = labels[i];
            int[] wrong = IntStream.range(0, row.length)
                    .filter(k -> k != label)
                    .boxed()
                    .sorted((a, b) -> Float.compare(row[b], row[a]))
                    .mapToInt(k -> k)
                    .toArray();
            for (int t = 0; t < aims.length; t++) {
                aims[t][i] = wrong[t];
            }
        }
        return aims;
    }
}
