package io.github.auxtask.bench;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.embedding.EmbeddingScore;
import io.github.auxtask.embedding.Points;
import io.github.auxtask.embedding.Tsne;
import io.github.auxtask.embedding.TsneSettings;
import java.util.Locale;

/** Seconds for t-SNE of points like features of a trained encoder: ten Gaussian clusters. Arguments: points, dimensions. */
final class TsneBench {
    private static final int CLUSTERS = 10;
    private static final double SEPARATION = 1.5;

    private TsneBench() {}

    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        int dimensions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
        RandomStream random = RandomStream.of(0, "bench");
        double[] centres = new double[CLUSTERS * dimensions];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = SEPARATION * random.nextGaussian();
        }
        double[] values = new double[count * dimensions];
        int[] classes = new int[count];
        for (int i = 0; i < values.length; i++) {
            int point = i / dimensions;
            classes[point] = point % CLUSTERS;
            values[i] = centres[classes[point] * dimensions + i % dimensions] + random.nextGaussian();
        }
        Points points = new Points(count, dimensions, values);
        long start = System.nanoTime();
        Tsne.Result result = Tsne.embed(points, TsneSettings.usual(count));
        double embedded = (System.nanoTime() - start) / 1e9;
        EmbeddingScore score = EmbeddingScore.of(result.plane(), classes);
        double scored = (System.nanoTime() - start) / 1e9 - embedded;
        System.out.printf(
                Locale.ROOT,
                "%d points of %d dimensions, %d processors: t-SNE %.1f s (divergence %.3f), scores %.1f s"
                        + " (neighbours %.3f, silhouette %.3f)%n",
                count,
                dimensions,
                Runtime.getRuntime().availableProcessors(),
                embedded,
                result.divergence(),
                scored,
                score.neighbourAccuracy(),
                score.silhouette());
    }
}
