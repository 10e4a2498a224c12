package io.github.auxtask.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.KeptChunks;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.evaluate.parse.ParsedEvaluation;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A kind of evaluation of a jar from outside, found by name: settings, repetitions, numbers of its own, and going on again. */
class OutsideKindTest extends EvaluatorBed {
    private static Evaluation noise(double sigma) {
        return new Evaluation("noisy", Map.of("kind", "noise-spread", "sigma", sigma, "repetitions", 5, "images", 30));
    }

    private EvaluationOutcome run(Evaluation evaluation, int batch) {
        try (Evaluator evaluator = evaluator(examples).batch(batch)) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    @Test
    void withoutNoiseEveryRepetitionIsTheCleanAccuracy() {
        EvaluationOutcome quiet = run(noise(0), 250);
        double clean = run(new Evaluation("clean", Map.of("images", 30)), 250).accuracyPercent();
        assertThat(quiet.images()).isEqualTo(150);
        assertThat(quiet.metrics().get("noise.mean")).isCloseTo(clean, within(1e-9));
        assertThat(quiet.metrics().get("noise.spread")).isCloseTo(0, within(1e-9));
    }

    @Test
    void noiseSpreadsTheAccuracyTheSameInBatchesOfAnySize() {
        EvaluationOutcome loud = run(noise(2), 250);
        assertThat(loud.metrics().get("noise.spread")).isPositive();
        assertThat(loud.metrics().get("noise.mean")).isLessThan(70);
        assertThat(run(noise(2), 7).metrics()).isEqualTo(loud.metrics());
    }

    @Test
    void interruptedItGoesOnFromItsOwnChunks() {
        KeptChunks kept = new KeptChunks();
        try (Evaluator evaluator = evaluator(examples).batch(20).journals(kept)) {
            assertThatThrownBy(() -> evaluator.evaluate(noise(2), KeptChunks.endingAfter(3)))
                    .hasMessage("interrupted");
        }
        try (Evaluator evaluator = evaluator(examples).batch(20).journals(kept)) {
            int[] resumed = new int[1];
            EvaluationOutcome outcome = evaluator.evaluate(noise(2), new EvaluationListener() {
                @Override
                public void progress(io.github.auxtask.evaluate.chunk.EvaluationProgress progress) {}

                @Override
                public void resumed(String name, int done, int total) {
                    resumed[0] = done;
                }
            });
            assertThat(resumed[0]).isEqualTo(60);
            assertThat(outcome.metrics()).isEqualTo(run(noise(2), 20).metrics());
        }
    }

    @Test
    void itSaysWhatItNeedsAndWhatItMeasures() {
        ParsedEvaluation parsed = Evaluations.parse(noise(1));
        assertThat(parsed.needs().repetitions()).isEqualTo(5);
        assertThat(parsed.needs().twin()).isFalse();
        assertThat(parsed.kind().metrics())
                .anySatisfy(metric -> assertThat(metric.matches("noise.mean")).isTrue());
        assertThatThrownBy(() -> Evaluations.parse(
                        new Evaluation("noisy", Map.of("kind", "noise-spread", "repetitions", 1, "epsilon", 1))))
                .hasMessage(
                        "Evaluation 'noisy': kind noise-spread has no 'epsilon': remove it, or choose another kind.");
    }

    @Test
    void whatItDoesNotSayThatItNeedsItDoesNotGet() {
        EvaluationTask greedy = context -> {
            context.corrupted();
            throw new AssertionError("it got corrupted images");
        };
        ParsedEvaluation parsed = Evaluations.parse(noise(1));
        ParsedEvaluation asking = new ParsedEvaluation(parsed.written(), parsed.kind(), parsed.precision(), 0, greedy);
        try (Evaluator evaluator = evaluator(examples)) {
            assertThatThrownBy(() -> evaluator.evaluate(asking, EvaluationListener.SILENT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not say that it needs corrupted images");
        }
    }
}
