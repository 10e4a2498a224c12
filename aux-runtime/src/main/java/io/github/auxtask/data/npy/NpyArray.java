package io.github.auxtask.data.npy;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A NumPy array of numbers in memory, from an {@code .npy} file: row-major, either byte order, elements handed out as Java numbers.
 * Anything else than a whole, plain array of numbers is refused with one sentence.
 */
public final class NpyArray {
    private final String what;
    private final NpyHeader header;
    private final ByteBuffer data;

    private NpyArray(String what, NpyHeader header, ByteBuffer data) {
        this.what = what;
        this.header = header;
        this.data = data;
    }

    /**
     * Reads a file.
     *
     * @throws BadInputException if it is missing, unreadable, truncated, or no array of numbers
     */
    public static NpyArray read(Path file) {
        try {
            return parse(file.toString(), ReadLimit.DATA.bytes(file));
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + " is not there: put the file into this folder.", e);
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot read " + file + " (" + AtomicFile.reason(e) + "): check the file and its permissions.", e);
        }
    }

    /**
     * Reads a file's bytes.
     *
     * @param what begins error messages: the file's name
     * @throws BadInputException if they are truncated, or no array of numbers
     */
    public static NpyArray parse(String what, byte[] bytes) {
        NpyHeader header = NpyHeader.parse(what, bytes);
        header.requireLength(what, bytes.length);
        int offset = header.offset();
        return new NpyArray(
                what,
                header,
                ByteBuffer.wrap(bytes, offset, bytes.length - offset).slice().order(header.order()));
    }

    /** Type of the elements. */
    public NpyType type() {
        return header.type();
    }

    /** Extents, outermost first; empty for a single number. A copy. */
    public int[] shape() {
        return header.shape().clone();
    }

    /** Number of elements. */
    public int count() {
        return Math.toIntExact(header.count());
    }

    /**
     * This array, if it has these elements and extents.
     *
     * @throws BadInputException if not
     */
    public NpyArray require(NpyType type, int... shape) {
        header.require(what, type, shape);
        return this;
    }

    /** The element at this row-major index. */
    public double at(int index) {
        return header.type().at(data, index);
    }

    /** All elements, row-major. */
    public double[] doubles() {
        double[] values = new double[count()];
        Arrays.setAll(values, this::at);
        return values;
    }

    /** All elements, row-major, rounded to single precision. */
    public float[] floats() {
        float[] values = new float[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) at(i);
        }
        return values;
    }

    /**
     * All elements, row-major.
     *
     * @throws BadInputException if they are no whole numbers, or beyond 32 bits
     */
    public int[] integers() {
        int[] values = new int[count()];
        for (int i = 0; i < values.length; i++) {
            double value = at(i);
            if (!header.type().whole() || value != (int) value) {
                throw new BadInputException(what + " holds " + (header.type().whole() ? value : header.type())
                        + " where whole numbers within 32 bits are needed: save it as int64.");
            }
            values[i] = (int) value;
        }
        return values;
    }

    /**
     * The elements of an array of uint8, row-major.
     *
     * @throws BadInputException if it is of another type
     */
    public byte[] bytes() {
        header.require(what, NpyType.UINT8, header.shape());
        byte[] values = new byte[count()];
        data.get(0, values);
        return values;
    }
}
