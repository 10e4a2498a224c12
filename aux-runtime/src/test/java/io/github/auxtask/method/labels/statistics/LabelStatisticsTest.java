package io.github.auxtask.method.labels.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.npy.NpyArray;
import io.github.auxtask.data.split.NumpyRandom;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabelStatisticsTest {
    private static final double TOLERANCE = 1e-9;
    /** Half a unit of the sixth decimal, and what float32 loses, in which the reference computed. */
    private static double printed(double value) {
        return 5e-7 + 1e-7 * Math.abs(value);
    }

    private static FloatBlock published(String name) {
        if (name.equals("category")) {
            return oneHot(10);
        }
        NpyArray file = NpyArray.read(Shared.dataset("label-representations/cifar10_" + name + ".npy"));
        return new FloatBlock(Arrays.stream(file.shape()).asLongStream().toArray(), file.floats());
    }

    private static FloatBlock oneHot(int classes) {
        float[] values = new float[classes * classes];
        for (int i = 0; i < classes; i++) {
            values[i * classes + i] = 1;
        }
        return new FloatBlock(new long[] {classes, classes}, values);
    }

    private static float[] label(FloatBlock labels, int index) {
        int size = labels.values().length / (int) labels.shape()[0];
        return Arrays.copyOfRange(labels.values(), index * size, (index + 1) * size);
    }

    private static JsonNode fixture() throws IOException {
        Path file = Shared.fixture("corruptions-audio-statistics/label_statistics.json");
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void publishedLabelsHaveTheReferencesEntropiesAndDistances() throws IOException {
        for (Map.Entry<String, JsonNode> entry : fixture().properties()) {
            JsonNode expected = entry.getValue();
            if (!expected.has("pairs")) {
                continue;
            }
            FloatBlock labels = published(entry.getKey());
            expected.get("entropy_bits")
                    .properties()
                    .forEach(bits -> close(
                            LabelEntropy.bits(label(labels, Integer.parseInt(bits.getKey()))),
                            bits.getValue().doubleValue(),
                            TOLERANCE));
            for (JsonNode pair : expected.get("pairs")) {
                LabelDistance distance = LabelStatistics.distance(
                        labels,
                        pair.get("pair").get(0).intValue(),
                        pair.get("pair").get(1).intValue());
                close(distance.order1(), pair.get("norm_ord1").doubleValue(), TOLERANCE);
                close(distance.order2(), pair.get("norm_ord2").doubleValue(), TOLERANCE);
                close(distance.meanAbsolute(), pair.get("mean_abs").doubleValue(), TOLERANCE);
                close(distance.frobenius(), pair.get("frobenius").doubleValue(), TOLERANCE);
            }
            JsonNode all = expected.get("all");
            LabelStatistics statistics = LabelStatistics.of(labels);
            spread(statistics.entropy(), all, "entropy");
            spread(statistics.order1(), all, "ord1");
            spread(statistics.order2(), all, "ord2");
            spread(statistics.meanAbsolute(), all, "mean_abs");
        }
    }

    private static void spread(Spread actual, JsonNode all, String name) {
        close(actual.mean(), all.get(name + "_mean").doubleValue(), TOLERANCE);
        double deviation = all.get(name + "_std").doubleValue();
        assertThat(actual.deviation()).isCloseTo(deviation, within(TOLERANCE * Math.max(1e-3, deviation)));
    }

    private static void close(double actual, double expected, double relative) {
        assertThat(actual).isCloseTo(expected, within(relative * Math.max(1e-3, Math.abs(expected))));
    }

    @Test
    void theSheetsTableComesOutOfTheAuthorsFiles() throws IOException {
        Map<String, LabelStatistics> known = new HashMap<>();
        int compared = 0;
        for (String line : Files.readAllLines(Shared.paper("reference/label-representations-label-stats.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[2].equals("cifar10")
                    || (cells[2].equals("cifar100") && !labels100(cells[3], 2).isEmpty())) {
                LabelStatistics statistics = known.computeIfAbsent(
                        cells[2] + cells[3],
                        key -> LabelStatistics.of(
                                cells[2].equals("cifar10")
                                        ? published(cells[3])
                                        : labels100(cells[3], 100).block()));
                Spread spread = reading(statistics, cells[7]);
                double mean = Double.parseDouble(cells[8]);
                assertThat(spread.mean()).as(line).isCloseTo(mean, within(printed(mean)));
                double deviation = Double.parseDouble(cells[9]);
                assertThat(spread.deviation()).as(line).isCloseTo(deviation, within(printed(mean)));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(6 * (9 + 3));
    }

    private record Made(FloatBlock block) {
        boolean isEmpty() {
            return block.values().length == 0;
        }
    }

    /** The labels for 100 classes that formulas give; the others' files are too large to be published with the fixtures. */
    private static Made labels100(String name, int classes) {
        int plane = 64 * 64;
        float[] values = new float[classes * plane];
        switch (name) {
            case "category" -> {
                return new Made(oneHot(classes));
            }
            case "uniform" -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (Math.floorDiv(i, plane) * 80.0 / (classes - 1));
                }
            }
            case "random" -> {
                NumpyRandom random = new NumpyRandom(48);
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) random.uniform(0, 80);
                }
            }
            default -> {
                return new Made(new FloatBlock(new long[] {0}, new float[0]));
            }
        }
        return new Made(new FloatBlock(new long[] {classes, 64, 64}, values));
    }

    private static Spread reading(LabelStatistics statistics, String metric) {
        return switch (metric) {
            case "shannon_entropy_bits" -> statistics.entropy();
            case "matrix_norm_ord1" -> statistics.order1();
            case "matrix_norm_ord2_spectral" -> statistics.order2();
            case "mean_abs_elementwise" -> statistics.meanAbsolute();
            case "sum_abs_elementwise" -> statistics.sumAbsolute();
            case "frobenius" -> statistics.frobenius();
            default -> throw new IllegalStateException("unknown metric " + metric);
        };
    }

    @Test
    void speechAndShuffledSpeechHaveExactlyTheSameEntropy() {
        Spread speech = LabelStatistics.of(published("speech")).entropy();
        assertThat(LabelStatistics.of(published("shuffle")).entropy()).isEqualTo(speech);
        for (int label = 0; label < 10; label++) {
            assertThat(LabelEntropy.bits(label(published("shuffle"), label)))
                    .isEqualTo(LabelEntropy.bits(label(published("speech"), label)));
        }
    }

    @Test
    void entropyOfSimpleLabelsIsWhatItMustBe() {
        assertThat(LabelEntropy.bits(new float[] {3, 3, 3, 3})).isEqualTo(0.0);
        assertThat(LabelEntropy.bits(new float[] {1, 2, 3, 4})).isEqualTo(2);
        assertThat(LabelEntropy.bits(new float[] {0f, -0f, 1, 1})).isEqualTo(1);
        float[] formula = new float[64 * 64];
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                formula[i * 64 + j] = (3 * i + 5 * j) % 37;
            }
        }
        // Fixture label_statistics.json, formula_matrix.
        assertThat(LabelEntropy.bits(formula)).isCloseTo(5.209434707395478, within(1e-12));
    }

    @Test
    void theSpectralNormOfSmallMatricesIsKnown() {
        assertThat(spectralNorm(2, 3, 0, 0, -4)).isCloseTo(4, within(1e-14));
        assertThat(spectralNorm(3, 1, 1, 1, 1, 1, 1)).isCloseTo(Math.sqrt(6), within(1e-14));
        assertThat(spectralNorm(2, 1, 2, 3, 4)).isCloseTo(5.464985704219043, within(1e-13));
        assertThat(spectralNorm(3, new double[9])).isZero();
    }

    private static double spectralNorm(int columns, double... matrix) {
        return LabelDistance.between(matrix, new double[matrix.length], columns).order2();
    }
}
