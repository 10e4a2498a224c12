package io.github.auxtask.provenance;

import io.github.auxtask.core.BadInputException;
import java.util.Base64;
import java.util.BitSet;

/**
 * Which images of an evaluation were classified correctly, in base64, so that paired tests need nothing but records: bit i % 8,
 * lowest first, of byte i / 8 is image i in the order of the test images.
 */
public final class CorrectBits {
    private CorrectBits() {}

    /**
     * The text.
     *
     * @param correct bit i is image i
     * @param images how many there are
     */
    public static String encode(BitSet correct, int images) {
        byte[] bytes = new byte[bytes(images)];
        byte[] used = correct.toByteArray();
        System.arraycopy(used, 0, bytes, 0, used.length);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The set again.
     *
     * @throws BadInputException if the text is not base64 or of another number of images
     */
    public static BitSet decode(String text, int images) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("'correctBits' is not base64 (" + e.getMessage() + ").", e);
        }
        BitSet correct = BitSet.valueOf(bytes);
        if (bytes.length != bytes(images) || correct.length() > images) {
            throw new BadInputException("'correctBits' is not about " + images + " images.");
        }
        return correct;
    }

    private static int bytes(int images) {
        return (images + Byte.SIZE - 1) / Byte.SIZE;
    }
}
