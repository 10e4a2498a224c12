package io.github.auxtask.data.corruption.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.CorruptionFixtures;
import io.github.auxtask.data.corruption.GivenDraws;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.image.CifarTestImages;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.npy.NpyArray;
import io.github.auxtask.data.npy.NpzFile;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The corruptions without randomness, bit for bit, and all parameters, against the published generator through the fixtures. */
class ExactCorruptionFixtureTest {
    private static final GivenDraws NO_DRAWS = GivenDraws.of(new double[0]);

    private final Corruptions corruptions = CorruptionFixtures.corruptions();

    @Test
    void allParametersAreTheReferences() throws IOException {
        JsonNode rows = new ObjectMapper()
                .readTree(CorruptionFixtures.file("corruption_parameters.json").toFile());
        // Derived by numpy.arange from those that we hold.
        Set<String> derived = Set.of("zoom_start", "zoom_stop_exclusive", "zoom_step", "small_size_pixels");
        Set<String> seen = new HashSet<>();
        for (JsonNode row : rows) {
            String name = row.get("corruption").textValue();
            seen.add(name);
            Map<String, Double> ours =
                    corruptions.named(name).parameters().at(row.get("severity").intValue());
            row.properties().forEach(field -> {
                if (!field.getValue().isTextual()
                        && !derived.contains(field.getKey())
                        && !"severity".equals(field.getKey())) {
                    assertThat(ours)
                            .as("%s", row)
                            .containsEntry(field.getKey(), field.getValue().doubleValue());
                }
            });
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(Corruptions.NAMES);
        assertThat(rows).hasSize(Corruptions.NAMES.size() * Corruption.SEVERITIES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "defocus_blur",
                "zoom_blur",
                "contrast",
                "brightness",
                "saturate",
                "jpeg_compression",
                "pixelate",
                "gaussian_blur"
            })
    void cifarImagesAreDamagedAsByTheReference(String name) throws IOException {
        ImageSet test = CifarTestImages.read();
        int[] indices = CorruptionFixtures.exactIndices();
        NpyArray expected =
                CorruptionFixtures.npz("corruptions_exact_cifar.npz").get(name);
        int images = expected.shape()[1];
        assertThat(indices).hasSize(images);
        int differing = 0;
        int byMore = 0;
        for (int severity = 1; severity <= Corruption.SEVERITIES; severity++) {
            for (int n = 0; n < images; n++) {
                byte[] ours = CorruptionFixtures.corrupted(
                        corruptions.named(name),
                        new CleanImage(test.pixels(), test.offset(indices[n])),
                        severity,
                        NO_DRAWS);
                differing += CorruptionFixtures.differing(ours, expected, (severity - 1) * images + n, 0);
                byMore += CorruptionFixtures.differing(ours, expected, (severity - 1) * images + n, 1);
            }
        }
        assertThat(byMore).isZero();
        assertThat(differing).isLessThanOrEqualTo(name.equals("gaussian_blur") ? expected.count() / 100 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "defocus_blur",
                "zoom_blur",
                "contrast",
                "brightness",
                "saturate",
                "jpeg_compression",
                "pixelate",
                "gaussian_blur"
            })
    void formulaImagesAreDamagedAsByTheReference(String name) {
        NpzFile fixture = CorruptionFixtures.npz("corruptions_exact_formula.npz");
        NpyArray inputs = fixture.get("inputs");
        NpyArray expected = fixture.get(name);
        int images = inputs.shape()[0];
        int differing = 0;
        int byMore = 0;
        for (int severity = 1; severity <= Corruption.SEVERITIES; severity++) {
            for (int n = 0; n < images; n++) {
                byte[] ours = CorruptionFixtures.corrupted(
                        corruptions.named(name), CorruptionFixtures.image(inputs, n), severity, NO_DRAWS);
                differing += CorruptionFixtures.differing(ours, expected, (severity - 1) * images + n, 0);
                byMore += CorruptionFixtures.differing(ours, expected, (severity - 1) * images + n, 1);
            }
        }
        assertThat(byMore).isZero();
        assertThat(differing).isLessThanOrEqualTo(name.equals("gaussian_blur") ? expected.count() / 10 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"defocus_blur", "gaussian_blur", "zoom_blur", "contrast", "brightness", "saturate"})
    void valuesBeforeTruncationAreTheReferences(String name) throws IOException {
        ImageSet test = CifarTestImages.read();
        int first = test.offset(CorruptionFixtures.exactIndices()[0]);
        NpyArray expected =
                CorruptionFixtures.npz("corruptions_float_cifar.npz").get(name);
        double worst = 0;
        for (int severity : List.of(1, 2, 3, 4, 5)) {
            double[] ours = corruptions.named(name).values(new CleanImage(test.pixels(), first), severity, NO_DRAWS);
            for (int i = 0; i < ours.length; i++) {
                int at = (severity - 1) * CleanImage.VALUES + CorruptionFixtures.interleaved(i);
                worst = Math.max(worst, Math.abs(ours[i] - expected.at(at)));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(name.equals("zoom_blur") ? 1e-3 : 1e-4);
    }
}
