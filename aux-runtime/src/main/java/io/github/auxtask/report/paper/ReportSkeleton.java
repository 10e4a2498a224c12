package io.github.auxtask.report.paper;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The skeleton of a report that people go on writing. Its first line has the digest of all others, by which is seen whether somebody has
 * edited it; then it is never written over.
 */
public final class ReportSkeleton {
    /** Its name. */
    public static final String FILE = "reproducibility-report.tex";

    private static final String MARK = "% auxtask: unedited as long as this is the SHA-256 of what follows: ";

    private ReportSkeleton() {}

    /** What became of it. */
    public enum End {
        /** It was not there, or as the last time. */
        WRITTEN,
        /** A person has worked on it. */
        EDITED
    }

    /**
     * Writes it, unless that would destroy somebody's work.
     *
     * @param text all lines but the first
     * @throws RunFailedException if it cannot be read or written
     */
    static End write(String text, Path folder) {
        Path file = folder.resolve(FILE);
        if (Files.exists(file) && isEdited(file)) {
            return End.EDITED;
        }
        AtomicFile.write(file, (MARK + ContentId.of(text) + "\n" + text).getBytes(StandardCharsets.UTF_8));
        return End.WRITTEN;
    }

    private static boolean isEdited(Path file) {
        try {
            String[] parts = ReadLimit.TEXT.text(file).split("\n", 2);
            return parts.length < 2 || !parts[0].equals(MARK + ContentId.of(parts[1]));
        } catch (IOException e) {
            throw new RunFailedException(FILE + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }
}
