package io.github.auxtask.attack.check.correctness;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.AttackedImages;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * C16, the attack unit test of Zimmermann et al. 2022 (binarisation test): around every image the network's last layer is replaced by a
 * linear read-out that tells one planted point on the edge of the ball from harmless points inside. There is an adversarial
 * example by construction; an attack that does not find it would not find those of the classifier either.
 *
 * <p>Deviations: features are the classifier's scores, which every method has, and not the layer before; the read-out is the linear
 * discriminant with its threshold halfway between the planted point and the nearest harmless one.
 */
public final class UnitTestCheck implements Check {
    private static final double LIMIT = 95;
    private static final int STEPS = 20;
    private static final int RESTARTS = 3;

    @Override
    public String id() {
        return "C16";
    }

    @Override
    public String name() {
        return "attack unit test";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        int count = Math.min(inspection.count(), inspection.budget().unitTests());
        List<LinearReadout> readouts = new PlantedExamples(inspection, count).readouts();
        int usable = (int) readouts.stream().filter(LinearReadout::separates).count();
        if (2 * usable < count) {
            return Judgement.notRun("Only " + usable + " of " + count
                    + " images have a read-out of the scores that tells the planted point from the harmless ones.");
        }
        AttackResult result = attack(inspection, count, readouts);
        int found = 0;
        double guessed = 0;
        for (int i = 0; i < count; i++) {
            if (readouts.get(i).separates()) {
                found += result.outcome().after()[i] == 1 ? 1 : 0;
                guessed += readouts.get(i).guessed() / usable;
            }
        }
        double share = CheckNumbers.percent(found, usable);
        // Samples are small: one image alone is a warning.
        Status missed = usable - found <= 1 ? Status.WARN : Status.FAIL;
        return new Judgement(
                share >= LIMIT ? Status.OK : missed,
                share,
                "%",
                ">= " + CheckNumbers.plain(LIMIT),
                String.format(
                        Locale.ROOT,
                        "PGD with %d steps and %d restarts finds the planted adversarial example of %d of %d images; a random"
                                + " point on the edge of the ball is one in %.1f %% of cases.",
                        STEPS,
                        RESTARTS,
                        found,
                        usable,
                        100 * guessed));
    }

    private static AttackResult attack(Inspection on, int count, List<LinearReadout> readouts) {
        int classes = on.classes();
        float[] weights = new float[count * classes];
        float[] biases = new float[count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(readouts.get(i).weights(), 0, weights, i * classes, classes);
            biases[i] = readouts.get(i).bias();
        }
        // Every image has a read-out of its own, so no image may leave the batch: the highest loss is kept.
        Objective objective =
                on.objective().loss(AttackLoss.STABLE_CROSS_ENTROPY).points(AttackedImages.ALL);
        IterativeAttack attack = on.pgd(objective, STEPS, RESTARTS).keep(KeptIterate.HIGHEST_LOSS);
        try (NDManager scope = on.manager().newSubManager();
                AttackedClassifier planted = on.victim()
                        .around(
                                scores -> binary(scores, count, classes),
                                Map.of("readout.weight", weights, "readout.bias", biases))) {
            return AttackEngine.run(
                    attack,
                    planted,
                    scope,
                    on.images(scope, 0, count),
                    scope.create(new long[count]),
                    on.random("unit test", 0, count));
        }
    }

    private static Tensor binary(Tensor scores, int count, int classes) {
        Tensor weights = scores.graph()
                .parameter("readout.weight", ParameterKind.LINEAR_WEIGHT, count, classes)
                .reshape(-1, classes);
        Tensor biases = scores.graph()
                .parameter("readout.bias", ParameterKind.LINEAR_BIAS, count)
                .reshape(-1, 1);
        Tensor margin = scores.mul(weights).sum(1).add(biases);
        return Tensor.concat(List.of(margin.times(-1), margin), 1);
    }
}
