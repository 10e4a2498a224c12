package io.github.auxtask.run.execute;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageGrid;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.method.PictureSink;
import io.github.auxtask.provenance.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pictures that every run has: test images, and adversarial examples with their perturbation magnified. */
final class RunPictures {
    private static final float GREY = 0.5f;

    private final Dataset dataset;
    private final Standardisation standardisation;
    private final FloatBlock pixels;
    private final List<Integer> labels;

    /** @param images standardised, [N, C, H, W] */
    RunPictures(Dataset dataset, Standardisation standardisation, FloatBlock images, List<Integer> labels) {
        this.dataset = dataset;
        this.standardisation = standardisation;
        this.pixels = pixels(images);
        this.labels = labels;
    }

    void inputs(PictureSink sink) {
        sink.add(
                new Picture(
                        "inputs.png",
                        "inputs",
                        "Test images",
                        labels.size() + " test images of " + dataset.name() + ": " + named(labels) + ".",
                        List.of(),
                        labels.stream().map(this::name).toList()),
                new ImageGrid().row(pixels).png());
    }

    /**
     * Images, perturbations and adversarial images, with what the network says of each.
     *
     * @param images standardised, [N, C, H, W]
     * @param before scores on the unchanged images, [N, K]
     * @param after scores on the adversarial ones
     */
    void adversarial(
            PictureSink sink,
            String evaluation,
            Attack attack,
            FloatBlock images,
            AttackResult result,
            float[][] before,
            float[][] after) {
        FloatBlock attacked = pixels(images);
        float[] difference = new float[attacked.values().length];
        float largest = 0;
        for (int i = 0; i < difference.length; i++) {
            difference[i] = attacked.values()[i] - pixels.values()[i];
            largest = Math.max(largest, Math.abs(difference[i]));
        }
        float factor = largest > 0 ? GREY / largest : 1;
        for (int i = 0; i < difference.length; i++) {
            difference[i] = GREY + factor * difference[i];
        }
        String magnified = String.format(Locale.ROOT, factor < 10 ? "%.1f" : "%.0f", factor);
        List<String> changes = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            String was = name(result.outcome().before()[i]);
            String is = name(result.outcome().after()[i]);
            changes.add(was + " \u2192 " + is);
            captions.add(String.join(
                    "\n",
                    "true: " + name(labels.get(i)),
                    "before: " + was + " " + Confidence.percent(before[i]),
                    "after: " + is + " " + Confidence.percent(after[i]),
                    "\u03b5 " + attack.threat().epsilon()));
        }
        sink.add(
                new Picture(
                        "adversarial-" + fileName(evaluation) + ".png",
                        "adversarial",
                        attack.name() + ", " + attack.threat() + ": images, perturbation magnified " + magnified
                                + " times, adversarial images",
                        "Three rows: test images (" + named(labels) + "), the perturbation added to them, magnified "
                                + magnified + " times around grey, and the result. Prediction before and after: "
                                + String.join(", ", changes) + ".",
                        List.of(evaluation),
                        captions),
                new ImageGrid()
                        .row(pixels)
                        .row(new FloatBlock(attacked.shape(), difference))
                        .row(attacked)
                        .png());
    }

    private FloatBlock pixels(FloatBlock images) {
        long[] shape = images.shape();
        ImageShape one = new ImageShape((int) shape[1], (int) shape[2], (int) shape[3]);
        float[] values = new float[images.values().length];
        for (int at = 0; at < values.length; at += one.size()) {
            standardisation.invert(images.values(), at, one, values, at);
        }
        return new FloatBlock(shape.clone(), values);
    }

    private String named(List<Integer> classes) {
        return String.join(", ", classes.stream().map(this::name).toList());
    }

    private String name(int label) {
        return dataset.classNames().get(label);
    }

    private static String fileName(String evaluation) {
        return evaluation.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
