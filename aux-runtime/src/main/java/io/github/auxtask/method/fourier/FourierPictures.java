package io.github.auxtask.method.fourier;

import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageGrid;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.nn.TransposedDecoder;
import io.github.auxtask.provenance.Picture;
import java.util.List;
import java.util.Locale;

/** What the decoder should give for some test images, and what it gives: spectra in the variant ft, images in recon. */
final class FourierPictures {
    private static final double ROUND = 2 * Math.PI;

    private final IllustrationContext context;
    private final FloatBlock images;
    private final FourierVariant variant;
    private final int count;
    private final ImageShape shape;

    FourierPictures(IllustrationContext context) {
        this.context = context;
        this.images = context.inputs().images();
        this.variant = FourierVariant.of(context.run());
        long[] extents = images.shape();
        this.count = (int) extents[0];
        this.shape = new ImageShape((int) extents[1], (int) extents[2], (int) extents[3]);
    }

    void draw() {
        switch (variant.task()) {
            case FourierVariant.FT -> spectra();
            case FourierVariant.RECON -> reconstructions();
            default -> {
                // There is no decoder.
            }
        }
    }

    private void spectra() {
        // The image's own spectrum, whichever reading the run was trained with: that is what the paper means to show.
        FourierTargets own = new FourierTargets(FourierTargets.Reading.OWN, shape.height(), shape.width());
        float[] targets = own.of(images.values(), count).get(0).values();
        float[] predictions = decoded(own.shape().get(0).intValue());
        float largest = 0;
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < shape.plane(); k++) {
                largest = Math.max(largest, targets[2 * i * shape.plane() + k]);
            }
        }
        add("targets", "targets.png", spectrum("What the decoder should give"), sheet(targets, largest));
        add(
                "predictions",
                "predictions.png",
                spectrum("What it gives, mean squared error " + error(targets, predictions)),
                sheet(predictions, largest));
    }

    private static String spectrum(String what) {
        return what + ": magnitude (logarithmic) above phase, zero frequency in the middle";
    }

    /** Magnitudes as log(1 + m) against the largest target, phases from -pi (black) to pi (white). */
    private byte[] sheet(float[] spectra, float largest) {
        int plane = shape.plane();
        float[] magnitudes = new float[count * plane];
        float[] phases = new float[count * plane];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < plane; k++) {
                magnitudes[i * plane + k] =
                        (float) (Math.log1p(Math.max(0, spectra[2 * i * plane + k])) / Math.log1p(largest));
                phases[i * plane + k] = (float) (spectra[(2 * i + 1) * plane + k] / ROUND + 1 / 2.0);
            }
        }
        long[] grey = {count, 1, shape.height(), shape.width()};
        return new ImageGrid()
                .row(new FloatBlock(grey, magnitudes))
                .row(new FloatBlock(grey.clone(), phases))
                .png();
    }

    private void reconstructions() {
        float[] targets = images.values();
        float[] predictions = decoded(shape.channels());
        Standardisation standardisation =
                CommonSettings.standardisation(context.run().settings());
        add("targets", "targets.png", "What the decoder should give: the images", pixels(targets, standardisation));
        add(
                "predictions",
                "predictions.png",
                "What it gives, mean squared error " + error(targets, predictions)
                        + "; it ends in a ReLU, so nothing is darker than the mean",
                pixels(predictions, standardisation));
    }

    private byte[] pixels(float[] inputs, Standardisation standardisation) {
        float[] pixels = new float[inputs.length];
        for (int at = 0; at < inputs.length; at += shape.size()) {
            standardisation.invert(inputs, at, shape, pixels, at);
        }
        return new ImageGrid()
                .row(new FloatBlock(images.shape().clone(), pixels))
                .png();
    }

    /** What the trained decoder makes of the images, [N, channels, H, W]. */
    private float[] decoded(int channels) {
        TransposedDecoder decoder = new TransposedDecoder(channels, shape.height());
        Backbone backbone =
                Backbones.named(variant.architecture(), context.run().classes());
        return context.network()
                .functions()
                .compile(graph -> {
                    Tensor x = graph.input("x", -1, shape.channels(), shape.height(), shape.width());
                    return List.of(backbone.apply(x).features().in("decoder", decoder::apply));
                })
                .of(images)
                .get(0)
                .values();
    }

    private static String error(float[] targets, float[] predictions) {
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            double difference = targets[i] - predictions[i];
            sum += difference * difference;
        }
        return String.format(Locale.ROOT, "%.3g", sum / targets.length);
    }

    private void add(String kind, String file, String title, byte[] png) {
        String alt = title + ". One column for each of the " + count + " test images, in their order.";
        context.pictures().add(new Picture(file, kind, title, alt, List.of()), png);
    }
}
