package io.github.auxtask.maven.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataAccess;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelImagesTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderForEachClassIsTestedWhole() throws IOException {
        picture("cat/1.png", 4);
        picture("dog/1.png", 4);

        ModelImages images = found(0);
        assertThat(images.name()).isEqualTo("image-folder");
        assertThat(images.settings())
                .containsEntry("folder", folder.toString())
                .containsEntry("train", "")
                .containsEntry("test", "")
                .doesNotContainKey("size");
    }

    @Test
    void testAndValidationFoldersAreFoundAndTrainingSaysWhichClassesThereAre() throws IOException {
        picture("val/cat/1.png", 4);
        picture("val/dog/1.png", 4);
        assertThat(found(0).settings()).containsEntry("test", "val").containsEntry("train", "val");

        picture("train/cat/1.png", 4);
        picture("train/dog/1.png", 4);
        assertThat(found(0).settings()).containsEntry("test", "val").containsEntry("train", "train");

        picture("test/cat/1.png", 4);
        assertThat(found(0).settings()).containsEntry("test", "test").containsEntry("train", "train");
    }

    @Test
    void imagesThatDifferInSizeNeedOne() throws IOException {
        picture("cat/1.png", 4);
        picture("dog/1.png", 6);

        assertThatThrownBy(() -> found(0)).isInstanceOf(BadInputException.class).hasMessageContaining("-Daux.size");
        assertThat(found(5).settings()).containsEntry("size", 5);
    }

    @Test
    void arraysMayBeCalledTestOrNothing() throws IOException {
        array("images.npy", "(2, 2, 2, 3)", 24);
        array("labels.npy", "(2,)", 2);
        ModelImages images = found(0);
        assertThat(images.name()).isEqualTo("npy");
        assertThat(images.settings()).containsEntry("train", "").containsEntry("test", "");
        assertThatThrownBy(() -> found(8)).hasMessageStartingWith("-Daux.size is 8, but only the images of a folder");

        array("test_images.npy", "(1, 2, 2, 3)", 12);
        array("test_labels.npy", "(1,)", 1);
        assertThat(found(0).settings()).containsEntry("train", "test").containsEntry("test", "test");
    }

    @Test
    void whatIsNeitherIsSaid() {
        DataAccess access = DataAccess.of(folder);
        String none = folder.resolve("none").toString();
        assertThatThrownBy(() -> ModelImages.of(none, 0, access))
                .hasMessageStartingWith("-Daux.data is '" + none + "', which is neither a folder nor one of ");
        assertThatThrownBy(() -> ModelImages.of("cifar10", 8, access)).hasMessageContaining("-Daux.data is 'cifar10'");
        assertThatThrownBy(() -> found(0)).hasMessageContaining("has no folders, but there must be one for each class");
    }

    private ModelImages found(int size) {
        return ModelImages.of(folder.toString(), size, DataAccess.of(folder));
    }

    private void picture(String path, int side) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    /** Zeros, in version 1.0 of the format. */
    private void array(String name, String shape, int length) throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }";
        header += " ".repeat(117 - header.length()) + "\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        bytes.write(header.getBytes(StandardCharsets.US_ASCII));
        bytes.write(new byte[length]);
        Files.write(folder.resolve(name), bytes.toByteArray());
    }
}
