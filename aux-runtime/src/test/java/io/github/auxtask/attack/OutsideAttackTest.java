package io.github.auxtask.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.core.settings.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks of a jar from outside, found by name, are as good as ours: closed forms, norms, ranges, independence of batches. */
class OutsideAttackTest {
    private static final int COUNT = 18;
    private static final int CLASSES = 4;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static Attack attack(String name, Object... pairs) {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put((String) pairs[i], pairs[i + 1]);
        }
        AttackKind kind = Attacks.registry().named(name);
        return Attacks.attack(kind, Settings.of(given).validate(Attacks.keys(kind)));
    }

    @ParameterizedTest
    @CsvSource({
        "momentum, linf, standardised, untargeted",
        "momentum, linf, pixel, targeted",
        "momentum, l2, standardised, targeted",
        "momentum, l2, pixel, untargeted",
        "line-search, linf, standardised, untargeted",
        "line-search, linf, standardised, targeted",
    })
    void onALinearModelTheyGiveTheClosedForm(String name, String norm, String space, String goal) {
        Map<String, float[]> values = Lab.values(Lab.linear(2), 3);
        // So steep that no image of the test is lost before epsilon, where a line search would stop.
        float[] weights = values.get("fc.weight");
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= 0.125f;
        }
        values.put("fc.bias", new float[2]);
        String text = norm.equals("linf") ? "0.001" : "0.01";
        double epsilon = Double.parseDouble(text);
        Attack attack = name.equals("momentum")
                ? attack(
                        name,
                        "norm",
                        norm,
                        "space",
                        space,
                        "goal",
                        goal,
                        "epsilon",
                        text,
                        "step",
                        "epsilon/4",
                        "clip",
                        "none")
                : attack(name, "norm", norm, "space", space, "goal", goal, "epsilon", text, "clip", "none");
        boolean pixels = space.equals("pixel");
        try (AttackedClassifier victim =
                AttackedClassifier.of(Lab.linear(2), Precision.FP32, manager, Lab.STANDARDISED, values)) {
            float[] images = Lab.images(COUNT, 1, Lab.STANDARDISED);
            long[] labels = Lab.labels(victim, manager, images, 2);
            AttackResult result = Lab.run(attack, victim, manager, images, labels);
            float[] adversarial = result.adversarial().toFloatArray();
            int followed = 0;
            for (int n = 0; n < COUNT; n++) {
                int away = (int) labels[n];
                double[] direction = new double[Lab.SIZE];
                double length = 0;
                for (int i = 0; i < Lab.SIZE; i++) {
                    double unit = pixels ? 1.0 / Lab.STANDARDISED.std(i / (Lab.SIDE * Lab.SIDE)) : 1;
                    direction[i] = unit * (weights[(1 - away) * Lab.SIZE + i] - weights[away * Lab.SIZE + i]);
                    length += direction[i] * direction[i];
                }
                if (name.equals("line-search") && result.outcome().before()[n] != away) {
                    continue; // it is wrong already, and a line search stops at once
                }
                followed++;
                for (int i = 0; i < Lab.SIZE; i++) {
                    double unit = pixels ? 1.0 / Lab.STANDARDISED.std(i / (Lab.SIDE * Lab.SIDE)) : 1;
                    double along = norm.equals("linf") ? Math.signum(direction[i]) : direction[i] / Math.sqrt(length);
                    assertThat((double) adversarial[n * Lab.SIZE + i])
                            .as("image %d value %d", n, i)
                            .isCloseTo(images[n * Lab.SIZE + i] + epsilon * unit * along, within(1e-6));
                }
                assertThat((double) result.outcome().norms()[n]).isCloseTo(epsilon, within(1e-6));
            }
            assertThat(followed).isGreaterThan(COUNT / 2);
        }
    }

    private static List<Attack> several() {
        return List.of(
                attack("momentum", "epsilon", "0.1", "space", "pixel", "restarts", 2, "step", "0.05"),
                attack("momentum", "epsilon", "0.7", "norm", "l2", "clip", "own-range", "decay", 0.5),
                attack("line-search", "epsilon", "0.1", "space", "pixel", "points", "initially-correct"),
                attack("line-search", "epsilon", "0.7", "norm", "l2", "clip", "own-range"));
    }

    @Test
    void normsAndRangesHoldWhateverTheAttackGives() {
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 1, Lab.STANDARDISED);
            long[] labels = Lab.labels(victim, manager, images, CLASSES);
            for (Attack attack : several()) {
                AttackResult result = Lab.run(attack, victim, manager, images, labels);
                float bound = (float) attack.threat().epsilon().value() + 1e-6f;
                assertThat(Lab.largest(result.outcome().norms())).isBetween(bound / 3.0, (double) bound);
                float[] values = result.adversarial().toFloatArray();
                for (int i = 0; i < values.length; i++) {
                    assertThat(values[i])
                            .isBetween(limit(attack.threat(), images, i, 0), limit(attack.threat(), images, i, 1));
                }
                assertThat(result.outcome().successes()).as("%s", attack).isPositive();
            }
        }
    }

    private static float limit(ThreatModel threat, float[] images, int position, int end) {
        int channel = position / (Lab.SIDE * Lab.SIDE) % Lab.CHANNELS;
        if (threat.space() == Space.PIXEL) {
            return Lab.STANDARDISED.standardised(end, Space.PIXEL)[channel];
        }
        float[] own = Lab.row(images, position / Lab.SIZE);
        Arrays.sort(own);
        float rounding = 2e-6f;
        return end == 0 ? own[0] - rounding : own[own.length - 1] + rounding;
    }

    @Test
    void batchSizeDoesNotMatter() {
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 1, Lab.STANDARDISED);
            long[] labels = Lab.labels(victim, manager, images, CLASSES);
            for (Attack attack : several()) {
                float[] whole = Lab.run(attack, victim, manager, images, labels)
                        .adversarial()
                        .toFloatArray();
                for (int from = 0; from < COUNT; from += 5) {
                    int to = Math.min(COUNT, from + 5);
                    NDArray part = Lab.array(manager, Arrays.copyOfRange(images, from * Lab.SIZE, to * Lab.SIZE));
                    NDArray truth = manager.create(Arrays.copyOfRange(labels, from, to));
                    float[] alone = AttackEngine.run(attack, victim, manager, part, truth, Lab.random(from, to))
                            .adversarial()
                            .toFloatArray();
                    for (int i = 0; i < alone.length; i++) {
                        assertThat(alone[i]).isCloseTo(whole[from * Lab.SIZE + i], within(1e-5f));
                    }
                }
            }
        }
    }

    @Test
    void momentumIsKeptFromStepToStepAndForgottenBetweenRestarts() {
        Objective objective = Objective.of(ThreatModel.standardised(Norm.LINF, "1"));
        IterativeAttack.Step counting = new IterativeAttack.Step() {
            @Override
            public List<String> memories() {
                return List.of("ones", "still");
            }

            @Override
            public io.github.auxtask.graph.Tensor next(StepContext at) {
                at.remember("ones", at.memory("ones").plus(1));
                // 0.01 x (steps before + the same by number); what is not remembered anew stays 0.
                return at.images()
                        .add(at.memory("ones")
                                .add(at.number())
                                .add(at.memory("still"))
                                .times(0.01));
            }
        };
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 1, Lab.STANDARDISED);
            long[] labels = new long[COUNT];
            IterativeAttack once = IterativeAttack.of(
                    "counting", objective, counting, objective.threat().epsilon(), 4);
            for (int restarts = 1; restarts <= 2; restarts++) {
                float[] values = Lab.run(once.start(once.start(), restarts), victim, manager, images, labels)
                        .adversarial()
                        .toFloatArray();
                for (int i = 0; i < values.length; i++) {
                    assertThat(values[i] - images[i]).isCloseTo(0.06f, within(1e-5f));
                }
            }
        }
    }

    @Test
    void nothingIsLeftBehindButTheAdversarialImages() {
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED);
                NDManager out = manager.newSubManager()) {
            float[] images = Lab.images(COUNT, 1, Lab.STANDARDISED);
            NDArray x = Lab.array(out, images);
            NDArray y = out.create(new long[COUNT]);
            for (Attack attack : several()) {
                int before = out.getManagedArrays().size();
                AttackEngine.run(attack, victim, out, x, y, Lab.random(0, COUNT));
                assertThat(out.getManagedArrays()).hasSize(before + 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"few", "short", "nan"})
    void whatIsNoPointForEachImageEndsTheRun(String wrong) {
        ArrayAttack broken = new ArrayAttack() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Objective objective() {
                return Objective.of(ThreatModel.standardised(Norm.LINF, "0.1"));
            }

            @Override
            public float[][] search(AttackBatch batch) {
                float[] point =
                        new float[wrong.equals("short") ? 5 : batch.inputs().size()];
                point[0] = wrong.equals("nan") ? Float.NaN : 0;
                float[][] points = new float[wrong.equals("few") ? 1 : batch.count()][];
                Arrays.fill(points, point);
                return points;
            }
        };
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
            assertThatThrownBy(() -> Lab.run(broken, victim, manager, Lab.images(3, 1, Lab.STANDARDISED), new long[3]))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageStartingWith("Attack broken gave ");
        }
    }

    @Test
    void anAttackThatIsNeitherStepsNorArraysIsRefused() {
        Attack nothing = new Attack() {
            @Override
            public String name() {
                return "nothing";
            }

            @Override
            public ThreatModel threat() {
                return ThreatModel.standardised(Norm.LINF, "0.1");
            }
        };
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(CLASSES), Lab.STANDARDISED)) {
            assertThatThrownBy(() -> Lab.run(nothing, victim, manager, Lab.images(3, 1, Lab.STANDARDISED), new long[3]))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("make it an IterativeAttack or an ArrayAttack");
        }
    }

    @Test
    void namesFromOutsideStandBesideOurs() {
        assertThat(Attacks.registry().names())
                .containsSubsequence("fgsm", "pgd", "suite")
                .contains("momentum", "line-search");
        assertThatThrownBy(() -> Attacks.registry().named("momentun"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("did you mean 'momentum'?")
                .hasMessageContaining("fgsm, pgd, apgd-ce");
    }
}
