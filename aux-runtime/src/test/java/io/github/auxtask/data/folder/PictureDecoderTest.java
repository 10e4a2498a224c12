package io.github.auxtask.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.ImageShape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {
    private static int[] levels(byte[] file) {
        byte[] pixels = PictureDecoder.decode(file, "a.png").pixels();
        int[] levels = new int[pixels.length];
        Arrays.setAll(levels, i -> pixels[i] & 0xFF);
        return levels;
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void levelsComeOutAsTheyWentIn(int type) {
        byte[] png = Pictures.encoded("png", type, 2, 3, 200, 100, 50);

        assertThat(PictureDecoder.decode(png, "a.png").shape()).isEqualTo(new ImageShape(3, 3, 2));
        assertThat(levels(png))
                .containsExactly(200, 200, 200, 200, 200, 200, 100, 101, 100, 101, 100, 101, 50, 50, 51, 51, 52, 52);
    }

    @Test
    void greyLevelsAreNotCorrectedAndFillAllThreeChannels() {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(0, 0, 0, 77);
        grey.getRaster().setSample(1, 0, 0, 3);

        assertThat(levels(Pictures.encoded("png", grey))).containsExactly(77, 3, 77, 3, 77, 3);
        assertThat(levels(Pictures.encoded("jpeg", even(grey, 77)))).containsOnly(77);
    }

    private static BufferedImage even(BufferedImage image, int level) {
        image.getRaster().setSample(0, 0, 0, level);
        image.getRaster().setSample(1, 0, 0, level);
        return image;
    }

    @Test
    void transparencyIsDropped() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00C86432);

        assertThat(levels(Pictures.encoded("png", image))).containsExactly(200, 100, 50);
    }

    @Test
    void palettesAreLookedUp() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(0, 0, 0xFFFF0000);
        image.setRGB(1, 0, 0xFF00FF00);

        assertThat(levels(Pictures.encoded("png", image))).containsExactly(255, 0, 0, 255, 0, 0);
    }

    @Test
    void moreThanEightBitsAreRefused() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);

        refused(Pictures.encoded("png", image), "a.png has 16 bits a channel, but 8 are read: save it with 8.");
    }

    @Test
    void theWrongEndingDoesNotMatter() {
        byte[] jpeg = Pictures.encoded("jpeg", BufferedImage.TYPE_INT_RGB, 16, 16, 128, 100, 100);

        assertThat(PictureDecoder.decode(jpeg, "a.png").shape()).isEqualTo(new ImageShape(3, 16, 16));
    }

    @Test
    void whatIsCutShortIsRefused() {
        byte[] png = Pictures.encoded("png", BufferedImage.TYPE_INT_RGB, 64, 64, 1, 2, 3);
        byte[] jpeg = Pictures.encoded("jpeg", noise());

        refused(Arrays.copyOf(png, png.length / 2), "a.png cannot be decoded");
        refused(Arrays.copyOf(jpeg, jpeg.length / 2), "a.png is truncated: replace it, or remove it.");
        refused(Arrays.copyOf(png, 20), "a.png is no PNG or JPEG picture");
        refused(Arrays.copyOf(jpeg, 20), "a.png is no PNG or JPEG picture");
    }

    /** Behind the last level are a checksum and the word that the file ends. */
    @Test
    void aPngThatIsCutShortIsRefusedUnlessAllItsLevelsAreThere() {
        byte[] png = Pictures.encoded("png", noise());
        int[] whole = levels(png);
        for (int length = 0; length < png.length - 20; length += 97) {
            refused(Arrays.copyOf(png, length), "a.png ");
        }
        for (int length = png.length - 20; length < png.length; length++) {
            byte[] cut = Arrays.copyOf(png, length);
            try {
                assertThat(levels(cut)).isEqualTo(whole);
            } catch (BadInputException e) {
                assertThat(e).hasMessageStartingWith("a.png ");
            }
        }
    }

    @Test
    void aJpegOfFourColoursIsRefusedByItsHeader() throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        }

        assertThatThrownBy(() -> PictureHeader.of(bytes.toByteArray(), "a.jpg"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "a.jpg is a JPEG of 4 colours (CMYK, for print), but grey and RGB are read: save it as RGB.");
    }

    private static BufferedImage noise() {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i * 7_919_177);
        }
        return image;
    }

    @Test
    void aColourProfileIsNotHeeded() {
        byte[] jpeg = Pictures.encoded("jpeg", noise());
        ByteArrayOutputStream with = new ByteArrayOutputStream();
        with.write(jpeg, 0, 2);
        byte[] profile = "ICC_PROFILE\0\1\1 of nothing".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        with.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE2, 0, (byte) (profile.length + 2)});
        with.writeBytes(profile);
        with.write(jpeg, 2, jpeg.length - 2);

        assertThat(levels(with.toByteArray())).isEqualTo(levels(jpeg));
    }

    @Test
    void aSizeThatNobodyCanDecodeIsRefusedBeforeMemoryIsAskedFor() {
        byte[] png = Pictures.png(1, 1, 0, 0, 0);
        png[16] = 0x7F; // the width's first byte

        refused(png, "a.png says that it has 2130706433x1 pixels, but at least one and at most 67108864 are read");
    }

    @Test
    void anyByteChangedIsDecodedOrRefusedWithASentence() {
        byte[] png = Pictures.encoded("png", BufferedImage.TYPE_INT_RGB, 8, 8, 1, 2, 3);
        byte[] jpeg = Pictures.encoded("jpeg", BufferedImage.TYPE_INT_RGB, 8, 8, 1, 2, 3);
        for (byte[] whole : new byte[][] {png, jpeg}) {
            for (int i = 0; i < whole.length; i++) {
                byte[] damaged = whole.clone();
                damaged[i] ^= (byte) 0x5A;
                try {
                    PictureDecoder.decode(damaged, "a.png");
                } catch (BadInputException e) {
                    assertThat(e).hasMessageStartingWith("a.png ");
                }
            }
        }
    }

    private static void refused(byte[] file, String message) {
        assertThatThrownBy(() -> PictureDecoder.decode(file, "a.png"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(message);
    }
}
