package io.github.auxtask.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** transforms.json: what torchvision made of a few images, and the formulas of those images. */
public final class TransformFixture {
    private static final int RECORD = 3073;
    private static final FormulaWeights FORMULAS = Fixtures.formulas();

    /** The four images. */
    public static final List<String> IMAGES =
            List.of("formula_64", "formula_large", "formula_noise_48x40", "cifar_test");

    private final JsonNode root;

    private TransformFixture(JsonNode root) {
        this.root = root;
    }

    /** Read from beside the checkout; who asks for it is skipped where it is absent. */
    public static TransformFixture read() {
        return new TransformFixture(json("networks-optimisers-attacks/transforms.json"));
    }

    /** Another file of the fixtures. */
    public static JsonNode json(String fixture) {
        try {
            return new ObjectMapper().readTree(Shared.fixture(fixture).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part of the file. */
    public JsonNode get(String name) {
        return root.get(name);
    }

    /** Of an image. */
    public ImageShape shape(String image) {
        JsonNode shape = root.get("images").get(image).get("shape");
        return new ImageShape(
                shape.get(0).intValue(), shape.get(1).intValue(), shape.get(2).intValue());
    }

    /** The image's bytes; made by formula, or the CIFAR test image that the fixture names. */
    public byte[] image(String name) {
        byte[] pixels = switch (name) {
            case "formula_64" -> waves(shape(name), 1090);
            case "formula_large" -> waves(shape(name), 1091);
            case "formula_noise_48x40" -> noise(shape(name), 1092);
            case "cifar_test" -> cifar(root.get("cifar_index").intValue());
            default -> throw new IllegalArgumentException(name);
        };
        check(root.get("images").get(name).get("values"), unsigned(pixels), 0);
        return pixels;
    }

    private static byte[] waves(ImageShape shape, int tensor) {
        byte[] pixels = new byte[shape.size()];
        for (int i = 0; i < pixels.length; i++) {
            int channel = i / shape.plane();
            int y = i % shape.plane() / shape.width();
            int x = i % shape.width();
            double wave = 60 * Math.sin(0.11 * x + 0.07 * y + channel);
            pixels[i] = (byte) (int) Math.floor(128 + wave + 60 * (FORMULAS.u(i, tensor) - 0.5));
        }
        return pixels;
    }

    private static byte[] noise(ImageShape shape, int tensor) {
        byte[] pixels = new byte[shape.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (int) Math.floor(256 * FORMULAS.u(i, tensor));
        }
        return pixels;
    }

    private static byte[] cifar(int index) {
        Path file = Shared.dataset("cifar-10-batches-bin/test_batch.bin");
        try {
            byte[] all = Files.readAllBytes(file);
            return Arrays.copyOfRange(all, index * RECORD + 1, (index + 1) * RECORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Levels 0..255. */
    public static double[] unsigned(byte[] pixels) {
        double[] values = new double[pixels.length];
        Arrays.setAll(values, i -> pixels[i] & 0xFF);
        return values;
    }

    /** The same numbers. */
    public static double[] wide(float[] numbers) {
        double[] values = new double[numbers.length];
        Arrays.setAll(values, i -> numbers[i]);
        return values;
    }

    /** Compares sums, extremes and samples; the tolerance is for one value. */
    public static void check(JsonNode expected, double[] values, double tolerance) {
        double sum = 0;
        double absolute = 0;
        double weighted = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            absolute += Math.abs(values[i]);
            weighted += values[i] * (i % 97 + 1);
        }
        double rounding = 1e-10 * expected.get("weighted_sum").doubleValue();
        double slack = tolerance * values.length + Math.abs(rounding);
        assertThat(sum).isCloseTo(expected.get("sum").doubleValue(), within(slack));
        assertThat(absolute).isCloseTo(expected.get("abs_sum").doubleValue(), within(slack));
        assertThat(weighted).isCloseTo(expected.get("weighted_sum").doubleValue(), within(97 * slack));
        assertThat(Arrays.stream(values).min().orElseThrow())
                .isCloseTo(expected.get("min").doubleValue(), within(tolerance + 1e-11));
        assertThat(Arrays.stream(values).max().orElseThrow())
                .isCloseTo(expected.get("max").doubleValue(), within(tolerance + 1e-11));
        JsonNode samples = expected.get("samples");
        for (int j = 0; j < samples.size(); j++) {
            int at = (int) ((long) j * values.length / samples.size());
            assertThat(values[at]).isCloseTo(samples.get(j).doubleValue(), within(tolerance + 1e-11));
        }
    }
}
