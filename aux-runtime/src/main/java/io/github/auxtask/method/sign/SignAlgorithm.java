package io.github.auxtask.method.sign;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Algorithm 1 of the paper: {@code delta = d/dp sum_a Phi_a(p)}, {@code p* = p* + delta}, again and again, with one pass back an
 * iteration. No label is used and nothing is clipped: values below 0 are what the paper is about. What its text leaves open is a field each
 * (sheet, section 2).
 *
 * @param layer whose outputs are added up
 * @param update what a change is added to
 * @param point where the gradient is taken
 * @param step how long a change is
 * @param eta the length, on the scale 0 to 1
 */
record SignAlgorithm(SignLayer layer, Update update, Point point, SignStep step, double eta) {
    /** What a change is added to. */
    enum Update {
        /** To the image with all changes so far. */
        ACCUMULATE,
        /** To the original: only the last change counts. */
        LAST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where the gradient is taken. */
    enum Point {
        /** At the image with the changes so far. */
        ITERATE,
        /** At the original, so that all changes are the same. */
        ORIGINAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As the settings say. */
    static SignAlgorithm of(Settings settings) {
        return new SignAlgorithm(
                settings.constant(SignKeys.LAYER, SignLayer.class),
                settings.constant(SignKeys.UPDATE, Update.class),
                settings.constant(SignKeys.AT, Point.class),
                settings.constant(SignKeys.STEP, SignStep.class),
                settings.number(SignKeys.ETA));
    }

    /** Texts and numbers that say all of it. */
    Map<String, Object> described() {
        return Map.of(
                "layer", layer.toString(),
                "update", update.toString(),
                "at", point.toString(),
                "step", step.toString(),
                "eta", eta);
    }

    /** Moves images; in evaluation mode, whatever the mode around it. No gradient passes through the result. */
    final class Mover {
        private final UnaryOperator<Tensor> network;

        private Mover(UnaryOperator<Tensor> network) {
            this.network = network;
        }

        /** The change of images [N, C, H, W] on the scale 0 to 1, of their shape. */
        Tensor delta(Tensor images) {
            Tensor leaf = images.leaf();
            Tensor sum = images.graph()
                    .evaluating(() -> images.graph()
                            .foldingBatchNorm(() -> network.apply(leaf))
                            .sum());
            return step.of(sum.gradient(leaf), eta);
        }

        /**
         * Iterations, one after another.
         *
         * @param current the images with the changes so far, [N, C, H, W] on the scale 0 to 1
         * @param original the images before any
         * @param count how many iterations
         */
        Tensor moved(Tensor current, Tensor original, int count) {
            Tensor fixed = point == Point.ORIGINAL ? delta(original) : null;
            Tensor moved = current;
            for (int i = 0; i < count; i++) {
                Tensor delta = fixed == null ? delta(moved) : fixed;
                moved = (update == Update.ACCUMULATE ? moved : original).add(delta);
            }
            return moved;
        }
    }

    /**
     * The algorithm on a network.
     *
     * @param network images on the scale 0 to 1 to features and scores
     * @param classes K
     */
    Mover on(Backbone network, long classes) {
        return new Mover(images -> layer.outputs(images, network, classes));
    }
}
