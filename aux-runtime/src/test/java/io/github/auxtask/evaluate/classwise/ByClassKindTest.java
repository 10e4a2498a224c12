package io.github.auxtask.evaluate.classwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluatorBed;
import io.github.auxtask.evaluate.Predictions;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.KeptChunks;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ByClassKindTest extends EvaluatorBed {
    private static final Evaluation BY_CLASS = new Evaluation("classes", Map.of("kind", "by-class"));

    private EvaluationOutcome run(Evaluation evaluation, int batch) {
        try (Evaluator evaluator = evaluator(examples, ownLoss(1)).batch(batch)) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    @Test
    void everyClassHasTheShareOfItsImagesThatAreRight() {
        EvaluationOutcome outcome = run(BY_CLASS, 250);
        EvaluationOutcome clean = run(CLEAN, 250);
        assertThat(outcome.accuracyPercent()).isEqualTo(75.0);
        assertThat(outcome.predictions()).isEqualTo(clean.predictions());
        assertThat(outcome.correctBits()).isEqualTo(clean.correctBits());
        int[] predicted = Predictions.decode(outcome.predictions(), CLASSES);
        double weighted = 0;
        int classes = 0;
        for (int label = 0; label < CLASSES; label++) {
            int images = 0;
            int right = 0;
            for (int i = 0; i < COUNT; i++) {
                images += truth[i] == label ? 1 : 0;
                right += truth[i] == label && predicted[i] == label ? 1 : 0;
            }
            if (images > 0) {
                classes++;
                double expected = 100.0 * right / images;
                assertThat(outcome.metrics()).containsEntry("class." + NAMES.get(label), expected);
                weighted += expected * images / COUNT;
            }
        }
        assertThat(outcome.metrics()).hasSize(classes).hasSizeGreaterThan(1);
        assertThat(weighted).isCloseTo(75, within(1e-9));
        assertThat(run(BY_CLASS, 7).metrics()).isEqualTo(outcome.metrics());
    }

    @Test
    void aClassWithoutImagesHasNoAccuracy() {
        EvaluationOutcome one = run(new Evaluation("one", Map.of("kind", "by-class", "images", 1)), 250);
        assertThat(one.metrics()).hasSize(1).containsKey("class." + NAMES.get(truth[0]));
    }

    @Test
    void interruptedItGoesOn() {
        KeptChunks kept = new KeptChunks();
        try (Evaluator evaluator = evaluator(examples, ownLoss(1)).batch(9).journals(kept)) {
            assertThatThrownBy(() -> evaluator.evaluate(BY_CLASS, KeptChunks.endingAfter(2)))
                    .hasMessage("interrupted");
            assertThat(evaluator.evaluate(BY_CLASS, EvaluationListener.SILENT).metrics())
                    .isEqualTo(run(BY_CLASS, 9).metrics());
        }
    }

    @Test
    void whatItRecordsIsWhatItDeclares() {
        assertThat(run(BY_CLASS, 250).metrics().keySet())
                .allSatisfy(name -> assertThat(
                                Evaluations.parse(BY_CLASS).kind().metrics())
                        .anySatisfy(metric -> assertThat(metric.matches(name)).isTrue()));
    }
}
