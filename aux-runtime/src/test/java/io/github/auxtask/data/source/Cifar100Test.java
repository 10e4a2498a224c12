package io.github.auxtask.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.data.archive.SourceFile;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar100Test {
    private static final int RECORD = 2 + 3072;

    @Test
    void theDigestIsThatOfTheSourceFiles() {
        assertThat(Cifar100.DIGEST).isEqualTo(ContentId.of("""
                        f31298fc616915fa142368359df1c4ca2ae984d6915ca468b998a5ec6aeebf29  train.bin
                        d8b1e6b7b3bee4020055f0699b111f60b1af1e262aeb93a0b659061746f8224a  test.bin
                        """));
        assertThat(Cifar100.ARCHIVE.files()).extracting(SourceFile::bytes).containsExactly(153_700_000L, 30_740_000L);
    }

    @Test
    void recordsHaveACoarseByteThenAFineByteThenPixels() {
        byte[] content = new byte[2 * RECORD];
        content[0] = 11;
        content[1] = 19;
        content[2] = 5;
        content[RECORD + 1] = 99;
        content[2 * RECORD - 1] = (byte) 200;
        ImageSet images = Cifar100.decode("two", content);
        assertThat(images.count()).isEqualTo(2);
        assertThat(images.labels()).containsExactly(19, 99);
        assertThat(images.pixels()[images.offset(0)]).isEqualTo((byte) 5);
        assertThat(images.pixels()[images.offset(1) + 3071]).isEqualTo((byte) 200);
    }

    @Test
    void brokenRecordsAreRefused() {
        assertThatThrownBy(() -> Cifar100.decode("short", new byte[RECORD + 1]))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("truncated");
        byte[] content = new byte[RECORD];
        content[1] = 100;
        assertThatThrownBy(() -> Cifar100.decode("wrong", content)).hasMessageContaining("label 100");
    }

    @Test
    void aTruncatedCopyIsRefusedAndSaidToBeOne() {
        Path home = Shared.dataset("cifar-100-binary").getParent();
        assertThatThrownBy(() -> new Cifar100().load(new DataAccess(home, true, DownloadListener.NONE)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("train.bin has 6148000 bytes instead of 153700000, so it is truncated")
                .hasMessageContaining("mvn aux:data");
        DatasetStatus status = new Cifar100().status(DataAccess.of(home), false);
        assertThat(status.present()).isFalse();
        assertThat(status.detail()).contains("train.bin", "test.bin", "truncated");
    }

    @Test
    void theFirstImagesOfTheRealFilesAreRead() throws IOException {
        Path folder = Shared.dataset("cifar-100-binary");
        ImageSet images = Cifar100.decode("beginning", Files.readAllBytes(folder.resolve("train.bin")));
        assertThat(images.count()).isEqualTo(2000);
        assertThat(Cifar100.CLASS_NAMES.get(images.label(0))).isEqualTo("cattle");
        assertThat(Files.readAllLines(folder.resolve("fine_label_names.txt")).stream()
                        .filter(line -> !line.isBlank())
                        .map(String::trim))
                .containsExactlyElementsOf(Cifar100.CLASS_NAMES);
    }

    @Test
    void aMissingDataSetSaysHowToGetIt(@TempDir Path folder) {
        DatasetStatus status = new Cifar100().status(DataAccess.of(folder), false);
        assertThat(status.present()).isFalse();
        assertThat(status.remedy()).startsWith("Run mvn aux:data to download 169 MB");
    }
}
