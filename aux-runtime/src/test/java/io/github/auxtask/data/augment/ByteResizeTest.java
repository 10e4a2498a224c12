package io.github.auxtask.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.TransformFixture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteResizeTest {
    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void resizesAsPillowDoesToTheLevel(String image) {
        TransformFixture fixture = TransformFixture.read();
        JsonNode expected = fixture.get("resize_256").get(image).get("pil_bilinear");
        int height = expected.get("shape").get(1).intValue();
        int width = expected.get("shape").get(2).intValue();
        byte[] out = new byte[3 * height * width + 1];

        ByteResize.bilinear(fixture.image(image), 0, fixture.shape(image), height, width, out, 1);

        // The fixture tolerates a level, but the same fixed-point arithmetic leaves no difference.
        TransformFixture.check(expected, TransformFixture.unsigned(Arrays.copyOfRange(out, 1, out.length)), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void resizesACropAsPillowDoesToTheLevel(String image) {
        TransformFixture fixture = TransformFixture.read();
        JsonNode crop = fixture.get("resized_crop").get(image);
        int[] box = new int[4];
        Arrays.setAll(box, i -> crop.get("top_left_height_width").get(i).intValue());
        int side = crop.get("size").intValue();
        byte[] out = new byte[3 * side * side];

        byte[] cut = cut(fixture.image(image), fixture.shape(image), box);
        ByteResize.bilinear(cut, 0, new ImageShape(3, box[2], box[3]), side, side, out, 0);

        TransformFixture.check(crop.get("pil"), TransformFixture.unsigned(out), 0);
    }

    private static byte[] cut(byte[] pixels, ImageShape shape, int[] box) {
        byte[] out = new byte[shape.channels() * box[2] * box[3]];
        for (int i = 0; i < out.length; i++) {
            int channel = i / (box[2] * box[3]);
            int y = box[0] + i / box[3] % box[2];
            int x = box[1] + i % box[3];
            out[i] = pixels[channel * shape.plane() + y * shape.width() + x];
        }
        return out;
    }

    @Test
    void theSameSizeIsTheSameImage() {
        byte[] pixels = {1, 2, 3, 4, 5, 6};
        byte[] out = new byte[6];

        ByteResize.bilinear(pixels, 0, new ImageShape(1, 2, 3), 2, 3, out, 0);

        assertThat(out).isEqualTo(pixels);
    }

    @Test
    void anEvenImageStaysEven() {
        byte[] pixels = new byte[7 * 5];
        Arrays.fill(pixels, (byte) 200);
        byte[] out = new byte[3 * 11];

        ByteResize.bilinear(pixels, 0, new ImageShape(1, 7, 5), 3, 11, out, 0);

        assertThat(out).containsOnly(200);
    }
}
