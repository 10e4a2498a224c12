package io.github.auxtask.nn.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.image.TransformFixture;
import io.github.auxtask.graph.Tensor;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of tensors against torchvision's numbers, within the tolerance that the fixture states. */
class TransformsFixtureTest {
    private TransformFixture fixture;
    private double tolerance;

    @BeforeEach
    void read() {
        fixture = TransformFixture.read();
        tolerance = fixture.get("tolerance").get("float_abs").doubleValue();
    }

    private float[] apply(String image, BinaryOperator<Tensor> function, float... numbers) {
        float[] some = numbers.length == 0 ? new float[1] : numbers;
        return DeviceImages.apply(fixture.image(image), fixture.shape(image), some, function);
    }

    private void check(JsonNode expected, String image, BinaryOperator<Tensor> function, float... numbers) {
        TransformFixture.check(expected, TransformFixture.wide(apply(image, function, numbers)), tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void resizes(String image) {
        JsonNode expected = fixture.get("resize_256").get(image);
        for (boolean antialias : new boolean[] {false, true}) {
            JsonNode values = expected.get("tensor_float_antialias_" + antialias);
            int height = values.get("shape").get(1).intValue();
            int width = values.get("shape").get(2).intValue();
            BinaryOperator<Tensor> resize = (x, n) -> Interpolation.resize(x, height, width, antialias);

            check(values, image, resize);
            check(expected.get("float64_antialias_" + antialias), image, resize);
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

        check(
                crop.get("float_antialias_false"),
                image,
                (x, boxes) -> Interpolation.resizedCrop(x, boxes, side, side, false),
                box);
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void blurs(String image) {
        for (Map.Entry<String, JsonNode> blur :
                fixture.get("gaussian_blur").get(image).properties()) {
            String[] kernel = blur.getKey().replace("kernel", "").split("_sigma", -1);
            int taps = Integer.parseInt(kernel[0]);

            check(
                    blur.getValue().get("float"),
                    image,
                    (x, sigmas) -> Blur.gaussian(x, sigmas, taps),
                    Float.parseFloat(kernel[1]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void padsAndCropsAndMirrors(String image) {
        for (String mode : new String[] {"symmetric", "zero"}) {
            for (JsonNode crop : fixture.get("crop_" + mode).get(image)) {
                float[] out = apply(
                        image,
                        (x, places) -> Crops.padded(x, places, 4, mode.equals("symmetric")),
                        crop.get("top").floatValue(),
                        crop.get("left").floatValue());

                checkMoved(crop.get("result"), out);
            }
        }
        checkMoved(fixture.get("flip").get(image).get("horizontal"), apply(image, Crops::mirroredWhere, 1));
    }

    private void checkMoved(JsonNode expected, float[] out) {
        boolean levels = expected.get("max").doubleValue() > 1;
        double[] values = TransformFixture.wide(out);
        for (int i = 0; levels && i < values.length; i++) {
            values[i] = Math.rint(values[i] * 255);
        }
        TransformFixture.check(expected, values, levels ? 0 : tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void standardisesBitForBitAsPlainJava(String image) {
        Standardisation cifar = Standardisation.CIFAR10;
        float[] out = apply(image, (x, n) -> Normalisation.standardise(x, cifar.mean(), cifar.std()));

        TransformFixture.check(
                fixture.get("normalise").get(image).get("fourier"), TransformFixture.wide(out), tolerance);
        float[] plain = new float[out.length];
        cifar.apply(fixture.image(image), 0, fixture.shape(image), plain, 0);
        assertThat(out).isEqualTo(plain);
    }

    @Test
    void theMiddleIsThatOfTorchvision() {
        for (String image : TransformFixture.IMAGES) {
            JsonNode crop = fixture.get("center_crop").get(image);
            JsonNode resized =
                    fixture.get("resize_256").get(image).get("pil_bilinear").get("shape");
            int width = resized.get(2).intValue();
            int height = resized.get(1).intValue();
            int top = crop.get("top_left").get(0).intValue();
            int left = crop.get("top_left").get(1).intValue();
            int side = crop.get("after_pil_resize_256").get("shape").get(1).intValue();
            byte[] counted = new byte[height * width];
            counted[top * width + left] = (byte) 255;

            float[] out = DeviceImages.apply(
                    counted, new ImageShape(1, height, width), new float[1], (x, n) -> Crops.centre(x, side, side));

            assertThat(out[0]).isEqualTo(1);
        }
    }

    @Test
    void everyImageHasItsOwnNumbers() {
        ImageShape shape = new ImageShape(1, 1, 3);
        byte[] two = {0, 51, (byte) 255, 0, 51, (byte) 255};

        assertThat(DeviceImages.apply(two, shape, new float[] {0, 1}, Crops::mirroredWhere))
                .containsExactly(0, 0.2f, 1, 1, 0.2f, 0);
        assertThat(DeviceImages.apply(
                        two, shape, new float[] {1, 0, 1, 2}, (x, places) -> Crops.padded(x, places, 1, true)))
                .containsExactly(0, 0, 0.2f, 0.2f, 1, 1);
        assertThat(DeviceImages.apply(
                        two, shape, new float[] {1, 0, 1, 2}, (x, places) -> Crops.padded(x, places, 1, false)))
                .containsExactly(0, 0, 0.2f, 0.2f, 1, 0);
        assertThat(DeviceImages.apply(
                        two,
                        shape,
                        new float[] {0, 0, 1, 1, 0, 2, 1, 1},
                        (x, boxes) -> Interpolation.resizedCrop(x, boxes, 1, 2, true)))
                .containsExactly(0, 0, 1, 1);
    }

    @Test
    void aKernelThatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeviceImages.apply(
                        new byte[9], new ImageShape(1, 3, 3), new float[1], (x, n) -> Blur.gaussian(x, n, 7)))
                .withMessageContaining("a kernel of 7 taps must be odd and fit into images of 3 x 3");
    }

    /** Of a network that resizes its own inputs. */
    @Test
    void gradientsPassThrough() {
        float[] even = DeviceImages.apply(new byte[3 * 4 * 4], new ImageShape(3, 4, 4), new float[1], (x, n) -> {
            Tensor leaf = x.leaf();
            return Interpolation.resize(leaf, 2, 2, true).sum().gradient(leaf);
        });

        // Either output weighs its inputs 3, 3, 1 over 7, from the border on, in both directions.
        assertThat(even[0]).isCloseTo((3 / 7f) * (3 / 7f), org.assertj.core.data.Offset.offset(1e-6f));
        assertThat(even[5]).isCloseTo((4 / 7f) * (4 / 7f), org.assertj.core.data.Offset.offset(1e-6f));
    }
}
