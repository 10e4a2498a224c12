package io.github.auxtask.attack.check.correctness;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.perturbation.Ball;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.graph.Tensor;
import java.util.List;
import java.util.Locale;

/** C10: gradients with respect to images are neither 0 nor not finite, of a cross entropy and of a margin. */
public final class GradientCheck implements Check {
    private static final double LIMIT = 0.1;
    private static final int CLASSES_FOR_DLR = 3;

    @Override
    public String id() {
        return "C10";
    }

    @Override
    public String name() {
        return "gradients neither zero nor infinite";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        int plain = unusable(inspection, AttackLoss.CROSS_ENTROPY, "cross-entropy");
        int stable = unusable(inspection, AttackLoss.STABLE_CROSS_ENTROPY, "stable cross-entropy");
        int margin = inspection.classes() < CLASSES_FOR_DLR ? 0 : unusable(inspection, AttackLoss.DLR, "dlr");
        return Judgement.atMost(
                LIMIT,
                CheckNumbers.percent(Math.max(stable, margin), inspection.count()),
                "%",
                String.format(
                        Locale.ROOT,
                        "Images whose gradient is 0 or not finite, of %d: %d for the cross entropy that the suite climbs, %d"
                                + " for the difference of logits ratio (%d for the cross entropy in plain float32).",
                        inspection.count(),
                        stable,
                        margin,
                        plain));
    }

    private static int unusable(Inspection on, AttackLoss loss, String name) {
        try (NDManager scope = on.manager().newSubManager()) {
            int unusable = 0;
            for (float length : lengths(on, scope, loss, name)) {
                unusable += length > 0 && Float.isFinite(length) ? 0 : 1;
            }
            return unusable;
        }
    }

    private static float[] lengths(Inspection on, NDManager scope, AttackLoss loss, String name) {
        return on.inParts((from, to) -> on.victim()
                .call(
                        "check gradient of " + name,
                        graph -> {
                            Tensor x = graph.input("x", on.victim().inputs().shape());
                            Tensor gradient = loss.gradient(on.victim().network(), x, graph.labels("labels"));
                            return List.of(Ball.size(Norm.LINF, gradient).reshape(-1));
                        },
                        scope,
                        on.images(scope, from, to),
                        on.labels(scope, from, to))
                .singletonOrThrow()
                .toFloatArray());
    }
}
