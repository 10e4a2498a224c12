package io.github.auxtask.attack.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AuthorsNetwork;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackTask;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** GAMA-PGD, and the losses of probabilities and scores that stand beside it in the largest suite. */
class GamaPgdAttackTest {
    private static final float EPSILON = 8 / 255f;
    private static final int CLASSES = 4;

    @Test
    void stepsClimbTheAuthorsLossWithAndWithoutItsRelaxation() {
        try (AuthorsNetwork lab = new AuthorsNetwork()) {
            float[] images = lab.images();
            float[] signs = lab.array(61);
            float[] start = new float[images.length];
            float[] point = new float[images.length];
            for (int i = 0; i < images.length; i++) {
                float moved = images[i] + (signs[i] > 0.5 ? EPSILON : -EPSILON);
                start[i] = Math.max(0, Math.min(1, moved));
                point[i] = (float) (images[i] + 0.3 * ((double) start[i] - images[i]));
            }
            for (JsonNode step : lab.fixture().get("gama")) {
                Set<Integer> flat = new HashSet<>();
                step.get("small").forEach(index -> flat.add(index.intValue()));
                float[] next = step(lab, point, start, step.get("weight").floatValue());
                String expected = step.get("signs").textValue();
                for (int i = 0; i < next.length; i++) {
                    if (!flat.contains(i)) {
                        assertThat(next[i] > point[i] ? '+' : next[i] < point[i] ? '-' : '0')
                                .as("weight %s, value %d", step.get("weight"), i)
                                .isEqualTo(expected.charAt(i));
                    }
                }
            }
        }
    }

    /** One short step from a point well within the ball. */
    private static float[] step(AuthorsNetwork lab, float[] point, float[] start, float weight) {
        AttackTask task = lab.task(Objective.of(ThreatModel.pixel(Norm.LINF, "8/255")));
        NDManager manager = lab.manager();
        GamaStep methods = new GamaStep(Norm.LINF);
        boolean relaxed = weight > 0;
        NDArray free = lab.onDevice(new float[point.length]);
        Object[] arguments = {
            lab.onDevice(point),
            task.images(),
            task.labels(),
            free.sub(9),
            free.add(9),
            manager.ones(new Shape(1, lab.inputs().channels(), 1, 1)),
            manager.create(EPSILON),
            manager.create(0.01f),
            lab.onDevice(start),
            manager.create(weight)
        };
        Object[] given = relaxed ? arguments : java.util.Arrays.copyOf(arguments, 8);
        return lab.victim()
                .call(
                        List.of("test", relaxed),
                        graph -> methods.step(graph, lab.inputs(), lab.victim().network(), relaxed),
                        manager,
                        given)
                .get(0)
                .toFloatArray();
    }

    @Test
    void lengthAndWeightFallByTheAuthorsSchedule() {
        GamaSearch search = new GamaSearch(100, 1);
        assertThat(search.length(0)).isEqualTo(2);
        assertThat(search.length(59)).isEqualTo(2);
        assertThat(search.length(60)).isCloseTo(0.2, within(1e-12));
        assertThat(search.length(85)).isCloseTo(0.02, within(1e-12));
        assertThat(search.weight(0)).isEqualTo(50);
        assertThat(search.weight(10)).isCloseTo(30, within(1e-9));
        assertThat(search.weight(25)).isZero();
    }

    /** Finite differences in float64 arithmetic of the same formula, on scores that a float32 softmax could not tell apart. */
    @Test
    void probabilityMarginHasTheGradientOfItsFormulaWhereTheNetworkIsSure() {
        try (NDManager manager = NDManager.newBaseManager();
                AttackedClassifier victim = Lab.victim(manager, x -> x.flatten().linear("fc", CLASSES), Lab.RAW)) {
            double[][] scores = {{1, 2, 0.5, -1}, {25, 1, 3, 2}, {-4, 0, 0.1, 0.2}};
            long[] labels = {1, 0, 0};
            for (int n = 0; n < scores.length; n++) {
                float[] found = gradient(victim, manager, scores[n], labels[n]);
                for (int k = 0; k < CLASSES; k++) {
                    double[] up = scores[n].clone();
                    double[] down = scores[n].clone();
                    up[k] += 1e-4;
                    down[k] -= 1e-4;
                    double expected = (margin(up, (int) labels[n]) - margin(down, (int) labels[n])) / 2e-4;
                    double scale = Math.max(1e-12, Math.abs(expected));
                    assertThat((double) found[k]).isCloseTo(expected, within(1e-3 * scale + 1e-9));
                }
            }
        }
    }

    private static float[] gradient(AttackedClassifier victim, NDManager manager, double[] scores, long label) {
        float[] values = new float[Lab.SIZE];
        for (int k = 0; k < CLASSES; k++) {
            values[k] = (float) scores[k];
        }
        return victim.call(
                        "margin of scores",
                        graph -> List.of(AttackLoss.PROBABILITY_MARGIN.gradient(
                                x -> x.flatten().slice(1, 0, CLASSES),
                                graph.input("x", Lab.RAW.shape()),
                                graph.labels("y"))),
                        manager,
                        Lab.array(manager, values),
                        manager.create(new long[] {label}))
                .singletonOrThrow()
                .toFloatArray();
    }

    private static double margin(double[] scores, int label) {
        double sum = 0;
        double other = 0;
        for (int k = 0; k < scores.length; k++) {
            double power = Math.exp(scores[k] - scores[0]);
            sum += power;
            other = k == label ? other : Math.max(other, power);
        }
        return (other - Math.exp(scores[label] - scores[0])) / sum;
    }

    @ParameterizedTest
    @EnumSource(Norm.class)
    void attacksOfTheLargestSuiteStayInTheBallAndBeatOneStep(Norm norm) {
        ThreatModel threat = ThreatModel.pixel(norm, norm == Norm.LINF ? "0.03" : "0.3");
        Objective objective = Objective.of(threat);
        try (NDManager manager = NDManager.newBaseManager();
                AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
            float[] images = Lab.images(40, 4, Lab.STANDARDISED);
            long[] labels = Lab.predictions(victim, manager, images);
            int oneStep = Lab.run(PgdAttack.fgsm(objective), victim, manager, images, labels)
                    .outcome()
                    .successes();
            List<Attack> attacks = List.of(
                    GamaPgdAttack.of(objective, 20, 2),
                    ApgdAttack.probabilityMargin(objective, 20, 1),
                    ApgdAttack.multiTargeted(objective, 20, 1, 3));
            for (Attack attack : attacks) {
                AttackResult result = Lab.run(attack, victim, manager, images, labels);
                assertThat(result.outcome().successes()).as(attack.name()).isGreaterThanOrEqualTo(oneStep);
                for (float size : result.outcome().norms()) {
                    assertThat((double) size)
                            .isLessThanOrEqualTo(threat.epsilon().value() * (1 + 1e-5) + 1e-6);
                }
                int[] again = AttackedClassifier.predictions(victim.hostScores(manager, result.adversarial()));
                assertThat(again).isEqualTo(result.outcome().after());
            }
        }
    }
}
