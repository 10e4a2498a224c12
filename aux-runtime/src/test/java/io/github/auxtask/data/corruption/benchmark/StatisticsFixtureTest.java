package io.github.auxtask.data.corruption.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.CorruptionFixtures;
import io.github.auxtask.data.corruption.DamageStatistics;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.image.CifarTestImages;
import io.github.auxtask.data.image.ImageSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Our own draws over hundreds of images against the reference's statistics, by the rule of the fixtures' README. */
class StatisticsFixtureTest {
    @Test
    void ourImagesHaveTheReferencesStatistics() throws IOException {
        JsonNode fixture = new ObjectMapper()
                .readTree(CorruptionFixtures.file("corruption_statistics.json").toFile());
        ImageSet test = CifarTestImages.read();
        int first = fixture.get("images").get(0).intValue();
        int last = fixture.get("images").get(1).intValue();
        GeneratedImages images = new GeneratedImages(test, Path.of("no such folder"));
        List<String> problems = StreamSupport.stream(fixture.get("rows").spliterator(), true)
                // The reference's pictures of frost are not here.
                .filter(row -> !row.get("corruption").textValue().equals("frost"))
                .flatMap(row -> problems(row, test, images, first, last).stream())
                .toList();

        assertThat(problems).isEmpty();
        assertThat(fixture.get("rows")).hasSize(Corruptions.NAMES.size() * Corruption.SEVERITIES);
    }

    private static List<String> problems(JsonNode row, ImageSet test, CorruptedImages images, int first, int last) {
        DamageStatistics ours = new DamageStatistics();
        byte[] damaged = new byte[CleanImage.VALUES];
        for (int image = first; image <= last; image++) {
            images.write(row.get("corruption").textValue(), row.get("severity").intValue(), image, damaged, 0);
            ours.add(test.pixels(), test.offset(image), damaged);
        }
        List<String> problems = new ArrayList<>();
        check(problems, row, "mean_abs_difference", ours.meanAbsolute(), 0);
        check(problems, row, "mean_signed_difference", ours.meanSigned(), 0);
        check(problems, row, "mean_per_image_std", ours.meanDeviation(), 0);
        JsonNode spread = row.path("spread_over_repeats").path("std_pixels_pooled");
        double limit = Math.max(6 * spread.doubleValue(), 0.5);
        check(problems, row, "std_pixels_pooled", ours.pooledDeviation(), limit);
        return problems;
    }

    /** A limit of zero stands for the rule of one run on the same images. */
    private static void check(List<String> problems, JsonNode row, String key, double ours, double given) {
        double error = row.path(key + "_se_draws_one_run").doubleValue();
        double limit = given > 0 ? given : 4 * Math.sqrt(1.25) * error + 0.05;
        double reference = row.get(key).doubleValue();
        if (!(Math.abs(ours - reference) <= limit)) {
            problems.add(row.get("corruption").textValue() + " " + row.get("severity") + " " + key + ": " + ours
                    + " instead of " + reference + " +- " + limit);
        }
    }
}
