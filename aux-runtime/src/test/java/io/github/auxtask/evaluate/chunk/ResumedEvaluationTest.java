package io.github.auxtask.evaluate.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.CountedExamples;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluatorBed;
import io.github.auxtask.evaluate.clean.CleanKind;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An evaluation that was interrupted goes on, and comes to what an undisturbed one comes to. */
class ResumedEvaluationTest extends EvaluatorBed {
    private static final Evaluation SUITE = new Evaluation(
            "suite",
            Map.of("attack", "suite", "epsilon", 0.1, "steps", 3, "targets", 2, "queries", 20, "survivors", true));

    private final KeptChunks kept = new KeptChunks();

    private static Evaluation sweep(String kind) {
        Map<String, Object> settings = new HashMap<>(Map.of("attack", "fgsm", "epsilons", "0, 0.04, 0.1"));
        settings.put("sweep", kind);
        return new Evaluation("sweep", settings);
    }

    private Evaluator resuming(Examples images, int batch) {
        return evaluator(images, ownLoss(1.3)).batch(batch).journals(kept);
    }

    private EvaluationOutcome undisturbed(Evaluation evaluation, int batch) {
        try (Evaluator evaluator = evaluator(examples, ownLoss(1.3)).batch(batch)) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    private void interrupt(Evaluation evaluation, int batch, int chunks) {
        try (Evaluator evaluator = resuming(examples, batch)) {
            assertThatThrownBy(() -> evaluator.evaluate(evaluation, KeptChunks.endingAfter(chunks)))
                    .hasMessage("interrupted");
        }
    }

    private EvaluationOutcome goOn(Evaluation evaluation, int batch, int done) {
        CountedExamples counted = new CountedExamples(examples);
        try (Evaluator evaluator = resuming(counted, batch)) {
            EvaluationOutcome outcome = evaluator.evaluate(evaluation, EvaluationListener.SILENT);
            for (int i = 0; i < COUNT; i++) {
                assertThat(counted.asked(i)).as("image %d", i).isEqualTo(i < done ? 0 : 1);
            }
            return outcome;
        }
    }

    private void goesOnAsIfNothingHadHappened(Evaluation evaluation) {
        EvaluationOutcome expected = undisturbed(evaluation, 9);
        interrupt(evaluation, 9, 2);
        assertThat(kept.chunks).hasSize(2);
        assertSame(goOn(evaluation, 9, 18), expected);
        // Interrupted again, and gone on with in chunks of another size.
        kept.chunks.subList(1, kept.chunks.size()).clear();
        interrupt(evaluation, 4, 2);
        assertClose(goOn(evaluation, 13, 17), expected, 1e-6);
    }

    /** In every bit but those of times. */
    private static void assertSame(EvaluationOutcome outcome, EvaluationOutcome expected) {
        assertClose(outcome, expected, 0);
    }

    /** An engine's last bits depend on how many images it is given at once. */
    private static void assertClose(EvaluationOutcome outcome, EvaluationOutcome expected, double tolerance) {
        assertThat(outcome)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> a.equals(b) || Math.abs(a - b) < tolerance, Double.class)
                .ignoringFields("seconds", "attacks.seconds")
                .isEqualTo(expected);
    }

    @Test
    void anAttackGoesOn() {
        goesOnAsIfNothingHadHappened(PGD);
    }

    @Test
    void aCleanEvaluationWithTheMethodsOwnLossGoesOn() {
        assertThat(undisturbed(CLEAN, 9).metrics()).containsKey(CleanKind.METHOD_LOSS);
        goesOnAsIfNothingHadHappened(CLEAN);
    }

    @Test
    void aSuiteGoesOn() {
        assertThat(undisturbed(SUITE, 9).attacks()).hasSizeGreaterThan(2);
        goesOnAsIfNothingHadHappened(SUITE);
    }

    @Test
    void theLargestSuiteGoesOn() {
        Map<String, Object> settings = new HashMap<>(SUITE.settings());
        settings.putAll(Map.of("attack", "suite-plus", "restarts", 2));
        goesOnAsIfNothingHadHappened(new Evaluation("plus", settings));
    }

