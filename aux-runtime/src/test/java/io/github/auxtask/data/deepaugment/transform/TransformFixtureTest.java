package io.github.auxtask.data.deepaugment.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.data.image.CifarTestImages;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.npy.NpyArray;
import io.github.auxtask.data.npy.NpzFile;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transforms with imgaug 0.2.7's own parameters against its outputs. */
class TransformFixtureTest {
    private static final String FOLDER = "corruptions-audio-statistics/";
    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int CHANNELS = 3;

    /** On the scale 0 to 255, as the fixtures' README allows for single precision. */
    private static final double TOLERANCE = 1e-3;

    private static JsonNode cases() throws IOException {
        Path file = Shared.fixture(FOLDER + "deepaugment_transforms.json");
        return new ObjectMapper().readTree(file.toFile());
    }

    private static LevelImage input(NpzFile file) {
        LevelImage image = new LevelImage(SIDE, SIDE);
        if (file.names().contains("input")) {
            NpyArray array = file.get("input");
            for (int i = 0; i < CHANNELS * PLANE; i++) {
                image.values()[i] = (float) array.at(interleaved(i));
            }
        } else {
            ImageSet test = CifarTestImages.read();
            int offset = test.offset((int) file.get("input_index").at(0));
            for (int i = 0; i < CHANNELS * PLANE; i++) {
                image.values()[i] = test.pixels()[offset + i] & 0xFF;
            }
        }
        return image;
    }

    private static int interleaved(int i) {
        return i % PLANE * CHANNELS + i / PLANE;
    }

    private static void apply(JsonNode one, LevelImage image, HueReading reading) {
        JsonNode given = one.get("parameters");
        switch (one.get("transform").textValue()) {
            case "rotate" ->
                AffineMotion.warp(
                        image, AffineMotion.forward(image, given.get("degrees").doubleValue(), 0, 0, 0));
            case "shear" ->
                AffineMotion.warp(
                        image,
                        AffineMotion.forward(image, 0, given.get("degrees").doubleValue(), 0, 0));
            case "translate-x" ->
                AffineMotion.translate(image, given.get("fraction").doubleValue(), 0);
            case "translate-y" ->
                AffineMotion.translate(image, 0, given.get("fraction").doubleValue());
            case "brighten" -> {
                int added = given.get("add").intValue();
                LevelChange.brighten(image, added, added, added);
            }
            case "gaussian-blur" ->
                GaussianSmoothing.blur(image, given.get("sigma").doubleValue());
            case "sharpen" ->
                Neighbourhood.sharpen(
                        image,
                        given.get("alpha").doubleValue(),
                        given.get("lightness").doubleValue());
            case "emboss" ->
                Neighbourhood.emboss(
                        image,
                        given.get("alpha").doubleValue(),
                        given.get("strength").doubleValue());
            case "gamma-contrast" -> LevelChange.gamma(image, given.get("gamma").doubleValue());
            case "crop" ->
                Enlargement.crop(
                        image,
                        Arrays.stream(Fixtures.numbers(given.get("px_top_right_bottom_left")))
                                .mapToInt(cut -> (int) cut)
                                .toArray());
            case "add-to-hue-and-saturation" ->
                HueAndSaturation.add(image, given.get("value").intValue(), reading);
            case "invert" -> LevelChange.invert(image, 0, null);
            case "horizontal-flip" -> Mirroring.leftToRight(image);
            case "vertical-flip" -> Mirroring.upsideDown(image);
            default -> throw new IllegalArgumentException("the fixture has a new transform: " + one);
        }
        image.clip();
    }

    private static double largestDifference(LevelImage image, NpyArray expected) {
        double largest = 0;
        for (int i = 0; i < CHANNELS * PLANE; i++) {
            largest = Math.max(largest, Math.abs(image.values()[i] - expected.at(interleaved(i))));
        }
        return largest;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cifar", "formula"})
    void everyTransformIsImgaugsOnImagesInSinglePrecision(String set) throws IOException {
        NpzFile file = NpzFile.read(Shared.fixture(FOLDER + "deepaugment_transforms_" + set + ".npz"));
        int compared = 0;
        for (JsonNode one : cases()) {
            LevelImage image = input(file);
            apply(one, image, HueReading.RELEASED);
            String key = one.get("key").textValue() + "_float";
            assertThat(largestDifference(image, file.get(key))).as(key).isLessThanOrEqualTo(TOLERANCE);
            compared++;
        }
        assertThat(compared).isEqualTo((int)
                file.names().stream().filter(name -> name.endsWith("_float")).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cifar", "formula"})
    void hueAndSaturationOfBytesAreImgaugsExactly(String set) throws IOException {
        NpzFile file = NpzFile.read(Shared.fixture(FOLDER + "deepaugment_transforms_" + set + ".npz"));
        for (JsonNode one : cases()) {
            if (one.get("transform").textValue().equals("add-to-hue-and-saturation")) {
                LevelImage image = input(file);
                apply(one, image, HueReading.BYTES);
                String key = one.get("key").textValue() + "_uint8";
                assertThat(largestDifference(image, file.get(key))).as(key).isZero();
            }
        }
    }

    @Test
    void mapsAndCutsAreImgaugs() throws IOException {
        LevelImage image = new LevelImage(SIDE, SIDE);
        for (JsonNode one : cases()) {
            JsonNode given = one.get("parameters");
            if (one.has("effective_crop_top_right_bottom_left")) {
                int[] cut = Arrays.stream(Fixtures.numbers(given.get("px_top_right_bottom_left")))
                        .mapToInt(side -> (int) side)
                        .toArray();
                assertThat(Arrays.stream(Enlargement.effective(image, cut))
                                .asDoubleStream()
                                .toArray())
                        .containsExactly(Fixtures.numbers(one.get("effective_crop_top_right_bottom_left")));
            }
            if (given.has("degrees")) {
                double degrees = given.get("degrees").doubleValue();
                boolean turned = one.get("transform").textValue().equals("rotate");
                assertThat(AffineMotion.forward(image, turned ? degrees : 0, turned ? 0 : degrees, 0, 0))
                        .containsExactly(Fixtures.numbers(one.get("forward_matrix_2x3_xy")), within(1e-12));
            }
        }
    }
}
