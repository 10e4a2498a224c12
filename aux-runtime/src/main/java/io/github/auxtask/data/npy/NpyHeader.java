package io.github.auxtask.data.npy;

import io.github.auxtask.core.BadInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The beginning of a NumPy {@code .npy} file (NumPy Enhancement Proposal 1, versions 1 to 3): what the rest of it is. Arrays in
 * column-major order and of Python objects are refused; the latter would be pickled, which may run code.
 *
 * @param type of the elements
 * @param order of their bytes
 * @param shape extents, outermost first; empty for a single number
 * @param offset of the first element in the file
 */
@SuppressWarnings("ArrayRecordComponent") // made once, compared by nobody
record NpyHeader(NpyType type, ByteOrder order, int[] shape, int offset) {
    /** So many bytes of a file are enough to find out how long its header is. */
    static final int PREFIX = 12;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int SHORT_PREFIX = 10;
    private static final int MAXIMUM = 1 << 16;
    private static final Pattern DICTIONARY = Pattern.compile("\\{\\s*'descr'\\s*:\\s*'([<>|=]?)([A-Za-z][0-9]*)'\\s*,"
            + "\\s*'fortran_order'\\s*:\\s*(True|False)\\s*," + "\\s*'shape'\\s*:\\s*\\(([0-9, ]*)\\)\\s*,?\\s*}\\s*");

    /**
     * The length of a header including everything before it, from a file's first {@link #PREFIX} bytes.
     *
     * @throws BadInputException if this is no NumPy array; {@code what} begins the message
     */
    static int length(String what, byte[] prefix) {
        if (prefix.length < PREFIX || !Arrays.equals(MAGIC, Arrays.copyOf(prefix, MAGIC.length))) {
            throw new BadInputException(what + " is not a NumPy array (its first bytes are not those of an .npy file):"
                    + " replace it by one that numpy.save wrote.");
        }
        int major = prefix[MAGIC.length];
        if (major < 1 || major > 3) {
            throw new BadInputException(what + " is an .npy file of version " + major
                    + ", but only versions 1 to 3 are read: write it anew.");
        }
        ByteBuffer numbers = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN);
        long length = major == 1
                ? SHORT_PREFIX + (numbers.getShort(MAGIC.length + 2) & 0xFFFFL)
                : PREFIX + (numbers.getInt(MAGIC.length + 2) & 0xFFFFFFFFL);
        if (length > MAXIMUM) {
            throw new BadInputException(what + " says that its header has " + length
                    + " bytes, which no array of numbers needs: it is damaged, so fetch it anew.");
        }
        return (int) length;
    }

    /**
     * Reads a header.
     *
     * @param head the file's first {@link #length} bytes, or fewer if it ends before
     * @throws BadInputException if it is truncated, or of an array that is not read
     */
    static NpyHeader parse(String what, byte[] head) {
        int length = length(what, head);
        if (head.length < length) {
            throw new BadInputException(what + " is truncated: it ends within its header, so fetch it anew.");
        }
        int start = head[MAGIC.length] == 1 ? SHORT_PREFIX : PREFIX;
        String text = new String(head, start, length - start, StandardCharsets.ISO_8859_1).trim();
        Matcher matcher = DICTIONARY.matcher(text);
        if (!matcher.matches()) {
            throw new BadInputException(what + " has elements that are no plain numbers ("
                    + text.chars().limit(80).mapToObj(Character::toString).collect(Collectors.joining())
                    + "): save an array of one number type.");
        }
        NpyType type = NpyType.of(matcher.group(2))
                .orElseThrow(() -> new BadInputException(what + " has elements of type '" + matcher.group(2)
                        + "', which are not read: save it as uint8, int64, float32 or float64."));
        if (matcher.group(3).equals("True") && matcher.group(4).matches(".*\\d.*,\\s*\\d.*")) {
            throw new BadInputException(what + " is stored in column-major order: save numpy.ascontiguousarray of it.");
        }
        ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(type, order, shape(what, matcher.group(4)), length);
    }

    private static int[] shape(String what, String text) {
        String[] parts = Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
        try {
            return Arrays.stream(parts).mapToInt(Integer::parseInt).toArray();
        } catch (NumberFormatException e) {
            throw new BadInputException(what + " has the shape (" + text + "), which is too large to be read.", e);
        }
    }

    /** Number of elements. */
    long count() {
        long count = 1;
        for (int extent : shape) {
            count = Math.multiplyExact(count, extent);
        }
        return count;
    }

    /**
     * Refuses a file whose length does not fit its header.
     *
     * @param bytes the whole file's length
     */
    void requireLength(String what, long bytes) {
        long expected = offset + count() * type.bytes();
        if (bytes != expected) {
            throw new BadInputException(
                    what + (bytes < expected ? " is truncated" : " is too long") + ": it has " + bytes
                            + " bytes, but an array of " + type + " and shape " + text(shape) + " has " + expected
                            + "; fetch it anew.");
        }
    }

    /**
     * Refuses another shape or type than is needed.
     *
     * @throws BadInputException which says both
     */
    void require(String what, NpyType wanted, int... extents) {
        if (type != wanted && wanted == NpyType.UINT8 && Arrays.equals(shape, extents)) {
            throw new BadInputException(what + " is an array of " + type + ", but images are " + wanted
                    + " from 0 to 255: save it so, as in numpy.save(file, (255 * images).round().astype(\"uint8\")) where"
                    + " pixels go from 0 to 1.");
        }
        if (type != wanted || !Arrays.equals(shape, extents)) {
            throw new BadInputException(what + " is an array of " + type + " and shape " + text(shape) + ", but "
                    + wanted + " and shape " + text(extents) + " is needed: replace the file by the right one.");
        }
    }

    /** {@code (50000, 32, 32, 3)}. */
    static String text(int... shape) {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
