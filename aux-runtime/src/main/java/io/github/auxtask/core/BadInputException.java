package io.github.auxtask.core;

/**
 * What the user gave cannot be used: a file, a key, a value, an archive, a device that is not there. The message is one
 * sentence that names the file or field, says what is wrong, and what to do. The worker exits with {@link #EXIT_CODE}.
 */
public final class BadInputException extends RuntimeException {
    /** EX_DATAERR of sysexits.h. */
    public static final int EXIT_CODE = 65;

    private static final long serialVersionUID = 1;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
