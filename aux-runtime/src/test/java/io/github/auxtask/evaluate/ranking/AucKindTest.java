package io.github.auxtask.evaluate.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluatorBed;
import io.github.auxtask.evaluate.OtherSources;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.KeptChunks;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.spec.Evaluation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AucKindTest extends EvaluatorBed {
    private static Evaluation auc(Object... settings) {
        Map<String, Object> all = new HashMap<>(Map.of("kind", "auc", "class", "bee"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i].toString(), settings[i + 1]);
        }
        return new Evaluation("auc", all);
    }

    private EvaluationOutcome run(Evaluation evaluation, int batch) {
        try (Evaluator evaluator = evaluator(examples, ownLoss(1)).batch(batch)) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    /** A data set of the test images themselves, or of images of another shape and classes. */
    private EvaluationOutcome other(ImageShape shape, List<String> names, Object... settings) {
        byte[] pixels = new byte[COUNT * shape.size()];
        if (shape.equals(SHAPE)) {
            float[] values = new float[shape.size()];
            for (int i = 0; i < COUNT; i++) {
                examples.write(i, 0, values, 0);
                STANDARDISATION.invert(values, 0, shape, values, 0);
                for (int k = 0; k < values.length; k++) {
                    pixels[i * shape.size() + k] = (byte) Math.round(values[k] * 255);
                }
            }
        }
        ImageSet set = new ImageSet("same", CLASSES, shape, pixels, truth.clone());
        Dataset same = new Dataset("same", set, set, names, STANDARDISATION, ContentId.of("same"), "copied");
        Evaluation evaluation = auc(settings);
        try (Evaluator evaluator = evaluator(examples, ownLoss(1)).sources(new OtherSources(same, Path.of("")))) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    @Test
    void imagesOfTheClassAreCountedAndTheImbalanceIsSaid() {
        EvaluationOutcome outcome = run(auc(), 250);
        int bees = 0;
        for (int label : truth) {
            bees += label == 1 ? 1 : 0;
        }
        assertThat(outcome.metrics())
                .containsEntry("auc.positives", (double) bees)
                .containsEntry("auc.negatives", (double) COUNT - bees)
                .containsOnlyKeys("auc", "auc.positives", "auc.negatives");
        assertThat(outcome.metrics().get("auc")).isBetween(0.0, 1.0);
        assertThat(outcome.accuracyPercent()).isEqualTo(75);
        String balance = bees + " of " + COUNT + " test images are bee.";
        assertThat(outcome.checks())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).isEqualTo(balance));
    }

    @Test
    void anotherDataSetOfTheSameClassesCanBeRanked() {
        double own = run(auc(), 250).metrics().get("auc");
        assertThat(other(SHAPE, NAMES, "data", "shapes").metrics().get("auc")).isCloseTo(own, within(1e-12));
        assertThat(other(SHAPE, NAMES, "data", "shapes", "images", 30).images()).isEqualTo(30);
        assertThatThrownBy(() -> other(new ImageShape(3, 7, 6), NAMES, "data", "shapes"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("are 3x7x6, but the classifier takes 3x6x6");
        assertThatThrownBy(() -> other(SHAPE, List.of("a", "bee", "c", "d"), "data", "shapes"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("name a data set of the same");
    }

    @Test
    void batchesDoNotMatterAndInterruptedItGoesOn() {
        EvaluationOutcome whole = run(auc(), 250);
        assertThat(run(auc(), 7).metrics()).isEqualTo(whole.metrics());
        KeptChunks kept = new KeptChunks();
        try (Evaluator evaluator = evaluator(examples, ownLoss(1)).batch(9).journals(kept)) {
            assertThatThrownBy(() -> evaluator.evaluate(auc(), KeptChunks.endingAfter(2)))
                    .hasMessage("interrupted");
            assertThat(evaluator.evaluate(auc(), EvaluationListener.SILENT).metrics())
                    .isEqualTo(whole.metrics());
        }
    }

    @Test
    void whatItRecordsIsWhatItDeclares() {
        assertThat(run(auc(), 250).metrics().keySet())
                .allSatisfy(name -> assertThat(Evaluations.parse(auc()).kind().metrics())
                        .anySatisfy(metric -> assertThat(metric.matches(name)).isTrue()));
    }

    @Test
    void classesThatAreNotThereAreRefused() {
        assertThatThrownBy(() -> run(auc("class", "bea"), 250))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("class is 'bea', which is none of the data set; did you mean 'bee'?");
        assertThatThrownBy(() -> run(auc("class", NAMES.get(truth[0]), "images", 1), 250))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("1 of these 1 are of it");
    }
}
