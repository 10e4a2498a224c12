package io.github.auxtask.method.sign;

import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageGrid;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.embedding.FeaturePlanes;
import io.github.auxtask.embedding.ScatterPicture;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.method.NetworkFunction;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainedRun;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.transform.Normalisation;
import io.github.auxtask.provenance.Picture;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Draws the features of test images in the plane, and test images before and after Algorithm 1, what is below zero then, and the first delta:
 * moved with the network that the run's own images were moved with, or, in a run that moves none, with the run's own, as a run that takes it
 * as its source would.
 */
final class SignPictures {
    /** Test images that are laid out in the plane, at most, as in the evaluation. */
    private static final int POINTS = 1000;

    private static final double PERCENT = 100;

    private final IllustrationContext context;
    private final RunDescription run;
    private final FloatBlock images;
    private final ImageShape shape;
    private final int count;

    SignPictures(IllustrationContext context) {
        this.context = context;
        this.run = context.run();
        long[] extents = context.inputs().images().shape();
        this.count = (int) extents[0];
        this.shape = new ImageShape((int) extents[1], (int) extents[2], (int) extents[3]);
        this.images =
                new FloatBlock(extents.clone(), pixels(context.inputs().images().values()));
    }

    private float[] pixels(float[] inputs) {
        Standardisation standardisation = CommonSettings.standardisation(run.settings());
        float[] pixels = new float[inputs.length];
        for (int at = 0; at < inputs.length; at += shape.size()) {
            standardisation.invert(inputs, at, shape, pixels, at);
        }
        return pixels;
    }

    void draw() {
        transformed(SignVariant.of(run));
        embedding();
    }

    private void transformed(SignVariant variant) {
        if (variant.scheme() == SignVariant.Scheme.DELTA_ONLY) {
            delta();
        } else if (!variant.scheme().moves()) {
            moved(compiled(run));
        } else {
            TrainedRun source = run.needs().one(SignMaker.SOURCE);
            // The values of another architecture cannot take the place of this one's.
            if (SignVariant.of(source.run()).model().equals(variant.model())
                    && SignVariant.of(source.run()).aleatoric() == variant.aleatoric()) {
                moved(compiled(source.run()).with(source.values()));
            }
        }
    }

    /** What the last layer reads of the test images, in the plane: how compact the classes are (the paper's figure of three schemes). */
    private void embedding() {
        FeaturePlanes planes = new FeaturePlanes(
                ImageExamples.of(context.dataset().test(), CommonSettings.standardisation(run.settings())), POINTS);
        if (!planes.isPossible()) {
            return;
        }
        NetworkFunction features = context.network()
                .functions()
                .compile(graph -> List.of(SignLayer.PENULTIMATE.outputs(
                        graph.input("x", -1, shape.channels(), shape.height(), shape.width()),
                        SignMethod.backbone(run),
                        run.classes())));
        FeaturePlanes.Layout layout = planes.layout(block -> features.of(block).get(0));
        String scores = String.format(
                Locale.ROOT,
                "silhouette %.3f, 10-neighbour agreement %.1f %%",
                layout.inPlane().silhouette(),
                PERCENT * layout.inPlane().neighbourAccuracy());
        context.pictures()
                .add(
                        new Picture(
                                "embedding.png",
                                "embedding",
                                "Features of the trained network in the plane: " + scores,
                                "t-SNE of what the last layer reads of " + planes.count()
                                        + " test images, a dot each, coloured by class: " + scores + ".",
                                List.of()),
                        ScatterPicture.png(layout.plane(), planes.classes()));
    }

    /** A few iterations on the network of a run, and the first change. */
    private NetworkFunction compiled(RunDescription of) {
        Standardisation standardisation = CommonSettings.standardisation(of.settings());
        Backbone network = SignNetwork.of(of).network();
        Backbone unit = x -> network.apply(Normalisation.standardise(x, standardisation.mean(), standardisation.std()));
        SignAlgorithm.Mover mover = SignAlgorithm.of(run.settings()).on(unit, of.classes());
        int iterations = SignMaker.unrolled(SignKeys.counts(run.settings()));
        return context.network().functions().compile(graph -> {
            var current = graph.input("current", -1, shape.channels(), shape.height(), shape.width());
            var original = graph.input("original", -1, shape.channels(), shape.height(), shape.width());
            return List.of(mover.moved(current, original, iterations), mover.delta(original));
        });
    }

    private void moved(NetworkFunction moving) {
        List<Integer> counts = SignKeys.counts(run.settings());
        int iterations = SignMaker.unrolled(counts);
        ImageGrid sheet = new ImageGrid().row(images);
        FloatBlock current = images;
        int done = 0;
        for (int steps : counts) {
            for (; done < steps; done += iterations) {
                current = moving.of(current, images).get(0);
            }
            sheet = sheet.row(current);
        }
        String after = counts.stream().map(String::valueOf).collect(Collectors.joining(" and "));
        add("moved", "Test images, and the same after " + after + " iterations of Algorithm 1", sheet.png());
        add(
                "below-zero",
                "What is below zero after " + done + " iterations, and would be cut off as a picture; white is -0.5",
                new ImageGrid().row(mapped(current, value -> -2 * value)).png());
        add(
                "delta",
                "The first delta; grey is no change",
                signed(moving.of(images, images).get(1)));
    }

    private void delta() {
        SignAlgorithm.Mover mover = DeltaNetwork.mover(run);
        NetworkFunction delta = context.network()
                .functions()
                .compile(graph ->
                        List.of(mover.delta(graph.input("x", -1, shape.channels(), shape.height(), shape.width()))));
        add(
                "delta",
                "What the network sees in place of the test images; grey is 0",
                signed(delta.of(images).get(0)));
    }

    /** From black for the largest decrease of all images to white for the largest increase. */
    private static byte[] signed(FloatBlock delta) {
        float largest = Float.MIN_NORMAL;
        for (float value : delta.values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        float scale = 2 * largest;
        return new ImageGrid().row(mapped(delta, value -> 0.5f + value / scale)).png();
    }

    /** What is done to a value before it is drawn. */
    private interface Shade {
        float of(float value);
    }

    private static FloatBlock mapped(FloatBlock block, Shade shade) {
        float[] values = block.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = shade.of(values[i]);
        }
        return new FloatBlock(block.shape().clone(), values);
    }

    private void add(String name, String title, byte[] png) {
        String alt = title + ". One column for each of the " + count + " test images, in their order.";
        context.pictures().add(new Picture(name + ".png", "transformed", title, alt, List.of()), png);
    }
}
