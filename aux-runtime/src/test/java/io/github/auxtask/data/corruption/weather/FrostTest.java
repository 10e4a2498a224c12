package io.github.auxtask.data.corruption.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.CorruptionFixtures;
import io.github.auxtask.data.corruption.GivenDraws;
import io.github.auxtask.data.corruption.benchmark.GeneratedImages;
import io.github.auxtask.data.corruption.image.CifarLike;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.image.CifarTestImages;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.npy.NpzFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrostTest {
    @TempDir
    Path home;

    private static FrostPicture even(int level) {
        byte[] pixels = new byte[CleanImage.CHANNELS * 33 * 33];
        Arrays.fill(pixels, (byte) level);
        return new FrostPicture(33, 33, pixels);
    }

    /** The reference's pictures are not here, but one crop of them made two outputs: some level must explain both. */
    @Test
    void someLevelOfFrostExplainsBothOutputsOfTheReference() {
        NpzFile cifar = CorruptionFixtures.npz("corruptions_given_draws_cifar.npz");
        NpzFile formula = CorruptionFixtures.npz("corruptions_given_draws_formula.npz");
        ImageSet test = CifarTestImages.read();
        CleanImage first = new CleanImage(
                test.pixels(), test.offset((int) cifar.get("input_index").at(0)));
        CleanImage second = CorruptionFixtures.image(formula.get("input"), 0);
        for (int severity = 1; severity <= Corruption.SEVERITIES; severity++) {
            boolean[] explained = new boolean[CleanImage.VALUES];
            for (int level = 0; level < 256; level++) {
                Frost frost = new Frost(List.of(even(level)));
                byte[] a = CorruptionFixtures.corrupted(frost, first, severity, GivenDraws.of(0.0, 0.0, 0.0));
                byte[] b = CorruptionFixtures.corrupted(frost, second, severity, GivenDraws.of(0.0, 0.0, 0.0));
                String key = "frost.s" + severity + ".output";
                for (int i = 0; i < explained.length; i++) {
                    int at = CorruptionFixtures.interleaved(i);
                    explained[i] |= (a[i] & 0xFF) == cifar.get(key).at(at)
                            && (b[i] & 0xFF) == formula.get(key).at(at);
                }
            }
            assertThat(explained).as("severity %d", severity).doesNotContain(false);
        }
    }

    @Test
    void drawnPicturesHaveTheOriginalsSizesAndAreAlwaysTheSame() {
        FrostPictures drawn = FrostFolder.read(home);

        assertThat(drawn.original()).isFalse();
        assertThat(drawn.pictures()).extracting(FrostPicture::rows).containsExactly(120, 63, 63, 70, 99);
        assertThat(drawn.pictures()).extracting(FrostPicture::columns).containsExactly(180, 112, 112, 105, 132);
        for (int i = 0; i < drawn.pictures().size(); i++) {
            byte[] again = FrostFolder.read(home).pictures().get(i).pixels();
            assertThat(drawn.pictures().get(i).pixels()).isEqualTo(again);
        }
    }

    private void supply(int changedHeight) throws IOException {
        Path folder = Files.createDirectories(home.resolve("frost"));
        for (int number = 0; number < FrostFolder.FILES.size(); number++) {
            int[] size = GeneratedFrost.SIZES.get(number);
            String name = FrostFolder.FILES.get(number);
            boolean png = name.endsWith("png");
            int height = number == 3 ? changedHeight : 5 * size[0] - number % 3;
            BufferedImage image = new BufferedImage(
                    5 * size[1], height, png ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
            image.setRGB(5 * 7 + 2, 5 * 4 + 2, 0xFFC86432);
            assertThat(ImageIO.write(
                            image, png ? "png" : "jpg", folder.resolve(name).toFile()))
                    .isTrue();
        }
    }

    @Test
    void theUsersPicturesAreReducedByTakingEveryFifthPixel() throws IOException {
        supply(350);

        FrostPictures frost = FrostFolder.read(home);

        assertThat(frost.original()).isTrue();
        FrostPicture first = frost.pictures().get(0);
        assertThat(new int[] {first.level(0, 4, 7), first.level(1, 4, 7), first.level(2, 4, 7), first.level(0, 4, 8)})
                .containsExactly(200, 100, 50, 0);
        assertThat(new GeneratedImages(CifarLike.images(3), home).origin()).contains("the original pictures");
    }

    @Test
    void otherPicturesThanTheOriginalsAreRefused() throws IOException {
        supply(300);
        assertThatThrownBy(() -> FrostFolder.read(home))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("frost4.jpg has 525x300 pixels, the original about 525x350");

        Files.write(home.resolve("frost/frost2.png"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> FrostFolder.read(home))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("frost2.png is no PNG or JPEG picture");

        Files.delete(home.resolve("frost/frost1.png"));
        assertThatThrownBy(() -> FrostFolder.read(home))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("frost1.png is missing");
    }
}
