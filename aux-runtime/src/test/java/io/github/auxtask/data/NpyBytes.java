package io.github.auxtask.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds NumPy files in memory, bad ones too. */
public final class NpyBytes {
    private static final int ALIGNMENT = 64;
    private static final int PREFIX = 10;

    private NpyBytes() {}

    /** A whole file: {@code of("<f4", "(2, 2)", sixteenBytes)}. */
    public static byte[] of(String description, String shape, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header("{'descr': '" + description + "', 'fortran_order': False, 'shape': " + shape + ", }"));
        out.writeBytes(data);
        return out.toByteArray();
    }

    /** A header, padded as NumPy pads it. */
    public static byte[] header(String dictionary) {
        int padding = ALIGNMENT - (PREFIX + dictionary.length() + 1) % ALIGNMENT;
        byte[] text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, (byte) (text.length >> 8)});
        out.writeBytes(text);
        return out.toByteArray();
    }
}
