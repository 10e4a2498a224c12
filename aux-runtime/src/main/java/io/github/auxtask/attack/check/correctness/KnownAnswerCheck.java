package io.github.auxtask.attack.check.correctness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * C18: on this device, with this threat model, attacks on a linear classifier of two classes give the images that can be worked out, and
 * one step of PGD as long as epsilon is FGSM to the last bit.
 */
public final class KnownAnswerCheck implements Check {
    private static final double LIMIT = 1e-6;
    private static final int IMAGES = 8;
    private static final int STEPS = 4;

    @Override
    public String id() {
        return "C18";
    }

    @Override
    public String name() {
        return "known answers on a linear model";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        InputSpec inputs = inspection.victim().inputs();
        int count = Math.min(IMAGES, inspection.count());
        float[] weights = weights(2 * inputs.size());
        Objective objective = Objective.of(inspection.objective().threat().withClip(new Clip.None()));
        Attack fgsm = PgdAttack.fgsm(objective);
        Attack one = PgdAttack.pgd(objective, objective.threat().epsilon(), 1);
        Attack several = PgdAttack.pgd(objective, objective.threat().epsilon(), STEPS);
        try (NDManager scope = inspection.manager().newSubManager();
                AttackedClassifier linear = AttackedClassifier.of(
                        x -> x.flatten().linear("fc", 2),
                        Precision.FP32,
                        scope,
                        inputs,
                        Map.of("fc.weight", weights, "fc.bias", new float[2]))) {
            NDArray images = inspection.images(scope, 0, count);
            long[] labels = new long[count];
            Arrays.setAll(labels, i -> i % 2);
            float[] first = run(inspection, fgsm, linear, scope, images, labels);
            boolean same = Arrays.equals(first, run(inspection, one, linear, scope, images, labels));
            double error = Math.max(
                    error(inspection, objective.threat(), weights, first),
                    error(
                            inspection,
                            objective.threat(),
                            weights,
                            run(inspection, several, linear, scope, images, labels)));
            return judged(error, same);
        }
    }

    /**
     * The judgement.
     *
     * @param error see {@link #error}
     * @param same whether FGSM and PGD with one step gave the same images
     */
    public static Judgement judged(double error, boolean same) {
        Judgement judged = Judgement.atMost(
                LIMIT,
                error,
                "",
                String.format(
                        Locale.ROOT,
                        "FGSM and PGD differ from the closed form by at most %.2g; FGSM and PGD with one step of epsilon %s.",
                        error,
                        same ? "agree bit for bit" : "differ"));
        return same ? judged : judged.withStatus(Status.FAIL);
    }

    private static float[] run(
            Inspection on, Attack attack, AttackedClassifier linear, NDManager scope, NDArray images, long[] labels) {
        AttackResult result = AttackEngine.run(
                attack, linear, scope, images, scope.create(labels), on.random("known answer", 0, labels.length));
        return result.adversarial().toFloatArray();
    }

    public static float[] weights(int count) {
        RandomStream random = RandomStream.of(1, "known answer");
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) (0.02 * (random.nextDouble() - 0.5));
        }
        return weights;
    }

    /** The largest distance from the closed form, relative to values above 1. */
    public static double error(Inspection on, ThreatModel threat, float[] weights, float[] adversarial) {
        InputSpec inputs = on.victim().inputs();
        int size = inputs.size();
        int pixels = inputs.height() * inputs.width();
        double[] direction = new double[size];
        double squares = 0;
        for (int k = 0; k < size; k++) {
            double unit = threat.space() == Space.PIXEL ? 1.0 / inputs.std(k / pixels) : 1;
            direction[k] = unit * ((double) weights[size + k] - weights[k]);
            squares += direction[k] * direction[k];
        }
        double largest = 0;
        for (int i = 0; i < adversarial.length; i++) {
            int k = i % size;
            double unit = threat.space() == Space.PIXEL ? 1.0 / inputs.std(k / pixels) : 1;
            double sign = i / size % 2 == 0 ? 1 : -1;
            double along =
                    threat.norm() == Norm.LINF ? Math.signum(direction[k]) : direction[k] / StrictMath.sqrt(squares);
            double expected =
                    on.subject().images().inputs()[i] + sign * threat.epsilon().value() * unit * along;
            largest = Math.max(largest, Math.abs(adversarial[i] - expected) / Math.max(1, Math.abs(expected)));
        }
        return largest;
    }
}
