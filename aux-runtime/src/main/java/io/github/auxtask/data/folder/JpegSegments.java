package io.github.auxtask.data.folder;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** The segments before a JPEG's image data (ITU-T T.81, annex B): where its frame is, and the file without its colour profile. */
final class JpegSegments {
    private static final int MARKER = 0xFF;
    private static final int START = 0xD8;
    private static final int SCAN = 0xDA;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int RESERVED = 0xC8;
    private static final int ARITHMETIC_TABLES = 0xCC;
    private static final int PROFILE = 0xE2;
    private static final int HEADER = 4;
    private static final int FRAME = 8;

    private JpegSegments() {}

    /** Where the content of the frame's segment begins, which is precision, height, width; nothing if this is no JPEG, or cut short. */
    static Optional<Integer> frame(byte[] file) {
        for (int at = first(file); at >= 0; at = next(file, at)) {
            int marker = file[at + 1] & 0xFF;
            if (isFrame(marker)) {
                return at + HEADER + FRAME <= file.length ? Optional.of(at + HEADER) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * The same picture without embedded colour profiles. Loaders of data sets pay no heed to them, while the decoder would convert
     * colours, and fails where a profile is damaged.
     */
    static byte[] withoutProfile(byte[] file) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length);
        int copied = 0;
        for (int at = first(file); at >= 0; at = next(file, at)) {
            if ((file[at + 1] & 0xFF) == PROFILE) {
                plain.write(file, copied, at - copied);
                copied = Math.min(file.length, end(file, at));
            }
        }
        if (copied == 0) {
            return file;
        }
        plain.write(file, copied, file.length - copied);
        return plain.toByteArray();
    }

    private static int first(byte[] file) {
        boolean starts = file.length > 2 && (file[0] & 0xFF) == MARKER && (file[1] & 0xFF) == START;
        return starts ? segment(file, 2) : -1;
    }

    private static int next(byte[] file, int at) {
        return (file[at + 1] & 0xFF) == SCAN ? -1 : segment(file, end(file, at));
    }

    private static int end(byte[] file, int at) {
        return at + 2 + ((file[at + 2] & 0xFF) << Byte.SIZE | (file[at + 3] & 0xFF));
    }

    /** The segment at a place, or just behind bytes that fill up; -1 if there is none. */
    private static int segment(byte[] file, int at) {
        int place = at;
        while (place + HEADER <= file.length && (file[place] & 0xFF) == MARKER) {
            if ((file[place + 1] & 0xFF) != MARKER) {
                return place;
            }
            place++;
        }
        return -1;
    }

    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLES
                && marker != RESERVED
                && marker != ARITHMETIC_TABLES;
    }
}
