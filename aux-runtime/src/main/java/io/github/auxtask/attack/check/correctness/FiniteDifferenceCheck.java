package io.github.auxtask.attack.check.correctness;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * C12: the gradient is that of the loss. Along the gradient's own direction its length must be the derivative, which central differences
 * measure; of several lengths of the difference the one that fits best is taken, as rounding spoils short ones and curvature long
 * ones.
 */
public final class FiniteDifferenceCheck implements Check {
    private static final int IMAGES = 32;
    private static final double LIMIT = 1;
    private static final double[] LENGTHS = {0.003, 0.01, 0.03, 0.1};

    @Override
    public String id() {
        return "C12";
    }

    @Override
    public String name() {
        return "gradient agrees with finite differences";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        int count = Math.min(inspection.count(), IMAGES);
        int size = inspection.victim().inputs().size();
        float[] gradients = gradients(inspection, count);
        double[] lengths = new double[count];
        for (int i = 0; i < count; i++) {
            double squares = 0;
            for (int k = i * size; k < (i + 1) * size; k++) {
                squares += (double) gradients[k] * gradients[k];
            }
            lengths[i] = StrictMath.sqrt(squares);
        }
        double[] errors = new double[count];
        Arrays.fill(errors, Double.POSITIVE_INFINITY);
        for (double length : LENGTHS) {
            double[] ahead = losses(inspection, gradients, lengths, length);
            double[] behind = losses(inspection, gradients, lengths, -length);
            for (int i = 0; i < count; i++) {
                double slope = (ahead[i] - behind[i]) / (2 * length);
                errors[i] = Math.min(errors[i], Math.abs(slope - lengths[i]) / Math.max(Math.abs(slope), lengths[i]));
            }
        }
        double[] usable = IntStream.range(0, count)
                .filter(i -> lengths[i] > 0 && Double.isFinite(lengths[i]))
                .mapToDouble(i -> errors[i])
                .sorted()
                .toArray();
        if (usable.length == 0) {
            return new Judgement(
                    Status.FAIL,
                    null,
                    "%",
                    "<= " + CheckNumbers.plain(LIMIT),
                    "No image has a gradient to compare with.");
        }
        double median = 100 * usable[usable.length / 2];
        return Judgement.atMost(
                LIMIT,
                median,
                "%",
                String.format(
                        Locale.ROOT,
                        "Relative difference between the gradient of the cross entropy and central differences along it, on %d"
                                + " images: median %.3g %%, largest %.3g %%.",
                        usable.length,
                        median,
                        100 * usable[usable.length - 1]));
    }

    private static float[] gradients(Inspection on, int count) {
        return Arrays.copyOf(
                on.inParts((from, to) -> {
                    try (NDManager scope = on.manager().newSubManager()) {
                        return on.victim()
                                .call(
                                        "check gradient itself",
                                        graph -> {
                                            Tensor x = graph.input(
                                                    "x", on.victim().inputs().shape());
                                            return List.of(AttackLoss.STABLE_CROSS_ENTROPY.gradient(
                                                    on.victim().network(), x, graph.labels("labels")));
                                        },
                                        scope,
                                        on.images(scope, from, to),
                                        on.labels(scope, from, to))
                                .singletonOrThrow()
                                .toFloatArray();
                    }
                }),
                count * on.victim().inputs().size());
    }

    /** The cross entropy in double precision, a step along the gradient's direction away. */
    private static double[] losses(Inspection on, float[] gradients, double[] lengths, double step) {
        int size = on.victim().inputs().size();
        float[] moved = Arrays.copyOf(on.subject().images().inputs(), on.count() * size);
        for (int i = 0; i < gradients.length; i++) {
            double length = lengths[i / size];
            moved[i] += length > 0 ? (float) (step * gradients[i] / length) : 0;
        }
        float[][] scores = on.scores(moved);
        return IntStream.range(0, lengths.length)
                .mapToDouble(i -> crossEntropy(scores[i], on.label(i)))
                .toArray();
    }

    private static double crossEntropy(float[] scores, int label) {
        double others = 0;
        for (int k = 0; k < scores.length; k++) {
            others += k == label ? 0 : StrictMath.exp((double) scores[k] - scores[label]);
        }
        return StrictMath.log1p(others);
    }
}
