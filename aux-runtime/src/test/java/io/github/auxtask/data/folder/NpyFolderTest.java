package io.github.auxtask.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetSettings;
import io.github.auxtask.data.NpyBytes;
import io.github.auxtask.data.image.ImageShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFolderTest {
    @TempDir
    Path folder;

    private final NpyFolder source = new NpyFolder();

    @BeforeEach
    void twoTrainingAndOneTestImage() {
        put("train_images.npy", NpyBytes.of("|u1", "(2, 2, 2, 3)", counted(24)));
        put("train_labels.npy", NpyBytes.of("<i8", "(2,)", longs(1, 0)));
        put("test_images.npy", NpyBytes.of("|u1", "(1, 2, 2, 3)", counted(12)));
        put("test_labels.npy", NpyBytes.of("|u1", "(1,)", new byte[] {1}));
    }

    /** 0, 1, 2, ... */
    private static byte[] counted(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] longs(int... numbers) {
        byte[] bytes = new byte[8 * numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[8 * i] = (byte) numbers[i];
        }
        return bytes;
    }

    private void put(String name, byte[] content) {
        Pictures.write(folder.resolve(name), content);
    }

    private Settings settings(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(Map.of("folder", folder.toString()));
        all.putAll(more);
        return DatasetSettings.of(source, all);
    }

    private Dataset load(Map<String, Object> more) {
        return source.load(DataAccess.of(folder), settings(more));
    }

    @Test
    void channelsMayBeLastOrSecondOrAbsent() {
        Dataset last = load(Map.of());
        assertThat(last.train().shape()).isEqualTo(new ImageShape(3, 2, 2));
        assertThat(last.train().pixels())
                .startsWith(0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11)
                .endsWith(14, 17, 20, 23);
        assertThat(last.train().labels()).containsExactly(1, 0);

        put("train_images.npy", NpyBytes.of("|u1", "(2, 3, 2, 2)", counted(24)));
        put("test_images.npy", NpyBytes.of("|u1", "(1, 3, 2, 2)", counted(12)));
        assertThat(load(Map.of()).train().pixels()).isEqualTo(counted(24));

        put("train_images.npy", NpyBytes.of("|u1", "(2, 1, 2)", new byte[] {1, 2, 3, 4}));
        put("test_images.npy", NpyBytes.of("|u1", "(1, 1, 2)", new byte[] {5, 6}));
        assertThat(load(Map.of()).train().pixels()).containsExactly(1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4);
    }

    @Test
    void aShapeThatCouldBeEitherMustBeSaid() {
        put("train_images.npy", NpyBytes.of("|u1", "(2, 3, 1, 3)", new byte[18]));
        put("test_images.npy", NpyBytes.of("|u1", "(1, 3, 1, 3)", new byte[9]));

        refused(Map.of(), "train_images.npy has the shape [2, 3, 1, 3], which may have its channels second or last");
        assertThat(load(Map.of("layout", "nhwc")).train().shape()).isEqualTo(new ImageShape(3, 3, 1));
        assertThat(load(Map.of("layout", "nchw")).train().shape()).isEqualTo(new ImageShape(3, 1, 3));
    }

    @Test
    void theDigestIsWhatSha256sumSaysOfTheFiles() throws IOException {
        put("classes.txt", "cat\ndog\n".getBytes(StandardCharsets.UTF_8));
        put("notes.txt", new byte[] {1});
        StringBuilder lines = new StringBuilder();
        for (String name : new String[] {
            "classes.txt", "test_images.npy", "test_labels.npy", "train_images.npy", "train_labels.npy"
        }) {
            lines.append(ContentId.of(Files.readAllBytes(folder.resolve(name))))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }

        Dataset dataset = load(Map.of());

        assertThat(dataset.digest()).isEqualTo(ContentId.of(lines.toString()));
        assertThat(dataset.files()).hasSize(5).containsKey("classes.txt");
        assertThat(dataset.classNames()).containsExactly("cat", "dog");
        assertThat(source.describe(DataAccess.of(folder), settings(Map.of())))
                .isEqualTo(dataset.description())
                .hasToString("npy (2 training and 1 test images 3x2x2, 2 classes)");
    }

    @Test
    void whatDoesNotFitIsSaid() {
        put("test_labels.npy", NpyBytes.of("|u1", "(1,)", new byte[] {2}));
        refused(Map.of(), "test_labels.npy has the label 2, but training knows classes 0 to 1 only: correct it.");
        put("test_labels.npy", NpyBytes.of("|u1", "(2,)", new byte[] {0, 1}));
        refused(Map.of(), "test_labels.npy has 2 labels in 1 dimensions, but the 1 images of test_images.npy");
        put("test_labels.npy", NpyBytes.of("|i1", "(1,)", new byte[] {-1}));
        refused(Map.of(), "test_labels.npy has the label -1 at 0, but labels count from 0");
        put("test_labels.npy", NpyBytes.of("<f4", "(1,)", new byte[4]));
        refused(Map.of(), "test_labels.npy holds float32 where whole numbers");
        put("test_labels.npy", NpyBytes.of("|u1", "(1,)", new byte[] {1}));
        put("classes.txt", "cat".getBytes(StandardCharsets.UTF_8));
        refused(Map.of(), "classes.txt names 1 classes, but labels go up to 1: name all, one per line.");
        put("classes.txt", "cat\ncat\n".getBytes(StandardCharsets.UTF_8));
        refused(Map.of(), "classes.txt has an empty line, or one name twice");
        put("test_images.npy", NpyBytes.of("|u1", "(1, 2, 4, 3)", new byte[24]));
        refused(Map.of(), "training images are 3x2x2 and test images 3x2x4: save both in one size.");
        put("test_images.npy", NpyBytes.of("|u1", "(1, 2, 2, 4)", new byte[16]));
        refused(Map.of(), "test_images.npy has the shape [1, 2, 2, 4], but images are");
        put("test_images.npy", NpyBytes.of("<f4", "(1, 2, 2, 3)", new byte[48]));
        refused(
                Map.of(),
                "test_images.npy is an array of float32, but images are uint8 from 0 to 255: save it so, as in");
        folder.resolve("test_images.npy").toFile().delete();
        refused(
                Map.of(),
                "test_images.npy is missing: save it there with numpy.save, with the images or labels of the same split");
    }

    @Test
    void testImagesAloneStandForBoth() throws IOException {
        for (String name : new String[] {"train_images.npy", "train_labels.npy"}) {
            Files.delete(folder.resolve(name));
        }
        put("test_labels.npy", NpyBytes.of("|u1", "(1,)", new byte[] {0}));
        Dataset tested = load(Map.of("train", "test"));
        assertThat(tested.train().count()).isEqualTo(1);
        assertThat(tested.test().count()).isEqualTo(1);

        Files.move(folder.resolve("test_images.npy"), folder.resolve("images.npy"));
        Files.move(folder.resolve("test_labels.npy"), folder.resolve("labels.npy"));
        Dataset plain = load(Map.of("train", "", "test", ""));
        assertThat(plain.test().count()).isEqualTo(1);
        assertThat(plain.digest()).as("names are part of it").isNotEqualTo(tested.digest());
    }

    @Test
    void aTruncatedArrayIsRefused() throws IOException {
        Path file = folder.resolve("train_images.npy");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));

        refused(Map.of(), "train_images.npy is truncated");
    }

    private void refused(Map<String, Object> more, String message) {
        assertThatThrownBy(() -> load(more))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }
}
