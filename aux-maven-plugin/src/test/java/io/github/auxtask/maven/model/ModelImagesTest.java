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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThatThrownBy(() -> found(8))
                .hasMessage("-Daux.size is 8, but only files of images (PNG, JPEG) are resized, and -Daux.data is '"
                        + folder + "', a folder of arrays: save them in that size; leave -Daux.size out.");

        array("test_images.npy", "(1, 2, 2, 3)", 12);
        array("test_labels.npy", "(1,)", 1);
        assertThat(found(0).settings()).containsEntry("train", "test").containsEntry("test", "test");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    (0, 4, 4, 3)  | 0  | images.npy has the shape [0, 4, 4, 3], which is that of no images at all: save at least one.
                    (2, 3, 16, 3) | 288 | images.npy has the shape [2, 3, 16, 3], which may have its channels second or last
                    (2, 4, 4, 5)  | 160 | images.npy has the shape [2, 4, 4, 5], but images are [N, H, W, C]
                    (2, 0, 4, 3)  | 0  | images.npy has the shape [2, 0, 4, 3], but images are [N, H, W, C]
                    (2, 48)       | 96 | images.npy has the shape [2, 48], but images are [N, H, W, C]
                    (3, 4, 4, 3)  | 144 | labels.npy has 2 labels in 1 dimensions, but the 3 images of images.npy
                    """)
    void whatIsWrongWithArraysIsSaidInWordsThatHoldWithoutAReproduction(String shape, int length, String message)
            throws IOException {
        array("images.npy", shape, length);
        array("labels.npy", "(2,)", 2);

        assertThatThrownBy(() -> found(0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage().contains("reproduction.yaml"))
                        .isEqualTo(e.getMessage().contains("with aux:evaluate")));
    }

    @Test
    void arraysWithoutLabelsAreSaidWithThePropertyThatNamesTheFolder() throws IOException {
        array("images.npy", "(2, 2, 2, 3)", 24);

        assertThatThrownBy(() -> found(0))
                .hasMessageStartingWith(folder.resolve("labels.npy") + " is missing: ")
                .hasMessageContaining("-Daux.data with aux:evaluate");
    }

    @Test
    void aLinkThatLeadsNowhereInThePlaceOfArraysIsNoFolderOfClasses() throws IOException {
        Files.createSymbolicLink(folder.resolve("images.npy"), Path.of("gone"));

        assertThatThrownBy(() -> found(0)).hasMessageStartingWith(folder.resolve("images.npy") + " is ");
    }

    @Test
    void classesAreThoseOfTheImagesUnderTheNameThatTheUserWrote() throws IOException {
        picture("cat/1.png", 4);
        picture("hot dog/1.png", 4);
        ModelImages images = found(0);

        assertThat(images.classes(null)).isEmpty();
        assertThat(images.classes(" ")).isEmpty();
        assertThat(images.classes("hot dog, cat")).containsExactly("hot dog", "cat");
        for (String wrong : new String[] {"cat", "cat,hot dog,cat", "cat,dog", "cat,cat", ","}) {
            assertThatThrownBy(() -> images.classes(wrong))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith("-Daux.classes must name the data set's classes in the order of the model's"
                            + " scores, each once: cat, hot dog");
        }
    }

    @Test
    void allImagesAreTakenWhereThereAreFewerThanUsualAndMoreThanThereAreAreRefused() throws IOException {
        picture("cat/1.png", 4);
        picture("dog/1.png", 4);
        ModelImages images = found(0);

        assertThat(images.count(null)).isZero();
        assertThat(images.count(2)).isEqualTo(2);
        assertThat(images.count(0)).isZero();
        assertThatThrownBy(() -> images.count(3))
                .hasMessage(
                        "-Daux.images is 3, but there are only 2 test images: give at most that many, or 0 for all.");
        assertThat(ModelImages.of("cifar10", 0, DataAccess.of(folder)).count(null))
                .isEqualTo(1000);
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
