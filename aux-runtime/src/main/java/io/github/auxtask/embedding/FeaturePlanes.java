package io.github.auxtask.embedding;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageShape;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Features of test images, laid out in the plane by t-SNE and scored. */
public final class FeaturePlanes {
    /** Fewer say nothing. */
    public static final int LEAST = 40;

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
    public record Layout(Points plane, double divergence, EmbeddingScore inPlane, EmbeddingScore inFeatures) {}

    /**
     * The first images of the first ten classes.
     *
     * @param most how many at most
     */
    public FeaturePlanes(Examples examples, int most) {
        this.examples = examples;
        this.chosen = IntStream.range(0, examples.count())
                .filter(i -> examples.label(i) < CLASSES)
                .limit(most)
                .toArray();
        this.classes = Arrays.stream(chosen).map(examples::label).toArray();
    }

    /** Images that are laid out. */
    public int count() {
        return chosen.length;
    }

    /** Their classes. */
    public int[] classes() {
        return classes.clone();
    }

    /** Whether there are enough images, of two classes at least. */
    public boolean isPossible() {
        return count() >= LEAST && Arrays.stream(classes).distinct().count() > 1;
    }

    /** Lays out the features that a function gives, images [N, C, H, W] to [N, D]. */
    public Layout layout(UnaryOperator<FloatBlock> function) {
        Points features = features(function);
        Tsne.Result result = Tsne.embed(features, TsneSettings.usual(count()));
        return new Layout(
                result.plane(),
                result.divergence(),
                EmbeddingScore.of(result.plane(), classes),
                EmbeddingScore.of(features, classes));
    }

    private Points features(UnaryOperator<FloatBlock> function) {
        ImageShape shape = examples.shape();
        float[] all = new float[0];
        for (int from = 0; from < chosen.length; from += BATCH) {
            int count = Math.min(BATCH, chosen.length - from);
            float[] images = new float[count * shape.size()];
            for (int i = 0; i < count; i++) {
                examples.write(chosen[from + i], 0, images, i * shape.size());
            }
            long[] extent = {count, shape.channels(), shape.height(), shape.width()};
            float[] values = function.apply(new FloatBlock(extent, images)).values();
            all = from == 0 ? new float[values.length / count * chosen.length] : all;
            System.arraycopy(values, 0, all, values.length / count * from, values.length);
        }
        return Points.of(chosen.length, all.length / chosen.length, all);
    }
}
