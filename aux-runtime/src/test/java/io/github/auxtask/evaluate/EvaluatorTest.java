package io.github.auxtask.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.AttackLoss;
import io.github.auxtask.attack.InputSpec;
import io.github.auxtask.attack.Readout;
import io.github.auxtask.attack.Victim;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.Examples;
import io.github.auxtask.data.ImageExamples;
import io.github.auxtask.data.ImageSet;
import io.github.auxtask.data.ImageShape;
import io.github.auxtask.data.Standardisation;
import io.github.auxtask.experiment.Evaluation;
import io.github.auxtask.graph.GraphException;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Program;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final int COUNT = 40;
    private static final int CLASSES = 4;
    private static final ImageShape SHAPE = new ImageShape(3, 6, 6);
    private static final Standardisation STANDARDISATION = Standardisation.CIFAR10;
    private static final Evaluation CLEAN = new Evaluation("clean", Map.of());
    private static final Evaluation PGD = new Evaluation(
            "pgd", Map.of("attack", "pgd", "epsilon", 0.1, "step", 0.03, "steps", 5, "points", "initially-correct"));

    private NDManager manager;
    private Map<String, float[]> values;
    private int[] truth;
    private Examples examples;

    private static Tensor network(Tensor x) {
        return x.conv("conv", 8, 3).batchNorm("bn").relu().flatten().linear("fc", CLASSES);
    }

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        values = Initialisation.torchDefaults()
                .values(
                        Program.named("shape")
                                .method(
                                        "scores",
                                        Mode.EVAL,
                                        Precision.FP32,
                                        graph -> List.of(network(graph.input("x", -1, 3, 6, 6))))
                                .parameters(),
                        3);
        byte[] pixels = new byte[COUNT * SHAPE.size()];
        RandomStream random = RandomStream.of(1, "pixels");
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        int[] predictions = predictions(pixels);
        truth = IntStream.range(0, COUNT)
                .map(i -> i % 4 == 0 ? (predictions[i] + 1) % CLASSES : predictions[i])
                .toArray();
        examples = ImageExamples.of(new ImageSet("test", CLASSES, SHAPE, pixels, truth), STANDARDISATION);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** Predictions without the evaluator. */
    private int[] predictions(byte[] pixels) {
        float[] inputs = new float[pixels.length];
        for (int i = 0; i < COUNT; i++) {
            STANDARDISATION.apply(pixels, i * SHAPE.size(), SHAPE, inputs, i * SHAPE.size());
        }
        InputSpec spec = new InputSpec(3, 6, 6, STANDARDISATION.mean(), STANDARDISATION.std());
        try (Victim victim = Victim.of(EvaluatorTest::network, Precision.FP32, manager, spec, values);
                NDArray x = manager.create(inputs, new Shape(COUNT, 3, 6, 6))) {
            return Victim.predictions(victim.hostScores(manager, x));
        }
    }

    private Evaluator evaluator(Examples of) {
        return new Evaluator(EvaluatorTest::network, values, of, STANDARDISATION, 9, manager);
    }

    private EvaluationOutcome run(Evaluation evaluation, int batch) {
        try (Evaluator evaluator = evaluator(examples).batch(batch)) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    @Test
    void cleanAccuracyIsTheShareOfCorrectPredictions() {
        EvaluationOutcome outcome = run(CLEAN, 250);
        assertThat(outcome.images()).isEqualTo(COUNT);
        assertThat(outcome.correct()).isEqualTo(30);
        assertThat(outcome.accuracyPercent()).isEqualTo(75.0);
        assertThat(outcome.metrics()).isEmpty();
        int[] predicted = Predictions.decode(outcome.predictions(), CLASSES);
        for (int i = 0; i < COUNT; i++) {
            assertThat(predicted[i] == truth[i]).isEqualTo(i % 4 != 0);
        }
        assertThat(outcome.predictionsId()).isEqualTo(ContentId.of(outcome.predictions()));
    }

    @Test
    void robustAccuracyNeverExceedsCleanAccuracy() {
        EvaluationOutcome attacked = run(PGD, 250);
        Map<String, Double> metrics = attacked.metrics();
        assertThat(attacked.correct()).isLessThan(30);
        assertThat(metrics.get(AttackMetrics.CLEAN_ACCURACY)).isEqualTo(75.0);
        assertThat(metrics.get(AttackMetrics.INITIALLY_CORRECT)).isEqualTo(30.0);
        assertThat(metrics.get(AttackMetrics.ATTACKED)).isEqualTo(30.0);
        assertThat(metrics.get(AttackMetrics.ATTACK_SUCCESS))
                .isCloseTo(100.0 * (30 - attacked.correct()) / 30, within(1e-9));
        assertThat(metrics.get(AttackMetrics.MEAN_NORM)).isBetween(0.01, 0.1 + 1e-6);
        assertThat(metrics.get(AttackMetrics.LARGEST_NORM)).isLessThanOrEqualTo(0.1 + 1e-6);
        assertThat(metrics.get(AttackMetrics.IMAGE_GRADIENTS)).isBetween(30.0, 150.0);
        int[] after = Predictions.decode(attacked.predictions(), CLASSES);
        for (int i = 0; i < COUNT; i += 4) {
            assertThat(after[i]).as("a clean error is left alone").isNotEqualTo(truth[i]);
        }
    }

    private static Evaluation sweep(String sweep, String attack) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "attack",
                attack,
                "epsilons",
                "0..0.12 by 0.04",
                "sweep",
                sweep,
                "clip",
                "own-range",
                "loss",
                "method"));
        if (attack.equals("pgd")) {
            settings.putAll(Map.of("step", "epsilon/5", "steps", 5, "random-start", false, "keep", "last"));
        }
        return new Evaluation("sweep", settings);
    }

    @Test
    void aSweepGivesWhatItsAttacksGiveOneByOne() {
        for (String attack : List.of("fgsm", "pgd")) {
            EvaluationOutcome outcome = sweepWithOwnLoss(sweep("independent", attack), 7);
            assertThat(outcome.metrics().get("epsilon.0")).isEqualTo(75.0);
            assertThat(outcome.curves().get(SweepMetrics.CURVE)).hasSize(4);
            for (String epsilon : List.of("0.04", "0.08", "0.12")) {
                Map<String, Object> single =
                        new HashMap<>(sweep("independent", attack).settings());
                single.keySet().removeAll(List.of("epsilons", "sweep"));
                single.put("epsilon", epsilon);
                single.put("points", "initially-correct");
                EvaluationOutcome alone = sweepWithOwnLoss(new Evaluation("alone", single), 250);
                assertThat(outcome.metrics().get("epsilon." + epsilon)).isEqualTo(alone.accuracyPercent());
                assertThat(outcome.metrics().get("epsilon." + epsilon + ".ofInitiallyCorrect"))
                        .isCloseTo(100.0 * alone.correct() / 30, within(1e-9));
            }
            assertThat(outcome.accuracyPercent()).isEqualTo(outcome.metrics().get("epsilon.0.12"));
            assertThat(outcome.correct()).isLessThan(30);
        }
    }

    @Test
    void aNestedSweepAttacksNoImageThatIsLostAlready() {
        EvaluationOutcome independent = sweepWithOwnLoss(sweep("independent", "fgsm"), 250);
        EvaluationOutcome nested = sweepWithOwnLoss(sweep("nested", "fgsm"), 250);
        double last = 75.0;
        long expected = 0;
        for (String epsilon : List.of("0.04", "0.08", "0.12")) {
            expected += Math.round(last * COUNT / 100);
            double now = nested.metrics().get("epsilon." + epsilon);
            assertThat(now)
                    .isLessThanOrEqualTo(Math.min(last, independent.metrics().get("epsilon." + epsilon)));
            last = now;
        }
        assertThat(nested.metrics().get(AttackMetrics.ATTACKED)).isEqualTo((double) expected);
        assertThat(independent.metrics().get(AttackMetrics.ATTACKED)).isEqualTo(90.0);
        assertThat(expected).isLessThan(90);
    }

    @Test
    void theMethodsLossDecidesWithItsThreshold() {
        try (Evaluator evaluator = evaluator(examples).batch(7).readout(ownLoss(1.3))) {
            Map<String, Double> metrics =
                    evaluator.evaluate(CLEAN, EvaluationListener.SILENT).metrics();
            assertThat(metrics.get(AttackMetrics.THRESHOLD_ACCURACY)).isBetween(10.0, 90.0);
            assertThat(metrics.get(AttackMetrics.METHOD_LOSS)).isBetween(0.5, 3.0);
        }
        try (Evaluator evaluator = evaluator(examples)) {
            assertThatThrownBy(() -> evaluator.evaluate(sweep("nested", "fgsm"), EvaluationListener.SILENT))
                    .hasMessageContaining("loss: method");
        }
    }

    private EvaluationOutcome sweepWithOwnLoss(Evaluation evaluation, int batch) {
        try (Evaluator evaluator = evaluator(examples).batch(batch).readout(ownLoss(1.3))) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    private static Readout ownLoss(double threshold) {
        return new Readout() {
            @Override
            public Reading read(Tensor images, Tensor labels) {
                Tensor scores = network(images);
                return new Reading(scores, AttackLoss.CROSS_ENTROPY.perImage(scores, labels));
            }

            @Override
            public OptionalDouble threshold() {
                return OptionalDouble.of(threshold);
            }
        };
    }

    @Test
    void predictionsDoNotDependOnTheBatchSize() {
        assertThat(run(PGD, 7).predictions()).isEqualTo(run(PGD, 250).predictions());
        assertThat(run(CLEAN, 1).predictionsId()).isEqualTo(run(CLEAN, 13).predictionsId());
    }

    @Test
    void evaluatingChangesNothing() {
        int before = manager.getManagedArrays().size();
        try (Evaluator evaluator = evaluator(examples)) {
            EvaluationOutcome first = evaluator.evaluate(CLEAN, EvaluationListener.SILENT);
            EvaluationOutcome pgd = evaluator.evaluate(PGD, EvaluationListener.SILENT);
            assertThat(evaluator.evaluate(CLEAN, EvaluationListener.SILENT).predictions())
                    .isEqualTo(first.predictions());
            assertThat(evaluator.evaluate(PGD, EvaluationListener.SILENT).predictions())
                    .isEqualTo(pgd.predictions());
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void fewerImagesAreTheFirstOnes() {
        EvaluationOutcome some = run(new Evaluation("some", Map.of("images", 10)), 4);
        assertThat(some.images()).isEqualTo(10);
        assertThat(some.predictions())
                .isEqualTo(java.util.Arrays.copyOf(run(CLEAN, 250).predictions(), 10));
    }

    @Test
    void progressReachesTheEndAndItsAccuracyIsTheOutcomes() {
        List<EvaluationProgress> heard = new ArrayList<>();
        EvaluationOutcome outcome;
        try (Evaluator evaluator = evaluator(examples).batch(16)) {
            outcome = evaluator.evaluate(CLEAN, heard::add);
        }
        assertThat(heard).extracting(EvaluationProgress::done).containsExactly(16, 32, 40);
        EvaluationProgress last = heard.get(2);
        assertThat(last.total()).isEqualTo(COUNT);
        assertThat(last.accuracyPercent()).isEqualTo(outcome.accuracyPercent());
        assertThat(last.imagesPerSecond()).isPositive();
        assertThat(last.etaSeconds()).isZero();
    }

    @Test
    void aListenerEndsTheEvaluationByThrowing() {
        try (Evaluator evaluator = evaluator(examples).batch(8)) {
            assertThatThrownBy(() -> evaluator.evaluate(CLEAN, progress -> {
                        throw new RunFailedException("stop");
                    }))
                    .hasMessage("stop");
        }
    }

    @Test
    void whenMemoryDoesNotSufficeTheBatchIsHalvedAndNoImageIsLostOrCountedTwice() {
        // Fails once, in the middle of the second batch.
        Examples failing = new FailingOnce(examples, 27);
        List<Integer> done = new ArrayList<>();
        try (Evaluator evaluator = evaluator(failing).batch(16)) {
            EvaluationOutcome outcome = evaluator.evaluate(CLEAN, progress -> done.add(progress.done()));
            assertThat(outcome.predictions()).isEqualTo(run(CLEAN, 250).predictions());
        }
        assertThat(done).containsExactly(16, 24, 32, 40);
    }

    @Test
    void predictionsBeyondAByteTakeTwo() {
        int[] classes = {0, 255, 256, 999};
        assertThat(Predictions.encode(classes, 1000)).hasSize(8);
        assertThat(Predictions.decode(Predictions.encode(classes, 1000), 1000)).containsExactly(classes);
        assertThat(Predictions.encode(new int[] {255}, 256)).containsExactly((byte) 255);
    }

    /** Examples of which one cannot be had for lack of memory, the first time. */
    private static final class FailingOnce implements Examples {
        private final Examples whole;
        private final int position;
        private boolean failed;

        FailingOnce(Examples whole, int position) {
            this.whole = whole;
            this.position = position;
        }

        @Override
        public int count() {
            return whole.count();
        }

        @Override
        public int classes() {
            return whole.classes();
        }

        @Override
        public ImageShape shape() {
            return whole.shape();
        }

        @Override
        public int index(int at) {
            return whole.index(at);
        }

        @Override
        public int label(int at) {
            return whole.label(at);
        }

        @Override
        public void write(int at, int epoch, float[] out, int offset) {
            if (at == position && !failed) {
                failed = true;
                throw new GraphException(
                        "failed", new IllegalStateException("CUDA out of memory. Tried to allocate 2 GiB"));
            }
            whole.write(at, epoch, out, offset);
        }
    }
}
