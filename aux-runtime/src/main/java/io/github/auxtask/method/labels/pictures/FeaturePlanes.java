package io.github.auxtask.method.labels.pictures;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.embedding.EmbeddingScore;
import io.github.auxtask.embedding.Points;
import io.github.auxtask.embedding.Tsne;
import io.github.auxtask.embedding.TsneSettings;
import io.github.auxtask.method.NetworkFunction;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Features of test images, laid out in the plane and scored. */
final class FeaturePlanes {
    /** Fewer say nothing. */
    static final int LEAST = 40;

    private static final int CLASSES = 10;
    private static final int BATCH = 100;

    private final Examples examples;
    private final int[] chosen;
    private final int[] classes;

    /**
     * What is to be seen of one state of a network.
     *
     * @param plane [n, 2]
     * @param divergence of t-SNE, nats
     * @param inPlane scores of the plane
     * @param inFeatures scores of the features themselves
     */
    record Layout(Points plane, double divergence, EmbeddingScore inPlane, EmbeddingScore inFeatures) {}

    /** The first images of the first ten classes, so many at most. */
    FeaturePlanes(Examples examples, int most) {
        this.examples = examples;
        this.chosen = IntStream.range(0, examples.count())
                .filter(i -> examples.label(i) < CLASSES)
                .limit(most)
                .toArray();
        this.classes = Arrays.stream(chosen).map(examples::label).toArray();
    }

    /** Images that are laid out. */
    int count() {
        return chosen.length;
    }

    /** Their classes. */
    int[] classes() {
        return classes.clone();
    }

    /** Whether there are enough images, of two classes at least. */
    boolean isPossible() {
        return count() >= LEAST && Arrays.stream(classes).distinct().count() > 1;
    }

    /** Lays out the features that a function gives, images [N, C, H, W] to [N, D]. */
    Layout layout(NetworkFunction function) {
        Points features = features(function);
        Tsne.Result result = Tsne.embed(features, TsneSettings.usual(count()));
        return new Layout(
                result.plane(),
                result.divergence(),
                EmbeddingScore.of(result.plane(), classes),
                EmbeddingScore.of(features, classes));
    }

    private Points features(NetworkFunction function) {
        ImageShape shape = examples.shape();
        float[] all = new float[0];
        for (int from = 0; from < chosen.length; from += BATCH) {
            int count = Math.min(BATCH, chosen.length - from);
            float[] images = new float[count * shape.size()];
            for (int i = 0; i < count; i++) {
                examples.write(chosen[from + i], 0, images, i * shape.size());
            }
            long[] extent = {count, shape.channels(), shape.height(), shape.width()};
            float[] values = function.of(new FloatBlock(extent, images)).get(0).values();
            all = from == 0 ? new float[values.length / count * chosen.length] : all;
            System.arraycopy(values, 0, all, values.length / count * from, values.length);
        }
        return Points.of(chosen.length, all.length / chosen.length, all);
    }
}
