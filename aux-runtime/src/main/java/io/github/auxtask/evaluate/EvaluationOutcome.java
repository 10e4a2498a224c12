package io.github.auxtask.evaluate;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.AttackPart;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.CorrectBits;
import io.github.auxtask.provenance.Point;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an evaluation of a trained classifier came to. */
public final class EvaluationOutcome {
    private static final double PERCENT = 100;

    private final String name;
    private final double seconds;
    private final long images;
    private final long correct;
    private final byte[] predictions;
    private final Map<String, Double> metrics;
    private final @Nullable String correctBits;
    private final List<CheckOutcome> checks;
    private final List<AttackPart> attacks;
    private final Map<String, List<Point>> curves;

    private EvaluationOutcome(Builder builder, String name, double seconds) {
        this.name = name;
        this.seconds = seconds;
        this.images = builder.images;
        this.correct = builder.correct;
        this.predictions = builder.predictions;
        this.metrics = Collections.unmodifiableMap(new LinkedHashMap<>(builder.metrics));
        this.correctBits = builder.correctBits;
        this.checks = List.copyOf(builder.checks);
        this.attacks = List.copyOf(builder.attacks);
        this.curves = Collections.unmodifiableMap(new LinkedHashMap<>(builder.curves));
    }

    /**
     * An outcome to be added to.
     *
     * @param images how many were evaluated: the denominator
     * @param correct how many of them were classified correctly; under an attack, after it
     */
    public static Builder of(long images, long correct) {
        return new Builder(images, correct);
    }

    /** Puts an outcome together. For one thread. */
    public static final class Builder {
        private final long images;
        private final long correct;
        private byte[] predictions = {};
        private final Map<String, Double> metrics = new LinkedHashMap<>();
        private @Nullable String correctBits;
        private List<CheckOutcome> checks = List.of();
        private List<AttackPart> attacks = List.of();
        private final Map<String, List<Point>> curves = new LinkedHashMap<>();

        private Builder(long images, long correct) {
            this.images = images;
            this.correct = correct;
        }

        /** With the predicted class of every image, which the store keeps beside the run; the record has their digest. */
        public Builder predictions(int[] predicted, int classes) {
            predictions = Predictions.encode(predicted, classes);
            return this;
        }

        /** With a number; the kind of evaluation declares it. */
        public Builder metric(String key, double value) {
            metrics.put(key, value);
            return this;
        }

        /** With several numbers by name. */
        public Builder metrics(Map<String, Double> more) {
            metrics.putAll(more);
            return this;
        }

        /** With the image by image result, for paired tests. */
        public Builder correct(BitSet bits) {
            correctBits = CorrectBits.encode(bits, Math.toIntExact(images));
            return this;
        }

        /** With a curve, from left to right. */
        public Builder curve(String key, List<Point> points) {
            curves.put(key, List.copyOf(points));
            return this;
        }

        /** With what was checked, or what a reader must know to compare these numbers with others. */
        public Builder checks(List<CheckOutcome> outcomes) {
            checks = outcomes;
            return this;
        }

        /** With the parts of a suite. */
        public Builder attacks(List<AttackPart> parts) {
            attacks = parts;
            return this;
        }

        /** The outcome. */
        public EvaluationOutcome build() {
            return new EvaluationOutcome(this, "", 0);
        }

        /** The outcome of an evaluation of this name that took so long. */
        private EvaluationOutcome build(String name, double seconds) {
            return new EvaluationOutcome(this, name, seconds);
        }
    }

    /**
     * The same of an evaluation.
     *
     * @param evaluation its name
     * @param taken all of it took, over all attempts if it was interrupted and went on
     */
    public EvaluationOutcome of(String evaluation, double taken) {
        Builder builder =
                new Builder(images, correct).metrics(metrics).checks(checks).attacks(attacks);
        builder.predictions = predictions;
        builder.correctBits = correctBits;
        builder.curves.putAll(curves);
        return builder.build(evaluation, taken);
    }

    /** The evaluation's. */
    public String name() {
        return name;
    }

    /** All of it took, over all attempts if it was interrupted and went on. */
    public double seconds() {
        return seconds;
    }

    /** How many images were evaluated: the denominator. */
    public long images() {
        return images;
    }

    /** How many of them were classified correctly; under an attack, after it. */
    public long correct() {
        return correct;
    }

    /** 100 correct / images. */
    public double accuracyPercent() {
        return PERCENT * correct / images;
    }

    /** See {@link Predictions}; empty if the kind of evaluation predicts no single class of an image. */
    public byte[] predictions() {
        return predictions.clone();
    }

    /** SHA-256 of the predictions, which stands in the run's record. */
    public ContentId predictionsId() {
        return ContentId.of(predictions);
    }

    /** Further numbers by name. */
    public Map<String, Double> metrics() {
        return metrics;
    }

    /** Which images were classified correctly, see {@link CorrectBits}; {@code null} if that is not known. */
    public @Nullable String correctBits() {
        return correctBits;
    }

    /** Checks of the attack, or findings about the images; empty where none were made. */
    public List<CheckOutcome> checks() {
        return checks;
    }

    /** The parts of a suite; empty for anything else. */
    public List<AttackPart> attacks() {
        return attacks;
    }

    /** Curves by name, from left to right. */
    public Map<String, List<Point>> curves() {
        return curves;
    }
}
