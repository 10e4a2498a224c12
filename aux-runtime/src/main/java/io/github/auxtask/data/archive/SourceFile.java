package io.github.auxtask.data.archive;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of a data set, as published.
 *
 * @param name within the data set's folder
 * @param bytes its length
 * @param digest its SHA-256; null where only that of the whole archive is published
 */
public record SourceFile(String name, long bytes, @Nullable ContentId digest) {
    public SourceFile(String name, long bytes, String sha256) {
        this(name, bytes, new ContentId(sha256));
    }

    /**
     * Reads the copy in this folder.
     *
     * @throws BadInputException if it is missing, unreadable, or not byte for byte the published file
     */
    public byte[] read(Path folder) {
        Path file = folder.resolve(name);
        byte[] content;
        try {
            String problem = sizeProblem(folder);
            if (problem != null) {
                throw altered(folder, problem);
            }
            content = ReadLimit.DATA.bytes(file);
        } catch (NoSuchFileException e) {
            throw altered(folder, "is missing");
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot read " + file + " (" + AtomicFile.reason(e) + "): check the file and its permissions.", e);
        }
        if (digest != null && !ContentId.of(content).equals(digest)) {
            throw altered(folder, "is not the published file (its SHA-256 differs)");
        }
        return content;
    }

    private BadInputException altered(Path folder, String problem) {
        return new BadInputException(folder.resolve(name) + " " + problem + ": delete the folder " + folder
                + " and run mvn aux:data to fetch it anew.");
    }

    /** What is wrong with the copy in this folder, judged by its size alone; null if nothing. */
    @Nullable
    String sizeProblem(Path folder) throws IOException {
        long size = Files.size(folder.resolve(name));
        String extent = "has " + size + " bytes instead of " + bytes;
        return size == bytes ? null : size < bytes ? extent + ", so it is truncated" : extent;
    }

    /** What is wrong with the copy in this folder, a phrase that begins with its name; null if nothing. */
    @Nullable
    String problem(Path folder, boolean thorough) {
        try {
            String size = sizeProblem(folder);
            if (size != null) {
                return name + " " + size;
            }
            boolean right = !thorough
                    || digest == null
                    || ContentId.of(ReadLimit.DATA.bytes(folder.resolve(name))).equals(digest);
            return right ? null : name + " is not the published file (its SHA-256 differs)";
        } catch (NoSuchFileException e) {
            return name + " is missing";
        } catch (IOException e) {
            return name + " cannot be read (" + AtomicFile.reason(e) + ")";
        }
    }
}
