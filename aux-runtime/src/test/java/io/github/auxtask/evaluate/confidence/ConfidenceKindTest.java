package io.github.auxtask.evaluate.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluatorBed;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.KeptChunks;
import io.github.auxtask.evaluate.engine.EvaluatedModel;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.ScoreDistribution;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceKindTest extends EvaluatorBed {
    private static Evaluation confidence(Object... settings) {
        Map<String, Object> all = new HashMap<>(Map.of("kind", "confidence"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i].toString(), settings[i + 1]);
        }
        return new Evaluation("confidence", all);
    }

    /** The same network with a second head whose scores' deviations are all the same. */
    private static ScoreDistribution constant(double deviation) {
        return x -> {
            Tensor scores = network(x);
            return new ScoreDistribution.Normal(scores, scores.times(0).plus(deviation));
        };
    }

    private Evaluator aleatoric(ScoreDistribution distribution) {
        return new Evaluator(
                new EvaluatedModel(
                        EvaluatorBed::network, values, examples, STANDARDISATION, NAMES, 9, null, distribution),
                manager);
    }

    private EvaluationOutcome plain(Evaluation evaluation, int batch) {
        try (Evaluator evaluator = evaluator(examples, ownLoss(1)).batch(batch)) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    private EvaluationOutcome noisy(Evaluation evaluation, double deviation, int batch) {
        try (Evaluator evaluator = aleatoric(constant(deviation)).batch(batch)) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    @Test
    void withoutPredictedDeviationsItIsTheSoftmaxAndItsEntropy() {
        EvaluationOutcome all = plain(confidence("threshold", 1), 250);
        assertThat(all.predictions()).isEqualTo(plain(CLEAN, 250).predictions());
        assertThat(all.metrics()).containsEntry("images", (double) COUNT).containsEntry("low.count", 0.75 * COUNT);
        assertThat(all.metrics().get("uncertainty")).isBetween(0.0, Math.log(CLASSES));
        assertThat(all.metrics().get("low.probability")).isBetween(1.0 / CLASSES, 1.0);
        assertThat(all.checks())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("softmax of the scores", "entropy"));
    }

    @Test
    void withoutDeviationDrawsChangeNothing() {
        EvaluationOutcome quiet = noisy(confidence("uncertainty", "entropy", "samples", 3), 0, 250);
        EvaluationOutcome plain = plain(confidence(), 250);
        assertThat(quiet.predictions()).isEqualTo(plain.predictions());
        plain.metrics()
                .forEach((name, value) ->
                        assertThat(quiet.metrics().get(name)).as(name).isCloseTo(value, within(1e-6)));
    }

    @Test
    void drawnScoresMakeProbabilitiesSmallerAndTheUncertaintyIsTheDeviation() {
        EvaluationOutcome noisy = noisy(confidence("threshold", 1), 4, 250);
        assertThat(noisy.metrics()).containsEntry("uncertainty", 4.0);
        assertThat(noisy.metrics().get("low.probability"))
                .isLessThan(plain(confidence("threshold", 1), 250).metrics().get("low.probability"));
        assertThat(noisy(confidence("uncertainty", "predicted-sigma"), 4, 250).metrics())
                .containsEntry("uncertainty", 4.0);
        assertThat(noisy.checks())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .contains("means of 100 softmax outputs", "mean of the scores' predicted deviations"));
    }

    /** The whole is the mean over the images, so over the classes with their images as weights. */
    @Test
    void whatIsSaidOfAllImagesIsAMeanOverImages() {
        Map<String, Double> metrics =
                noisy(confidence("threshold", 0.6), 2, 250).metrics();
        double count = 0;
        double probability = 0;
        double smallest = 1;
        for (String name : NAMES) {
            count += metrics.getOrDefault("low.count." + name, 0.0);
            probability += metrics.getOrDefault("low.count." + name, 0.0)
                    * metrics.getOrDefault("low.probability." + name, 0.0);
            smallest = Math.min(smallest, metrics.getOrDefault("smallest-probability." + name, 1.0));
        }
        assertThat(metrics.get("low.count")).isEqualTo(count).isPositive();
        assertThat(metrics.get("low.probability")).isCloseTo(probability / count, within(1e-12));
        assertThat(metrics.get("smallest-probability")).isEqualTo(smallest);
    }

    @Test
    void batchesDoNotMatter() {
        EvaluationOutcome whole = noisy(confidence(), 1, 250);
        EvaluationOutcome pieces = noisy(confidence(), 1, 7);
        assertThat(pieces.predictions()).isEqualTo(whole.predictions());
        assertThat(pieces.metrics().keySet()).isEqualTo(whole.metrics().keySet());
        whole.metrics()
                .forEach((name, value) ->
                        assertThat(pieces.metrics().get(name)).as(name).isCloseTo(value, within(1e-6)));
    }

    @Test
    void inHalfPrecisionItIsMeasuredToo() {
        Map<String, Double> half =
                noisy(confidence("precision", "bf16", "threshold", 1), 2, 250).metrics();
        assertThat(half.get("uncertainty")).isEqualTo(2.0);
        assertThat(half.get("low.probability"))
                .isCloseTo(noisy(confidence("threshold", 1), 2, 250).metrics().get("low.probability"), within(0.05));
    }

    @Test
    void interruptedItGoesOn() {
        KeptChunks kept = new KeptChunks();
        try (Evaluator evaluator = aleatoric(constant(1)).batch(9).journals(kept)) {
            assertThatThrownBy(() -> evaluator.evaluate(confidence(), KeptChunks.endingAfter(2)))
                    .hasMessage("interrupted");
            assertThat(evaluator
                            .evaluate(confidence(), EvaluationListener.SILENT)
                            .metrics())
                    .isEqualTo(noisy(confidence(), 1, 9).metrics());
        }
    }

    @Test
    void whatItRecordsIsWhatItDeclares() {
        assertThat(noisy(confidence("threshold", 1), 1, 250).metrics().keySet())
                .allSatisfy(name -> assertThat(
                                Evaluations.parse(confidence()).kind().metrics())
                        .anySatisfy(metric -> assertThat(metric.matches(name)).isTrue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean-sigma", "predicted-sigma"})
    void deviationsThatNobodyPredictsAreRefused(String uncertainty) {
        assertThatThrownBy(() -> plain(confidence("uncertainty", uncertainty), 250))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("method predicts none: take entropy");
    }
}