    @Test
    void anIndependentSweepGoesOn() {
        assertThat(undisturbed(sweep("independent"), 9).curves()).hasSize(2);
        goesOnAsIfNothingHadHappened(sweep("independent"));
    }

    @Test
    void aNestedSweepGoesOn() {
        goesOnAsIfNothingHadHappened(sweep("nested"));
    }

    @Test
    void whatIsDoneIsNotDoneAgainForTheSakeOfTheChecks() {
        Map<String, Object> settings = new HashMap<>(PGD.settings());
        settings.put("checks", "quick");
        Evaluation checked = new Evaluation("checked", settings);
        interrupt(checked, 20, 3);
        assertThat(kept.chunks).as("interrupted by the first check").hasSize(2);
        CountedExamples counted = new CountedExamples(examples);
        try (Evaluator evaluator = resuming(counted, 20)) {
            EvaluationOutcome outcome = evaluator.evaluate(checked, EvaluationListener.SILENT);
            assertThat(counted.asked(COUNT - 1)).as("beyond the checked images").isZero();
            assertThat(outcome.checks()).isNotEmpty();
            assertThat(outcome.predictions()).isEqualTo(undisturbed(PGD, 20).predictions());
        }
    }

    @Test
    void progressBeginsWhereItWasAndSpeedIsOfTheNewImages() {
        interrupt(CLEAN, 9, 3);
        List<String> heard = new ArrayList<>();
        List<EvaluationProgress> progress = new ArrayList<>();
        try (Evaluator evaluator = resuming(examples, 9)) {
            evaluator.evaluate(CLEAN, new EvaluationListener() {
                @Override
                public void progress(EvaluationProgress now) {
                    progress.add(now);
                }

                @Override
                public void resumed(String name, int done, int total) {
                    heard.add(name + " " + done + "/" + total);
                }
            });
        }
        assertThat(heard).containsExactly("clean 27/40");
        assertThat(progress).extracting(EvaluationProgress::done).containsExactly(36, 40);
        double first = 9 / progress.get(0).imagesPerSecond();
        double both = 13 / progress.get(1).imagesPerSecond();
        assertThat(both).as("seconds of the new images").isGreaterThanOrEqualTo(first);
        assertThat(progress.get(0).etaSeconds()).isEqualTo(4 / progress.get(0).imagesPerSecond());
    }

    @Test
    void secondsAreThoseOfAllAttempts() throws Exception {
        interrupt(CLEAN, 9, 3);
        KeptChunk chunk = ChunkCodec.decode(kept.chunks.get(1));
        kept.chunks.set(1, ChunkCodec.encode(new KeptChunk(chunk.kind(), chunk.chunk(), 1000)));
        assertThat(goOn(CLEAN, 9, 27).seconds()).isBetween(1000.0, 1900.0);
    }

    @Test
    void whatDoesNotFitTogetherIsThrownAway() {
        interrupt(CLEAN, 9, 3);
        kept.chunks.remove(1);
        assertSame(goOn(CLEAN, 9, 0), undisturbed(CLEAN, 9));
        assertThat(kept.cleared).isTrue();
        assertThat(kept.chunks).hasSize(5);

        kept.chunks.set(2, new byte[] {1, 2, 3});
        assertSame(goOn(CLEAN, 9, 0), undisturbed(CLEAN, 9));
        assertSame(goOn(sweep("nested"), 9, 0), undisturbed(sweep("nested"), 9));
    }

    @Test
    void nothingIsKeptUnlessThatIsAskedFor() {
        try (Evaluator evaluator = evaluator(examples).batch(9)) {
            assertThatThrownBy(() -> evaluator.evaluate(CLEAN, KeptChunks.endingAfter(2)))
                    .hasMessage("interrupted");
            List<Integer> done = new ArrayList<>();
            evaluator.evaluate(CLEAN, progress -> done.add(progress.done()));
            assertThat(done).startsWith(9);
        }
    }
}
