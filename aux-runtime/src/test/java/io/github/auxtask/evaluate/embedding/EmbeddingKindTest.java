package io.github.auxtask.evaluate.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.embedding.BetaCv;
import io.github.auxtask.embedding.EmbeddingScore;
import io.github.auxtask.embedding.Points;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluatorBed;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.KeptChunks;
import io.github.auxtask.evaluate.engine.EvaluatedModel;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EmbeddingKindTest extends EvaluatorBed {
    private static Evaluation embedding(Object... settings) {
        Map<String, Object> all = new HashMap<>(Map.of("kind", "embedding", "perplexity", 5, "iterations", 60));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i].toString(), settings[i + 1]);
        }
        return new Evaluation("features", all);
    }

    private EvaluationOutcome run(Evaluation evaluation, int batch) {
        try (Evaluator evaluator = evaluator(examples, ownLoss(1)).batch(batch)) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    /** What the last layer reads is the convolution's output after normalisation and ReLU, computed here by hand. */
    private Points features() {
        double[] all = new double[COUNT * 8 * 36];
        float[] weight = values.get("conv.weight");
        float[] image = new float[SHAPE.size()];
        for (int i = 0; i < COUNT; i++) {
            examples.write(i, 0, image, 0);
            for (int out = 0; out < 8; out++) {
                for (int y = 0; y < 6; y++) {
                    for (int x = 0; x < 6; x++) {
                        all[((i * 8 + out) * 6 + y) * 6 + x] = Math.max(0, convolution(image, weight, out, y, x));
                    }
                }
            }
        }
        return new Points(COUNT, 8 * 36, all);
    }

    private static double convolution(float[] image, float[] weight, int out, int top, int left) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 3; x++) {
                    int row = top + y - 1;
                    int column = left + x - 1;
                    boolean inside = row >= 0 && row < 6 && column >= 0 && column < 6;
                    sum += inside ? image[(c * 6 + row) * 6 + column] * weight[((out * 3 + c) * 3 + y) * 3 + x] : 0;
                }
            }
        }
        // A fresh batch normalisation: mean 0, variance 1, torch's epsilon.
        return sum / Math.sqrt(1 + 1e-5);
    }

    @Test
    void theScoresAreThoseOfWhatTheLastLayerReads() {
        EvaluationOutcome outcome = run(embedding(), 250);
        EmbeddingScore expected = EmbeddingScore.of(features(), truth);
        Offset<Double> single = Offset.offset(1e-5);
        assertThat(outcome.metrics().get("silhouette.features")).isCloseTo(expected.silhouette(), single);
        assertThat(outcome.metrics().get("neighbours.features"))
                .isCloseTo(100 * expected.neighbourAccuracy(), Offset.offset(1e-9));
        assertThat(outcome.metrics().get("compactness.features")).isCloseTo(BetaCv.of(features(), truth), single);
        assertThat(outcome.metrics().get("silhouette")).isBetween(-1.0, 1.0);
        assertThat(outcome.metrics().get("compactness")).isPositive();
        assertThat(outcome.accuracyPercent()).isEqualTo(75);
    }

    @Test
    void inHalfPrecisionFeaturesAreReadToo() {
        assertThat(run(embedding("precision", "bf16"), 250).metrics().get("silhouette.features"))
                .isCloseTo(EmbeddingScore.of(features(), truth).silhouette(), Offset.offset(0.01));
    }

    @Test
    void batchesDoNotMatterAndInterruptedItGoesOn() {
        EvaluationOutcome whole = run(embedding(), 250);
        assertThat(run(embedding(), 7).metrics()).isEqualTo(whole.metrics());
        KeptChunks kept = new KeptChunks();
        try (Evaluator evaluator = evaluator(examples, ownLoss(1)).batch(9).journals(kept)) {
            assertThatThrownBy(() -> evaluator.evaluate(embedding(), KeptChunks.endingAfter(2)))
                    .hasMessage("interrupted");
            assertThat(evaluator
                            .evaluate(embedding(), EvaluationListener.SILENT)
                            .metrics())
                    .isEqualTo(whole.metrics());
        }
    }

    @Test
    void whatItRecordsIsWhatItDeclares() {
        assertThat(run(embedding("points", 30), 250).metrics().keySet())
                .hasSize(7)
                .allSatisfy(name -> assertThat(
                                Evaluations.parse(embedding()).kind().metrics())
                        .anySatisfy(metric -> assertThat(metric.matches(name)).isTrue()));
        assertThat(run(embedding("points", 30), 250).images()).isEqualTo(30);
    }

    @Test
    void tooFewImagesAndNetworksWithoutALastLayerAreRefused() {
        assertThatThrownBy(() -> run(embedding("perplexity", 30), 250))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("perplexity is 30.0, which takes more than the 40 images");
        assertThatThrownBy(() -> run(embedding("images", 9, "perplexity", 2), 250))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("There are 9 images of");
        try (Evaluator evaluator = new Evaluator(
                new EvaluatedModel(
                        x -> x.conv("conv", 8, 3).globalAveragePool().flatten(), values, examples, STANDARDISATION, 9),
                manager)) {
            assertThatThrownBy(() -> evaluator.evaluate(embedding(), EvaluationListener.SILENT))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("no fully connected layer");
        }
    }
}
