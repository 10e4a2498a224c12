package io.github.auxtask.method.fourier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.method.fourier.FourierTargets.Reading;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.PlainSpectrum;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourierTargetsTest {
    private static final int SIZE = 32;
    private static final int PLANE = SIZE * SIZE;
    private static final double TOLERANCE = 2e-3;

    private static float[] targets(Reading reading, float[] images, int n) {
        return new FourierTargets(reading, SIZE, SIZE).of(images, n).get(0).values();
    }

    private static float[] noise(int n) {
        RandomStream random = RandomStream.of(5, "noise");
        float[] images = new float[n * 3 * PLANE];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
        }
        return images;
    }

    /** Magnitudes may differ by this much, and phases by it over the magnitude, modulo 2 pi. */
    private static void check(float[] actual, double[] magnitude, double[] phase, int image) {
        for (int i = 0; i < PLANE; i++) {
            int at = image * 2 * PLANE + i;
            assertThat(Math.abs(actual[at] - magnitude[i]))
                    .as("|F|, image %d, %d", image, i)
                    .isLessThan(TOLERANCE);
            double difference = Math.IEEEremainder(actual[at + PLANE] - phase[i], 2 * Math.PI);
            assertThat(Math.abs(difference) * magnitude[i])
                    .as("angle, image %d, %d", image, i)
                    .isLessThan(TOLERANCE);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, false", "4, true", "5, true", "1, true"})
    void theSpectrumIsThatOfTheDefinition(int n, boolean rolled) {
        float[] images = noise(n);
        double[] exact = new double[images.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = images[i];
        }
        double[] expected = PlainSpectrum.targets(exact, n, SIZE, rolled);
        float[] actual = targets(rolled ? Reading.BATCH_ROLLED : Reading.OWN, images, n);
        for (int image = 0; image < n; image++) {
            int at = image * 2 * PLANE;
            check(
                    actual,
                    java.util.Arrays.copyOfRange(expected, at, at + PLANE),
                    java.util.Arrays.copyOfRange(expected, at + PLANE, at + 2 * PLANE),
                    image);
        }
    }

    @Test
    void aRolledBatchGetsTheOwnTargetsOfImagesHalfABatchAway() {
        int n = 5;
        float[] own = targets(Reading.OWN, noise(n), n);
        float[] rolled = targets(Reading.BATCH_ROLLED, noise(n), n);
        int[] sources = {3, 4, 0, 1, 2};
        for (int i = 0; i < n; i++) {
            assertThat(java.util.Arrays.copyOfRange(rolled, i * 2 * PLANE, (i + 1) * 2 * PLANE))
                    .isEqualTo(java.util.Arrays.copyOfRange(own, sources[i] * 2 * PLANE, (sources[i] + 1) * 2 * PLANE));
        }
    }

    @Test
    void aNegativeRealCoefficientHasThePhasePlusPi() {
        float[] dark = new float[3 * PLANE];
        java.util.Arrays.fill(dark, -1);
        float[] target = targets(Reading.OWN, dark, 1);
        int middle = SIZE / 2 * SIZE + SIZE / 2;
        assertThat(target[middle]).isCloseTo(0.9999f * PLANE, org.assertj.core.api.Assertions.within(1e-2f));
        assertThat(target[PLANE + middle]).isEqualTo((float) Math.PI);
    }

    @Test
    void cifarImagesGiveTheTargetsOfTheReleasedCode() throws IOException {
        JsonNode fixture = new ObjectMapper()
                .readTree(Shared.fixture("networks-optimisers-attacks/fourier.json")
                        .toFile());
        double[] indices = Fixtures.numbers(fixture.get("test_image_indices"));
        int n = indices.length;
        float[] images = cifar(indices);
        JsonNode own = fixture.get("own");
        float[] actual = targets(Reading.OWN, images, n);
        check(
                actual,
                Fixtures.numbers(own.get("magnitude_full_image0")),
                Fixtures.numbers(own.get("phase_full_image0")),
                0);
        double squares = 0;
        for (float value : actual) {
            squares += (double) value * value;
        }
        assertThat(squares / actual.length)
                .isCloseTo(
                        fixture.get("mse_loss_of_zero_prediction").get("own").doubleValue(),
                        org.assertj.core.api.Assertions.withinPercentage(1e-4));
        float[] rolled = targets(Reading.BATCH_ROLLED, images, n);
        for (int i = 0; i < n; i++) {
            samples(actual, i, own.get("magnitude").get(i));
            samples(rolled, i, fixture.get("batch_rolled").get("magnitude").get(i));
            double[] real = Fixtures.numbers(
                    fixture.get("self_conjugate_positions").get("phase").get(i));
            int[] positions = {0, SIZE / 2, SIZE / 2 * SIZE, SIZE / 2 * SIZE + SIZE / 2};
            for (int j = 0; j < positions.length; j++) {
                assertThat(actual[(i * 2 + 1) * PLANE + positions[j]]).isEqualTo((float) real[j]);
            }
        }
    }

    private static void samples(float[] targets, int image, JsonNode checksum) {
        double[] samples = Fixtures.numbers(checksum.get("samples"));
        for (int j = 0; j < samples.length; j++) {
            int at = image * 2 * PLANE + (int) ((long) j * PLANE / samples.length);
            assertThat(Math.abs(targets[at] - samples[j]))
                    .as("image %d, sample %d", image, j)
                    .isLessThan(TOLERANCE);
        }
    }

    private static float[] cifar(double[] indices) throws IOException {
        ImageShape shape = ImageShape.RGB_32;
        byte[] record = new byte[1 + shape.size()];
        float[] images = new float[indices.length * shape.size()];
        try (RandomAccessFile file = new RandomAccessFile(
                Shared.dataset("cifar-10-batches-bin/test_batch.bin").toFile(), "r")) {
            for (int i = 0; i < indices.length; i++) {
                file.seek(Math.round(indices[i]) * record.length);
                file.readFully(record);
                Standardisation.CIFAR10.apply(record, 1, shape, images, i * shape.size());
            }
        }
        return images;
    }
}
