package io.github.auxtask.evaluate.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluatorBed;
import io.github.auxtask.evaluate.Predictions;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.KeptChunks;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseKindTest extends EvaluatorBed {
    private static final int REPETITIONS = 3;
    private static final Evaluation OFF = noise("damage", "pixels-off", "pixels", 9);
    private static final Evaluation GAUSSIAN = noise("damage", "gaussian", "sigma", 40);

    private static Evaluation noise(Object... settings) {
        Map<String, Object> all = new HashMap<>(Map.of("kind", "noise", "repetitions", REPETITIONS));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i].toString(), settings[i + 1]);
        }
        return new Evaluation("noise", all);
    }

    private EvaluationOutcome run(Evaluation evaluation, int batch) {
        try (Evaluator evaluator = evaluator(examples, ownLoss(1)).batch(batch)) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    @Test
    void theAccuracyIsTheMeanOverRepetitionsAndTheirDeviationIsThatOfASample() {
        EvaluationOutcome outcome = run(OFF, 250);
        assertThat(outcome.images()).isEqualTo(REPETITIONS * COUNT);
        int[] predicted = Predictions.decode(outcome.predictions(), CLASSES);
        double[] accuracies = new double[REPETITIONS];
        for (int i = 0; i < predicted.length; i++) {
            accuracies[i / COUNT] += predicted[i] == truth[i % COUNT] ? 100.0 / COUNT : 0;
        }
        double mean = IntStream.range(0, REPETITIONS)
                .mapToDouble(i -> accuracies[i])
                .average()
                .orElseThrow();
        double squares = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            assertThat(outcome.metrics().get("noise." + (i + 1))).isCloseTo(accuracies[i], within(1e-9));
            squares += (accuracies[i] - mean) * (accuracies[i] - mean);
        }
        assertThat(outcome.accuracyPercent()).isCloseTo(mean, within(1e-9));
        assertThat(outcome.metrics().get("noise.deviation"))
                .isCloseTo(Math.sqrt(squares / (REPETITIONS - 1)), within(1e-9))
                .isPositive();
    }

    @Test
    void batchesDoNotMatter() {
        for (Evaluation evaluation : new Evaluation[] {OFF, GAUSSIAN}) {
            EvaluationOutcome whole = run(evaluation, 250);
            EvaluationOutcome pieces = run(evaluation, 7);
            assertThat(pieces.predictions()).isEqualTo(whole.predictions());
            assertThat(pieces.metrics()).isEqualTo(whole.metrics());
        }
    }

    @Test
    void noiseOfNoWidthChangesNothing() {
        EvaluationOutcome outcome = run(noise("damage", "gaussian", "sigma", 0), 250);
        EvaluationOutcome clean = run(CLEAN, 250);
        assertThat(outcome.accuracyPercent()).isEqualTo(clean.accuracyPercent());
        assertThat(outcome.metrics()).containsEntry("noise.deviation", 0.0);
    }

    @Test
    void interruptedItGoesOn() {
        KeptChunks kept = new KeptChunks();
        try (Evaluator evaluator = evaluator(examples, ownLoss(1)).batch(9).journals(kept)) {
            assertThatThrownBy(() -> evaluator.evaluate(OFF, KeptChunks.endingAfter(6)))
                    .hasMessage("interrupted");
            EvaluationOutcome resumed = evaluator.evaluate(OFF, EvaluationListener.SILENT);
            assertThat(resumed.metrics()).isEqualTo(run(OFF, 9).metrics());
            assertThat(resumed.predictions()).isEqualTo(run(OFF, 9).predictions());
        }
    }

    @Test
    void whatItRecordsIsWhatItDeclares() {
        assertThat(run(OFF, 250).metrics().keySet())
                .hasSize(REPETITIONS + 1)
                .allSatisfy(name -> assertThat(Evaluations.parse(OFF).kind().metrics())
                        .anySatisfy(metric -> assertThat(metric.matches(name)).isTrue()));
    }

    @Test
    void exactlySoManyDifferentPixelsAreOff() {
        ImageShape shape = new ImageShape(2, 5, 4);
        for (int pixels : new int[] {1, 7, 20}) {
            float[] levels = new float[shape.size()];
            Arrays.fill(levels, 8);
            new PixelsOff(pixels).apply(levels, shape, RandomStream.of(pixels, "test"));
            for (int channel = 0; channel < 2; channel++) {
                int off = 0;
                for (int i = 0; i < shape.plane(); i++) {
                    assertThat(levels[i]).isEqualTo(levels[shape.plane() + i]);
                    off += levels[channel * shape.plane() + i] == 0 ? 1 : 0;
                }
                assertThat(off).isEqualTo(pixels);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pixels-off | sigma | 4 | sigma has no effect with damage: pixels-off",
                "gaussian | pixels | 4 | pixels has no effect with damage: gaussian",
                "blur | repetitions | 4 | damage",
                "gaussian | repetitions | 0 | repetitions",
            })
    void settingsThatMakeNoSenseAreRefused(String damage, String key, int value, String message) {
        assertThatThrownBy(() -> Evaluations.parse(noise("damage", damage, key, value)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void imagesMustHaveSoManyPixels() {
        assertThatThrownBy(() -> run(noise("damage", "pixels-off", "pixels", 37), 250))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("pixels is 37, but images of 3x6x6 have only 36");
    }
}
