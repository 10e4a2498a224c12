package io.github.auxtask.evaluate.embedding;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.embedding.EmbeddingScore;
import io.github.auxtask.embedding.TsneSettings;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import java.util.List;

/**
 * t-SNE of what the last fully connected layer reads, with numbers for how compact the classes are, in the plane and in the space of the
 * features: silhouette (Rousseeuw 1987), neighbours of the same class, and the ratio of distances within and between classes. Runs of
 * several schemes are compared by them.
 */
public final class EmbeddingKind implements EvaluationKind {
    static final String SILHOUETTE = "silhouette";
    static final String COMPACTNESS = "compactness";
    static final String NEIGHBOURS = "neighbours";
    static final String FEATURES = ".features";
    static final String DIVERGENCE = "divergence";

    private static final String POINTS = "points";
    private static final String PERPLEXITY = "perplexity";
    private static final String ITERATIONS = "iterations";
    private static final String START = "start";
    private static final int MOST_POINTS = 4000;

    @Override
    public String name() {
        return "embedding";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.integer(POINTS, 1000, "how many of the images are laid out at most, from the first on")
                        .atLeast(EmbeddingScore.NEIGHBOURS + 1)
                        .atMost(MOST_POINTS),
                SettingKey.number(
                                PERPLEXITY,
                                30,
                                "effective number of neighbours of t-SNE, at most a third of the points")
                        .atLeast(1),
                SettingKey.integer(ITERATIONS, 1000, "steps of t-SNE").atLeast(1),
                SettingKey.choice(
                        START,
                        "principal-components",
                        List.of("principal-components", "random"),
                        "where t-SNE begins"));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                score(SILHOUETTE, "mean silhouette of the classes in the plane, from -1 to 1"),
                score(SILHOUETTE + FEATURES, "the same in the space of the features"),
                Metric.percent(NEIGHBOURS, "points whose ten nearest in the plane vote for their class"),
                Metric.percent(NEIGHBOURS + FEATURES, "the same in the space of the features"),
                score(COMPACTNESS, "mean distance within classes over that between them, in the plane")
                        .lowerIsBetter(),
                score(COMPACTNESS + FEATURES, "the same in the space of the features")
                        .lowerIsBetter(),
                Metric.count(DIVERGENCE, "nats", "Kullback-Leibler divergence that t-SNE leaves"));
    }

    private static Metric score(String name, String meaning) {
        return new Metric(name, "", meaning, Metric.Better.HIGHER, false);
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        return new EmbeddingTask(
                settings.integer(POINTS),
                settings.number(PERPLEXITY),
                settings.integer(ITERATIONS),
                settings.constant(START, TsneSettings.Start.class));
    }

    private record EmbeddingTask(int points, double perplexity, int iterations, TsneSettings.Start start)
            implements EvaluationTask {
        @Override
        public EvaluationRun start(EvaluationContext context) {
            int count = Math.min(points, context.examples().count());
            if (3 * perplexity > count - 1) {
                throw new BadInputException(PERPLEXITY + " is " + perplexity + ", which takes more than the " + count
                        + " images that are laid out: make it at most a third of them, or take more (points).");
            }
            TsneSettings usual = TsneSettings.usual(count);
            return new EmbeddingRun(
                    context,
                    count,
                    new TsneSettings(perplexity, usual.learningRate(), iterations, start, context.seed()));
        }
    }
}
