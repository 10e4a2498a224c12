package io.github.auxtask.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 in lower-case hexadecimal: the identity of a run, a data set, a file.
 *
 * @param hex 64 hexadecimal digits
 */
public record ContentId(String hex) {
    private static final int SHORT = 12;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public ContentId {
        if (!HEX.matcher(hex).matches()) {
            throw new BadInputException("'" + hex + "' is not a SHA-256 in 64 lower-case hexadecimal digits.");
        }
    }

    /** The id of these bytes. */
    public static ContentId of(byte[] content) {
        return new ContentId(HexFormat.of().formatHex(sha256().digest(content)));
    }

    /** The id of this text in UTF-8. */
    public static ContentId of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** A fresh digest, for content that arrives in pieces; finish it with {@link #from(MessageDigest)}. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The id of everything that went into the digest, which is reset. */
    public static ContentId from(MessageDigest digest) {
        return new ContentId(HexFormat.of().formatHex(digest.digest()));
    }

    /** The first twelve digits, enough for people and file names. */
    public String abbreviated() {
        return hex.substring(0, SHORT);
    }

    @Override
    public String toString() {
        return hex;
    }
}
