package io.github.auxtask.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
    private static @Nullable Dataset loaded;

    private static Path home() {
        return Shared.dataset("cifar-10-batches-bin").getParent();
    }

    private static Dataset cifar() {
        if (loaded == null) {
            loaded = new Cifar10().load(new DataAccess(home(), true, DownloadListener.NONE));
        }
        return loaded;
    }

    @AfterAll
    static void forget() {
        loaded = null;
    }

    @Test
    void theDigestIsThatOfTheSourceFiles() {
        // sha256sum data_batch_?.bin test_batch.bin | sha256sum
        assertThat(Cifar10.DIGEST.hex()).isEqualTo("5fdcf57d170bdbc7da569af1dabd64d7d3c7507e9e7aa861fc7b691d5355c232");
        assertThat(cifar().digest()).isEqualTo(Cifar10.DIGEST);
    }

    @Test
    void theRealFilesAreThePublishedOnes() {
        DatasetStatus status = new Cifar10().status(DataAccess.of(home()), true);

        assertThat(status.present()).isTrue();
        assertThat(status.verified()).isTrue();
        assertThat(status.remedy()).isEmpty();
    }

    @Test
    void theDecodedTensorsAreTheSameEverywhere() {
        assertThat(cifar().tensorDigest().hex())
                .isEqualTo("b9af0a1eccad71cc286581de073c27ffca720751e125d2abb26e6756e54ee042");
    }

    @Test
    void theTrainingImagesHaveTheirPublishedMean() {
        ImageSet train = cifar().train();
        double[] means = new double[3];
        for (int i = 0; i < train.pixels().length; i++) {
            means[i / 1024 % 3] += (train.pixels()[i] & 0xFF) / 255.0 / (1024.0 * train.count());
        }
        assertThat(means).containsExactly(new double[] {0.49139968, 0.48215841, 0.44653091}, within(1e-8));
    }

    @Test
    void everyClassHasAsManyImages() {
        int[] train = new int[10];
        int[] test = new int[10];
        Arrays.stream(cifar().train().labels()).forEach(label -> train[label]++);
        Arrays.stream(cifar().test().labels()).forEach(label -> test[label]++);

        assertThat(train).containsOnly(5_000);
        assertThat(test).containsOnly(1_000);
        assertThat(cifar().test().label(7)).isEqualTo(6); // a frog
    }

    @Test
    void theFolderItselfMayBeTheDataHome() {
        DatasetStatus status = new Cifar10().status(DataAccess.of(home().resolve("cifar-10-batches-bin")), false);

        assertThat(status.present()).isTrue();
        assertThat(status.verified()).isFalse();
    }

    @Test
    void aTruncatedFileIsNamedWithTheRemedy(@TempDir Path folder) throws IOException {
        Path data = Files.createDirectories(folder.resolve("with space/cifar-10-batches-bin"));
        Files.write(data.resolve("data_batch_1.bin"), new byte[100]);
        Cifar10 cifar10 = new Cifar10();

        assertThatThrownBy(() -> cifar10.load(DataAccess.of(data.getParent())))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(data.toString())
                .hasMessageContaining("run mvn aux:data");
        assertThat(data).isDirectoryContaining("glob:**data_batch_1.bin");
        DatasetStatus status = cifar10.status(DataAccess.of(data.getParent()), false);
        assertThat(status.present()).isFalse();
        assertThat(status.detail())
                .contains("data_batch_1.bin has 100 bytes instead of 30730000", "test_batch.bin is missing");
        assertThat(status.remedy()).contains("Delete " + data);
    }

    @Test
    void aMissingDataSetSaysHowToGetIt(@TempDir Path folder) {
        DatasetStatus status = new Cifar10().status(DataAccess.of(folder), false);

        assertThat(status.present()).isFalse();
        assertThat(status.detail()).isEqualTo("not here");
        assertThat(status.remedy()).startsWith("Run mvn aux:data to download 171 MB");
    }
}
