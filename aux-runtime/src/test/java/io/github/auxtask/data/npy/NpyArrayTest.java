package io.github.auxtask.data.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.NpyBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyArrayTest {
    @TempDir
    Path folder;

    private static byte[] floats(ByteOrder order, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static NpyArray parse(byte[] file) {
        return NpyArray.parse("weights.npy", file);
    }

    private static void assertRefused(byte[] file, String... parts) {
        assertThatThrownBy(() -> parse(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("weights.npy ")
                .hasMessageContainingAll(parts);
    }

    @Test
    void eitherByteOrderGivesTheSameNumbers() {
        byte[] little = NpyBytes.of("<f4", "(2, 2)", floats(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, -4.5f));
        byte[] big = NpyBytes.of(">f4", "(2, 2)", floats(ByteOrder.BIG_ENDIAN, 1, 2, 3, -4.5f));

        assertThat(parse(little).floats()).containsExactly(1, 2, 3, -4.5f);
        assertThat(parse(big).doubles()).containsExactly(1, 2, 3, -4.5);
        assertThat(parse(big).shape()).containsExactly(2, 2);
    }

    @Test
    void bytesAreUnsignedAndTruthValuesAreNumbers() {
        assertThat(parse(NpyBytes.of("|u1", "(3,)", new byte[] {0, -1, 7})).integers())
                .containsExactly(0, 255, 7);
        assertThat(parse(NpyBytes.of("|i1", "(1,)", new byte[] {-1})).integers())
                .containsExactly(-1);
        assertThat(parse(NpyBytes.of("|b1", "(2,)", new byte[] {1, 0})).integers())
                .containsExactly(1, 0);
    }

    @Test
    void aSingleNumberHasNoExtents() {
        byte[] data = {42, 0, 0, 0, 0, 0, 0, 0};

        NpyArray number = parse(NpyBytes.of("<i8", "()", data));

        assertThat(number.shape()).isEmpty();
        assertThat(number.integers()).containsExactly(42);
    }

    @Test
    void whatIsNoArrayOfNumbersIsRefused() {
        assertRefused("just a text file".getBytes(StandardCharsets.UTF_8), "not a NumPy array");
        assertRefused(new byte[0], "not a NumPy array");
        assertRefused(NpyBytes.of("|O", "(1,)", new byte[8]), "type 'O'", "not read");
        assertRefused(NpyBytes.of("<U5", "(1,)", new byte[20]), "type 'U5'");
        assertRefused(
                NpyBytes.header("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }"), "no plain");
        assertRefused(
                NpyBytes.header("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2), }"), "column-major order");
    }

    @Test
    void anotherLengthThanTheHeaderSaysIsRefused() {
        byte[] whole = NpyBytes.of("<f4", "(2, 2)", new byte[16]);

        assertRefused(Arrays.copyOf(whole, whole.length - 1), "truncated", "shape (2, 2)");
        assertRefused(Arrays.copyOf(whole, 40), "truncated", "within its header");
        assertRefused(Arrays.copyOf(whole, whole.length + 3), "too long");
    }

    @Test
    void anotherTypeOrShapeThanIsNeededIsRefused() {
        NpyArray array = parse(NpyBytes.of("<f4", "(2, 2)", new byte[16]));

        assertThat(array.require(NpyType.FLOAT32, 2, 2)).isSameAs(array);
        assertThatThrownBy(() -> array.require(NpyType.UINT8, 4))
                .isInstanceOf(BadInputException.class)
                .hasMessage("weights.npy is an array of float32 and shape (2, 2), but uint8 and shape (4) is needed:"
                        + " replace the file by the right one.");
        assertThatThrownBy(array::integers)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("float32");
    }

    @Test
    void anNpzFileHoldsArraysByName() throws IOException {
        Path file = folder.resolve("two arrays.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("labels.npy"));
            zip.write(NpyBytes.of("|u1", "(2,)", new byte[] {3, 4}));
            zip.putNextEntry(new ZipEntry("images.npy"));
            zip.write(NpyBytes.of("|u1", "(1, 1)", new byte[] {9}));
        }

        NpzFile npz = NpzFile.read(file);

        assertThat(npz.names()).containsExactly("labels", "images");
        assertThat(npz.get("labels").integers()).containsExactly(3, 4);
        assertThatThrownBy(() -> npz.get("weights"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no array 'weights', only labels, images");
    }

    @Test
    void brokenNpzFilesAreRefused() throws IOException {
        Path file = folder.resolve("broken.npz");
        Files.write(file, new ByteArrayOutputStream().toByteArray());

        assertThatThrownBy(() -> NpzFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("not a whole .npz file");
        assertThatThrownBy(() -> NpzFile.read(folder.resolve("absent.npz")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is not there");
        assertThatThrownBy(() -> NpyArray.read(folder.resolve("absent.npy")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is not there");
    }
}
