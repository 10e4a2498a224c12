package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Format and size of a PNG or JPEG file, read from its first bytes without decoding it.
 *
 * @param jpeg true for JPEG, false for PNG
 * @param width columns
 * @param height rows
 */
record PictureHeader(boolean jpeg, int width, int height) {
    /** More pixels than any data set has, and few enough to be decoded: what claims more is refused before memory is asked for. */
    private static final long MOST_PIXELS = 1L << 26;

    /**
     * A byte of deflate stands for at most 1,032, each of eight pixels of one bit; a byte of JPEG for at most eight blocks of 64 pixels,
     * as every block takes a bit at least.
     */
    private static final long MOST_PNG_PIXELS_A_BYTE = 8 * 1032;

    private static final long MOST_JPEG_PIXELS_A_BYTE = 8 * 64;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int PNG_SIZE = 16;
    private static final int PNG_BITS = 24;

    /** Where a frame says how many colours it has: behind precision, height and width. */
    private static final int JPEG_COLOURS = 5;

    private static final int RGB = 3;
    private static final int CMYK = 4;

    /**
     * Reads a file's header.
     *
     * @param what begins the message: the file
     * @throws BadInputException if it is neither, damaged, too large, or has other colours than are read
     */
    static PictureHeader of(byte[] file, String what) {
        PictureHeader header = png(file)
                .or(() -> jpeg(file))
                .orElseThrow(
                        () -> new BadInputException(what + " is no PNG or JPEG picture: replace it, or remove it."));
        if (header.width() < 1 || header.height() < 1 || (long) header.width() * header.height() > MOST_PIXELS) {
            throw new BadInputException(what + " says that it has " + header.width() + "x" + header.height()
                    + " pixels, but at least one and at most " + MOST_PIXELS + " are read: replace it, or remove it.");
        }
        requireColours(file, header, what);
        long most = file.length * (header.jpeg() ? MOST_JPEG_PIXELS_A_BYTE : MOST_PNG_PIXELS_A_BYTE);
        if ((long) header.width() * header.height() > most) {
            throw new BadInputException(what + " says that it has " + header.width() + "x" + header.height()
                    + " pixels, more than its " + file.length + " bytes can hold: replace it, or remove it.");
        }
        return header;
    }

    /** Known before anything is decoded, so that no run ends in the middle of a large set. */
    private static void requireColours(byte[] file, PictureHeader header, String what) {
        int frame = header.jpeg() ? JpegSegments.frame(file).orElseThrow() : 0;
        int bits = file[header.jpeg() ? frame : PNG_BITS];
        if (bits > Byte.SIZE) {
            throw new BadInputException(what + " has " + bits + " bits a channel, but 8 are read: save it with 8.");
        }
        int colours = header.jpeg() ? file[frame + JPEG_COLOURS] : RGB;
        if (colours != 1 && colours != RGB) {
            throw new BadInputException(what + " is a JPEG of " + colours + " colours"
                    + (colours == CMYK ? " (CMYK, for print)" : "") + ", but grey and RGB are read: save it as RGB.");
        }
    }

    private static Optional<PictureHeader> png(byte[] file) {
        if (file.length <= PNG_BITS || !Arrays.equals(PNG, Arrays.copyOf(file, PNG.length))) {
            return Optional.empty();
        }
        ByteBuffer numbers = ByteBuffer.wrap(file, PNG_SIZE, 2 * Integer.BYTES);
        return Optional.of(new PictureHeader(false, numbers.getInt(), numbers.getInt()));
    }

    private static Optional<PictureHeader> jpeg(byte[] file) {
        return JpegSegments.frame(file).map(at -> {
            ByteBuffer numbers = ByteBuffer.wrap(file, at + 1, 2 * Short.BYTES);
            int height = Short.toUnsignedInt(numbers.getShort());
            return new PictureHeader(true, Short.toUnsignedInt(numbers.getShort()), height);
        });
    }
}
