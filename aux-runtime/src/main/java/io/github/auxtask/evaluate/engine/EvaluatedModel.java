package io.github.auxtask.evaluate.engine;

import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.ScoreDistribution;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A trained classifier and what it is tested on.
 *
 * @param classifier standardised images [N, C, H, W] to scores [N, K]
 * @param values of all its parameters and running statistics, by name
 * @param examples what it is tested on: usually {@code ImageExamples.of(dataset.test(), standardisation)}
 * @param standardisation that the examples went through; it ties pixel space to them
 * @param classNames in the order of the labels
 * @param seed of the run; attacks draw from its streams
 * @param readout the method's own loss; {@code null} where nobody knows one
 * @param distribution of the scores; {@code null} where the method predicts none
 */
public record EvaluatedModel(
        UnaryOperator<Tensor> classifier,
        Map<String, float[]> values,
        Examples examples,
        Standardisation standardisation,
        List<String> classNames,
        long seed,
        @Nullable Readout readout,
        @Nullable ScoreDistribution distribution) {
    public EvaluatedModel {
        classNames = List.copyOf(classNames);
    }

    /** A model that predicts nothing but its scores. */
    public EvaluatedModel(
            UnaryOperator<Tensor> classifier,
            Map<String, float[]> values,
            Examples examples,
            Standardisation standardisation,
            List<String> classNames,
            long seed,
            @Nullable Readout readout) {
        this(classifier, values, examples, standardisation, classNames, seed, readout, null);
    }

    /** A model of classes that are called by their numbers, without a loss of its own. */
    public EvaluatedModel(
            UnaryOperator<Tensor> classifier,
            Map<String, float[]> values,
            Examples examples,
            Standardisation standardisation,
            long seed) {
        this(
                classifier,
                values,
                examples,
                standardisation,
                IntStream.range(0, examples.classes())
                        .mapToObj(Integer::toString)
                        .toList(),
                seed,
                null);
    }
}
