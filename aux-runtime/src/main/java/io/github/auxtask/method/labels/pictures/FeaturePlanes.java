package io.github.auxtask.method.labels.pictures;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.method.labels.embedding.EmbeddingScore;
import io.github.auxtask.method.labels.embedding.Points;
import io.github.auxtask.method.labels.embedding.Tsne;
import io.github.auxtask.method.labels.embedding.TsneSettings;
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

    /** Lays out the features that a method of a program gives, images [N, C, H, W] to [N, D]. */
    Layout layout(Program program, String method, NetworkState state, NDManager manager) {
        Points features = features(program, method, state, manager);
        Tsne.Result result = Tsne.embed(features, TsneSettings.usual(count()));
        return new Layout(
                result.plane(),
                result.divergence(),
                EmbeddingScore.of(result.plane(), classes),
                EmbeddingScore.of(features, classes));
    }

    private Points features(Program program, String method, NetworkState state, NDManager manager) {
        ImageShape shape = examples.shape();
        float[] all = new float[0];
        for (int from = 0; from < chosen.length; from += BATCH) {
            int count = Math.min(BATCH, chosen.length - from);
            float[] images = new float[count * shape.size()];
            for (int i = 0; i < count; i++) {
                examples.write(chosen[from + i], 0, images, i * shape.size());
            }
            try (NDManager scope = manager.newSubManager()) {
                NDArray x = scope.create(images, new Shape(count, shape.channels(), shape.height(), shape.width()));
                float[] values =
                        program.call(method, scope, state, x).singletonOrThrow().toFloatArray();
                all = from == 0 ? new float[values.length / count * chosen.length] : all;
                System.arraycopy(values, 0, all, values.length / count * from, values.length);
            }
        }
        return Points.of(chosen.length, all.length / chosen.length, all);
    }
}
