package io.github.auxtask.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.data.npy.NpyArray;
import io.github.auxtask.data.npy.NpzFile;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TsneTest {
    private static final double TOLERANCE = 1e-6;
    private static final int ITERATIONS = 1000;
    private static final double RATE = 200;

    private static JsonNode json() {
        try {
            Path file = Shared.fixture("corruptions-audio-statistics/tsne.json");
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NpyArray array(String key) {
        return NpzFile.read(Shared.fixture("corruptions-audio-statistics/tsne_points.npz"))
                .get(key);
    }

    private static Points points(String key) {
        NpyArray array = array(key);
        return new Points(array.shape()[0], array.shape()[1], array.doubles());
    }

    private static int[] classes() {
        return array("labels").integers();
    }

    private static void relative(double actual, JsonNode expected) {
        double value = expected.doubleValue();
        assertThat(actual).isCloseTo(value, within(TOLERANCE * Math.abs(value)));
    }

    @Test
    void affinitiesHaveTheWantedPerplexity() {
        JsonNode expected = json();
        Affinities affinities =
                Affinities.of(points("points"), expected.get("perplexity").doubleValue());
        int n = affinities.count();
        for (int i = 0; i < expected.get("beta_first_5").size(); i++) {
            relative(affinities.precisions()[i], expected.get("beta_first_5").get(i));
        }
        relative(Arrays.stream(affinities.precisions()).sum(), expected.get("beta_sum"));
        double[] p = affinities.joint();
        relative(Arrays.stream(p).max().orElseThrow(), expected.get("P_max"));
        relative(p[1], expected.get("P_0_1"));
        relative(p[n / 2], expected.get("P_0_150"));
        relative(Arrays.stream(p).sum(), expected.get("P_sum"));
        double entropy = Arrays.stream(p)
                .filter(value -> value > 0)
                .map(value -> -value * Math.log(value))
                .sum();
        relative(entropy, expected.get("P_entropy"));
    }

    @Test
    void divergenceAndGradientOfGivenEmbeddingsAreTheReferences() {
        JsonNode expected = json();
        Points points = points("points");
        Affinities affinities = Affinities.of(points, expected.get("perplexity").doubleValue());
        Divergence divergence = new Divergence(affinities);
        expected.get("kl_of_stored_embedding").properties().forEach(stored -> {
            Points plane = points(stored.getKey());
            relative(divergence.value(plane.coordinate(0), plane.coordinate(1)), stored.getValue());
        });
        int n = points.count();
        relative(divergence.value(new double[n], new double[n]), expected.get("kl_of_all_points_at_origin"));

        JsonNode formula = expected.get("kl_and_gradient_at_formula_embedding");
        double[] x = Arrays.stream(points.coordinate(0)).map(v -> v / 2).toArray();
        double[] y = Arrays.stream(points.coordinate(1)).map(v -> v / 2).toArray();
        relative(divergence.value(x, y), formula.get("kl"));
        double[] gx = new double[n];
        double[] gy = new double[n];
        divergence.gradient(x, y, 1, gx, gy);
        relative(gx[0], formula.get("gradient_point_0").get(0));
        relative(gy[0], formula.get("gradient_point_0").get(1));
        relative(gx[n - 1], formula.get("gradient_point_299").get(0));
        relative(gy[n - 1], formula.get("gradient_point_299").get(1));
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += gx[i] * gx[i] + gy[i] * gy[i];
        }
        relative(Math.sqrt(squares), formula.get("gradient_norm"));
    }

    @ParameterizedTest
    @EnumSource
    void ownRunsAreAsGoodAsTheReferences(TsneSettings.Start start) {
        JsonNode expected = json();
        Points points = points("points");
        TsneSettings settings = new TsneSettings(expected.get("perplexity").doubleValue(), RATE, ITERATIONS, start, 3);
        Tsne.Result result = Tsne.embed(points, settings);
        JsonNode summary = expected.get("random_init_summary");
        assertThat(result.divergence())
                .isLessThan(summary.get("kl_mean").doubleValue()
                        + 4 * summary.get("kl_sd").doubleValue());
        assertThat(EmbeddingScore.overlap(points, result.plane(), 10))
                .isCloseTo(summary.get("knn_overlap_10_mean").doubleValue(), within(0.04));
        EmbeddingScore score = EmbeddingScore.of(result.plane(), classes());
        assertThat(score.neighbourAccuracy()).isGreaterThanOrEqualTo(0.97);
        assertThat(score.silhouette()).isGreaterThan(0.5);
        assertThat(Tsne.embed(points, settings).plane().values())
                .containsExactly(result.plane().values());
    }

    @Test
    void storedEmbeddingsHaveTheReferencesScores() {
        JsonNode runs = json().get("runs");
        String[] keys = {"pca_init_embedding", "random_init_0_embedding"};
        for (int run = 0; run < keys.length; run++) {
            Points plane = points(keys[run]);
            relative(
                    EmbeddingScore.overlap(points("points"), plane, 10),
                    runs.get(run).get("knn_overlap_10"));
            relative(
                    EmbeddingScore.overlap(points("points"), plane, 30),
                    runs.get(run).get("knn_overlap_30"));
            relative(
                    EmbeddingScore.of(plane, classes()).neighbourAccuracy(),
                    runs.get(run).get("knn_label_accuracy_10"));
        }
    }

    @Test
    void perplexityMustBeBelowTheNumberOfPoints() {
        Points points = new Points(5, 1, new double[] {1, 2, 3, 4, 5});
        assertThatThrownBy(() -> Affinities.of(points, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Affinities.of(points, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void identicalPointsDoNotBreakTheSearch() {
        double[] values = new double[60];
        for (int i = 20; i < 60; i++) {
            values[i] = i % 7;
        }
        Tsne.Result result = Tsne.embed(new Points(30, 2, values), TsneSettings.usual(30));
        assertThat(result.plane().values()).doesNotContain(Double.NaN);
        assertThat(result.divergence()).isFinite();
    }
}
