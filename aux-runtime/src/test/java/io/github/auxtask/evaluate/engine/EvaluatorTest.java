package io.github.auxtask.evaluate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluatorBed;
import io.github.auxtask.evaluate.Predictions;
import io.github.auxtask.evaluate.attacked.AttackMetrics;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.EvaluationProgress;
import io.github.auxtask.evaluate.chunk.MemoryFailure;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.GraphException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest extends EvaluatorBed {
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

    /** As libtorch words it on CUDA, on a CPU, and where arrays are made and not programs run. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA out of memory. Tried to allocate 2 GiB",
                "[enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to"
                        + " allocate 800000000000 bytes. Error code 12 (Cannot allocate memory)",
                "DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes."
            })
    void whenMemoryDoesNotSufficeTheBatchIsHalvedAndNoImageIsLostOrCountedTwice(String message) {
        for (RuntimeException failure : List.of(
                new GraphException("failed", new IllegalStateException(message)), new EngineException(message))) {
            // Fails once, in the middle of the second batch.
            Examples failing = new FailingOnce(examples, 27, failure);
            Heard heard = new Heard();
            try (Evaluator evaluator = evaluator(failing).batch(16)) {
                EvaluationOutcome outcome = evaluator.evaluate(PGD, heard);
                assertThat(outcome.predictions()).isEqualTo(run(PGD, 250).predictions());
            }
            assertThat(heard.all).containsExactly("16", "halved to 8", "24", "32", "40");
        }
    }

    @Test
    void anotherFailureOfTheEngineIsNotMistakenForLackOfMemory() {
        Examples failing = new FailingOnce(examples, 27, new EngineException("The size of tensor a (3) must match"));
        try (Evaluator evaluator = evaluator(failing).batch(16)) {
            assertThatThrownBy(() -> evaluator.evaluate(CLEAN, EvaluationListener.SILENT))
                    .isInstanceOf(EngineException.class);
        }
    }

    @Test
    void anAllocationThatTheEngineRefusesIsRecognised() {
        assertThatThrownBy(() -> manager.zeros(new Shape(1L << 45)))
                .satisfies(failure -> assertThat(MemoryFailure.is(failure))
                        .as(String.valueOf(failure))
                        .isTrue());
    }

    @Test
    void aPassThatTheEngineHasNoMemoryForIsRecognisedBehindTheLineThatAskedForIt() {
        int side = 1 << 12;
        UnaryOperator<Tensor> greedy = x -> {
            Tensor column = x.constant(new float[side]).reshape(side, 1);
            Tensor square = column.matmul(column.reshape(1, side));
            long all = (long) side * side;
            return square.reshape(all, 1).matmul(square.reshape(1, all));
        };
        InputSpec inputs = new InputSpec(3, 2, 2, new float[3], new float[] {1, 1, 1});
        try (AttackedClassifier victim = AttackedClassifier.of(greedy, Precision.FP32, manager, inputs, Map.of())) {
            assertThatThrownBy(() -> victim.hostScores(manager, manager.zeros(new Shape(1, 3, 2, 2))))
                    .isInstanceOf(GraphException.class)
                    .satisfies(failure -> assertThat(MemoryFailure.is(failure))
                            .as(String.valueOf(failure))
                            .isTrue());
        }
    }

    @Test
    void predictionsBeyondAByteTakeTwo() {
        int[] classes = {0, 255, 256, 999};
        assertThat(Predictions.encode(classes, 1000)).hasSize(8);
        assertThat(Predictions.decode(Predictions.encode(classes, 1000), 1000)).containsExactly(classes);
        assertThat(Predictions.encode(new int[] {255}, 256)).containsExactly((byte) 255);
    }

    /** What a listener hears. */
    private static final class Heard implements EvaluationListener {
        private final List<String> all = new ArrayList<>();

        @Override
        public void progress(EvaluationProgress progress) {
            all.add(Integer.toString(progress.done()));
        }

        @Override
        public void halved(String name, int images) {
            all.add("halved to " + images);
        }
    }

    /** Examples of which one cannot be had for lack of memory, the first time. */
    private static final class FailingOnce implements Examples {
        private final Examples whole;
        private final int position;
        private final RuntimeException failure;
        private boolean failed;

        FailingOnce(Examples whole, int position, RuntimeException failure) {
            this.whole = whole;
            this.position = position;
            this.failure = failure;
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
                throw failure;
            }
            whole.write(at, epoch, out, offset);
        }
    }
}
