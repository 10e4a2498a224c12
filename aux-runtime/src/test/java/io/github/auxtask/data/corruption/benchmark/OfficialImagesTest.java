package io.github.auxtask.data.corruption.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.NpyBytes;
import io.github.auxtask.data.corruption.CorruptionFixtures;
import io.github.auxtask.data.corruption.image.CifarLike;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.image.ImageSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialImagesTest {
    private static final int IMAGES = 3;
    private static final int ROWS = 5 * IMAGES;

    private final ImageSet clean = CifarLike.images(IMAGES);

    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void writeSmallFilesInThePublishedLayout() throws IOException {
        folder = Files.createDirectories(home.resolve("CIFAR-10-C"));
        byte[] labels = new byte[ROWS];
        for (int i = 0; i < ROWS; i++) {
            labels[i] = (byte) clean.label(i % IMAGES);
        }
        Files.write(folder.resolve("labels.npy"), NpyBytes.of("|u1", "(15,)", labels));
        for (String name : Corruptions.NAMES) {
            byte[] pixels = new byte[ROWS * CleanImage.VALUES];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) (i * 31 + i / CleanImage.VALUES * 7 + name.hashCode());
            }
            Files.write(folder.resolve(name + ".npy"), NpyBytes.of("|u1", "(15, 32, 32, 3)", pixels));
        }
    }

    @Test
    void imagesAreFoundBySeverityAndTurnedIntoPlanes() {
        OfficialImages official = new OfficialImages(folder, clean);
        byte[] out = new byte[CleanImage.VALUES + 5];

        official.write("fog", 4, 2, out, 5);

        int image = 3 * IMAGES + 2;
        for (int i = 0; i < CleanImage.VALUES; i++) {
            int at = image * CleanImage.VALUES + CorruptionFixtures.interleaved(i);
            assertThat(out[5 + i]).isEqualTo((byte) (at * 31 + image * 7 + "fog".hashCode()));
        }
        assertThat(official.label(2)).isEqualTo(clean.label(2));
        assertThat(official.first(2).count()).isEqualTo(190);
        assertThat(official.originalFrost()).isTrue();
    }

    @Test
    void theOfficialFilesAreTakenWhereTheyAreAndOnlyForCifar10() {
        DataAccess access = DataAccess.of(home);

        assertThat(CorruptionSource.AUTO.open(access, "cifar10", clean).official())
                .isTrue();
        assertThat(CorruptionSource.GENERATED.open(access, "cifar10", clean).official())
                .isFalse();
        assertThat(CorruptionSource.AUTO.open(access, "shapes", clean).official())
                .isFalse();
        assertThatThrownBy(() -> CorruptionSource.OFFICIAL.open(access, "shapes", clean))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no official archive");
    }

    @Test
    void withoutTheFilesImagesAreMade() {
        assertThat(CorruptionSource.AUTO
                        .open(DataAccess.of(home.resolve("elsewhere")), "cifar10", clean)
                        .origin())
                .isEqualTo("made from cifar-like test by the published recipes, frost from pictures of our own");
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> new OfficialImages(folder, clean))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("snow.npy"));
        assertRefused("snow.npy is missing");
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        Path file = folder.resolve("snow.npy");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));
        assertRefused("snow.npy is truncated: it has 5000 bytes");

        Files.write(file, new byte[0]);
        assertRefused("snow.npy is not a NumPy array");
    }

    @Test
    void aFileOfAnotherShapeOrTypeIsNamed() throws IOException {
        Path file = folder.resolve("fog.npy");
        Files.write(file, NpyBytes.of("|u1", "(15, 3, 32, 32)", new byte[ROWS * CleanImage.VALUES]));
        assertRefused("fog.npy is an array of uint8 and shape (15, 3, 32, 32), but uint8 and shape (15, 32, 32, 3)");

        Files.write(file, NpyBytes.of("<f4", "(15, 32, 32, 3)", new byte[4 * ROWS * CleanImage.VALUES]));
        assertRefused("fog.npy is an array of float32");
    }

    @Test
    void otherLabelsAreRefused() throws IOException {
        Files.write(folder.resolve("labels.npy"), NpyBytes.of("|u1", "(15,)", new byte[ROWS]));
        assertRefused("labels.npy does not repeat the classes");

        Files.write(folder.resolve("labels.npy"), NpyBytes.of("|u1", "(4,)", new byte[4]));
        assertRefused("labels.npy has 4 labels, but five times the 3 of cifar-like test");
    }
}
