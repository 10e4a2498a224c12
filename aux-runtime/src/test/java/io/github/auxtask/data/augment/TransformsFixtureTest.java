package io.github.auxtask.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.image.TransformFixture;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every transform against torchvision's numbers, within the tolerance that the fixture states. */
class TransformsFixtureTest {
    private TransformFixture fixture;
    private double tolerance;

    @BeforeEach
    void read() {
        fixture = TransformFixture.read();
        tolerance = fixture.get("tolerance").get("float_abs").doubleValue();
    }

    private float[] unit(String image) {
        byte[] pixels = fixture.image(image);
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (pixels[i] & 0xFF) / 255f;
        }
        return values;
    }

    private void check(JsonNode expected, String image, ImageTransform transform, float... numbers) {
        ImageShape shape = fixture.shape(image);
        float[] out = transform.apply(unit(image), shape, numbers, 0);

        assertThat(out).hasSize(transform.output(shape).size());
        TransformFixture.check(expected, TransformFixture.wide(out), tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void resizesTheShorterSide(String image) {
        JsonNode expected = fixture.get("resize_256").get(image);
        for (boolean antialias : new boolean[] {false, true}) {
            Resize resize = Resize.shorterSide(256, antialias);
            check(expected.get("tensor_float_antialias_" + antialias), image, resize);
            check(expected.get("float64_antialias_" + antialias), image, resize);
            JsonNode shape = expected.get("pil_bilinear").get("shape");
            assertThat(resize.output(fixture.shape(image)))
                    .isEqualTo(new ImageShape(
                            3, shape.get(1).intValue(), shape.get(2).intValue()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void resizesACrop(String image) {
        JsonNode crop = fixture.get("resized_crop").get(image);
        float[] box = new float[4];
        for (int i = 0; i < box.length; i++) {
            box[i] = crop.get("top_left_height_width").get(i).floatValue();
        }
        int side = crop.get("size").intValue();

        check(crop.get("float_antialias_false"), image, new RandomResizedCrop(side, side, 1, 1, 1, 1, false), box);
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void blurs(String image) {
        for (Map.Entry<String, JsonNode> blur :
                fixture.get("gaussian_blur").get(image).properties()) {
            Kernel kernel = Kernel.of(blur.getKey());
            RandomBlur transform = new RandomBlur(kernel.taps(), kernel.sigma(), kernel.sigma());
            check(blur.getValue().get("float"), image, transform, (float) kernel.sigma());
            check(blur.getValue().get("float64"), image, transform, (float) kernel.sigma());
        }
    }

    /** {@code kernel5_sigma0.3}. */
    private record Kernel(int taps, double sigma) {
        static Kernel of(String key) {
            String[] parts = key.replace("kernel", "").split("_sigma", -1);
            return new Kernel(Integer.parseInt(parts[0]), Double.parseDouble(parts[1]));
        }
    }

    /** The fixture lists the taps of its blurs in the middle of zeros. */
    @Test
    void gaussiansHaveTheirTaps() {
        String blur =
                fixture.get("gaussian_blur").get("formula_64").fieldNames().next();
        int radius = Kernel.of(blur).taps() / 2;
        for (Map.Entry<String, JsonNode> kernel :
                fixture.get("gaussian_kernel_1d").properties()) {
            int middle = kernel.getValue().size() / 2;
            double[] ours = AxisTaps.gaussian(4 * radius, radius, Double.parseDouble(kernel.getKey()))
                    .weights(2 * radius);
            assertThat(ours).hasSize(2 * radius + 1);
            for (int k = -radius; k <= radius; k++) {
                double expected = kernel.getValue().get(middle + k).doubleValue();
                assertThat(ours[radius + k]).isCloseTo(expected, within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void padsAndCrops(String image) {
        for (PadMode mode : PadMode.values()) {
            for (JsonNode crop : fixture.get("crop_" + mode).get(image)) {
                JsonNode expected = crop.get("result");
                float[] place = {crop.get("top").floatValue(), crop.get("left").floatValue()};

                float[] out = new RandomCrop(4, mode).apply(unit(image), fixture.shape(image), place, 0);

                checkLevels(expected, out);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void flips(String image) {
        float[] out = new HorizontalFlip(1).apply(unit(image), fixture.shape(image), new float[] {1}, 0);

        checkLevels(fixture.get("flip").get(image).get("horizontal"), out);
    }

    /** Moved pixels are the same ones, whether the fixture lists them as levels or on the scale of 0 to 1. */
    private void checkLevels(JsonNode expected, float[] out) {
        boolean levels = expected.get("max").doubleValue() > 1;
        double[] values = TransformFixture.wide(out);
        for (int i = 0; levels && i < values.length; i++) {
            values[i] = Math.rint(values[i] * 255);
        }
        TransformFixture.check(expected, values, levels ? 0 : tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void cutsOutTheMiddle(String image) {
        JsonNode crop = fixture.get("center_crop").get(image);
        JsonNode resized =
                fixture.get("resize_256").get(image).get("pil_bilinear").get("shape");
        ImageShape shape =
                new ImageShape(3, resized.get(1).intValue(), resized.get(2).intValue());
        JsonNode after = crop.get("after_pil_resize_256");
        byte[] bytes = new byte[shape.size()];
        ByteResize.bilinear(fixture.image(image), 0, fixture.shape(image), shape.height(), shape.width(), bytes, 0);
        float[] levels = new float[bytes.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = bytes[i] & 0xFF;
        }

        float[] out = new CentreCrop(
                        after.get("shape").get(1).intValue(),
                        after.get("shape").get(2).intValue())
                .apply(levels, shape, new float[0], 0);

        TransformFixture.check(after, TransformFixture.wide(out), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void standardises(String image) {
        Standardisation imageNet =
                new Standardisation(new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});
        JsonNode expected = fixture.get("normalise").get(image);

        check(expected.get("fourier"), image, new Standardise(Standardisation.CIFAR10));
        check(expected.get("imagenet"), image, new Standardise(imageNet));
    }
}
