package io.github.auxtask.attack.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AuthorsNetwork;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackTask;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.engine.LikelyTargets;
import io.github.auxtask.attack.engine.SearchArrays;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Goal;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FabTargetedAttackTest {
    private static final int CLASSES = 4;

    /** Distances of the nearest points after 1, 3 and 20 steps, from the authors' code; without a start by lot both are fixed. */
    @Test
    void distancesAreThoseOfTheAuthorsCode() {
        try (AuthorsNetwork lab = new AuthorsNetwork()) {
            int compared = 0;
            for (JsonNode run : lab.fixture().get("fab")) {
                Norm norm = run.get("norm").textValue().equals("L2") ? Norm.L2 : Norm.LINF;
                // With an epsilon of 0 no image leaves the search.
                AttackTask task = lab.task(Objective.of(ThreatModel.pixel(norm, "0")));
                FabSearch search = new FabSearch(run.get("steps").intValue(), 1, CLASSES);
                long[][] targets = LikelyTargets.of(task, CLASSES, lab.manager());
                for (int t = 0; t < CLASSES; t++) {
                    assertThat(targets[t])
                            .isEqualTo(AuthorsNetwork.longs(
                                    lab.fixture().get("targets").get(t)));
                    float[] distances = distances(search, task, targets[t], lab.manager());
                    JsonNode expected = run.get("distances").get(t);
                    for (int i = 0; i < distances.length; i++) {
                        String what = norm + " " + search.steps() + " steps, target " + t + ", image " + i;
                        if (expected.get(i).isNull()) {
                            assertThat(distances[i]).as(what).isGreaterThan(1e6f);
                        } else {
                            double distance = expected.get(i).doubleValue();
                            assertThat((double) distances[i]).as(what).isCloseTo(distance, within(1e-3 * distance));
                            compared++;
                        }
                    }
                }
            }
            assertThat(compared).isGreaterThan(50);
        }
    }

    private static float[] distances(FabSearch search, AttackTask task, long[] targets, NDManager out) {
        try (NDArray target = out.create(targets);
                SearchArrays<FabSearch.Part> arrays = FabSearch.begin(task, target, out)) {
            search.walk(task, arrays);
            return arrays.get(FabSearch.Part.DISTANCE).toFloatArray();
        }
    }

    /** On a linear classifier the nearest boundary is known: margin over the dual norm of the difference of two rows. */
    @ParameterizedTest
    @EnumSource(Norm.class)
    void findsEveryImageThatALinearClassifierLosesAndNoOther(Norm norm) {
        Map<String, float[]> values = Lab.values(Lab.linear(CLASSES), 5);
        try (NDManager manager = NDManager.newBaseManager();
                AttackedClassifier victim = Lab.victim(manager, Lab.linear(CLASSES), Lab.RAW)) {
            float[] images = Lab.images(60, 2, Lab.RAW);
            long[] labels = Lab.predictions(victim, manager, images);
            double[] distances = IntStream.range(0, labels.length)
                    .mapToDouble(n -> nearest(values, Lab.row(images, n), (int) labels[n], norm))
                    .toArray();
            // About half of the images are lost.
            double epsilon = Arrays.stream(distances).sorted().toArray()[labels.length / 2];
            Attack attack = FabTargetedAttack.of(
                    Objective.of(ThreatModel.standardised(norm, Double.toString(epsilon))), 20, 1, CLASSES - 1);
            AttackResult result = Lab.run(attack, victim, manager, images, labels);
            int lost = 0;
            for (int n = 0; n < labels.length; n++) {
                double nearest = distances[n];
                lost += nearest < epsilon ? 1 : 0;
                if (Math.abs(nearest / epsilon - 1) > 0.06) {
                    assertThat(result.outcome().success(n))
                            .as("%s, image %d at %f", norm, n, nearest)
                            .isEqualTo(nearest < epsilon);
                }
                assertThat((double) result.outcome().norms()[n]).isLessThanOrEqualTo(epsilon * (1 + 1e-5));
            }
            assertThat(lost).as("some are lost and some are not").isEqualTo(labels.length / 2);
            assertThat(result.outcome().successes()).isBetween(lost - 5, lost + 5);
        }
    }

    private static double nearest(Map<String, float[]> values, float[] image, int label, Norm norm) {
        float[] w = values.get("fc.weight");
        float[] bias = values.get("fc.bias");
        double nearest = Double.MAX_VALUE;
        for (int k = 0; k < CLASSES; k++) {
            double margin = bias[label] - bias[k];
            double size = 0;
            for (int i = 0; i < Lab.SIZE; i++) {
                double difference = w[label * Lab.SIZE + i] - w[k * Lab.SIZE + i];
                margin += image[i] * difference;
                size += norm == Norm.LINF ? Math.abs(difference) : difference * difference;
            }
            nearest = k == label ? nearest : Math.min(nearest, margin / (norm == Norm.LINF ? size : Math.sqrt(size)));
        }
        return nearest;
    }

    @ParameterizedTest
    @EnumSource(Norm.class)
    void staysInBallAndRangeAndDoesNotDependOnTheBatch(Norm norm) {
        ThreatModel threat = ThreatModel.pixel(norm, norm == Norm.LINF ? "0.05" : "0.4");
        try (NDManager manager = NDManager.newBaseManager();
                AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
            float[] images = Lab.images(24, 4, Lab.STANDARDISED);
            long[] labels = Lab.predictions(victim, manager, images);
            Attack attack = FabTargetedAttack.of(Objective.of(threat), 12, 2, 3);
            AttackResult whole = Lab.run(attack, victim, manager, images, labels);
            float[] adversarial = whole.adversarial().toFloatArray();
            assertThat(whole.outcome().successes()).isBetween(1, 24);
            for (int i = 0; i < adversarial.length; i++) {
                int channel = i / (Lab.SIDE * Lab.SIDE) % Lab.CHANNELS;
                double pixel = adversarial[i] * Lab.STANDARDISED.std(channel) + Lab.STANDARDISED.mean(channel);
                assertThat(pixel).isBetween(-1e-6, 1 + 1e-6);
            }
            for (int n = 0; n < labels.length; n++) {
                assertThat((double) whole.outcome().norms()[n])
                        .isLessThanOrEqualTo(threat.epsilon().value() * (1 + 1e-5));
            }
            for (int n = 0; n < labels.length; n += 5) {
                AttackResult one = AttackEngine.run(
                        attack,
                        victim,
                        manager,
                        Lab.array(manager, Lab.row(images, n)),
                        manager.create(new long[] {labels[n]}),
                        Lab.random(n, n + 1));
                assertThat(one.outcome().after()[0]).isEqualTo(whole.outcome().after()[n]);
            }
        }
    }

    @Test
    void refusesOneGivenClass() {
        Objective targeted = Objective.of(ThreatModel.pixel(Norm.LINF, "0.1").withGoal(Goal.TARGETED));
        assertThatThrownBy(() -> FabTargetedAttack.of(targeted, 10, 1, 3))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("goal: untargeted");
    }
}
