package io.github.auxtask.core;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why a file could not be read or written, in words: Java gives some reasons only by the name of an exception. */
final class IoReason {
    private IoReason() {}

    /** The reason, without the path and without a full stop. */
    static String of(IOException e, String user) {
        if (e instanceof AccessDeniedException denied) {
            return "permission denied" + whose(denied.getFile(), user);
        }
        String message = e instanceof FileSystemException fs ? fs.getReason() : e.getMessage();
        String known = known(e);
        return known != null ? known : message != null ? message : e.getClass().getSimpleName();
    }

    private static @Nullable String known(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "something of that name is there already";
        }
        if (e instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        if (e instanceof FileSystemLoopException) {
            return "links lead in a circle";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        return e instanceof EOFException ? "it ends too early" : null;
    }

    /** Whose the file is, or the nearest folder that is there, if it is somebody else's. */
    private static String whose(@Nullable String file, String user) {
        for (Path path = file == null ? null : Path.of(file); path != null; path = path.getParent()) {
            try {
                String owner = Files.getOwner(path).getName();
                return owner.equals(user)
                        ? ""
                        : " (it belongs to " + owner + "; people who share a folder need one group and umask 002)";
            } catch (IOException | UnsupportedOperationException e) {
                // Not there, or not to be seen: the folder above tells.
            }
        }
        return "";
    }
}
