package io.github.auxtask.provenance;

import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the checked-out commit from the files of a checkout, for machines without git. */
final class GitDirectory {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final String REF = "ref: ";
    private static final String GITDIR = "gitdir: ";

    private GitDirectory() {}

    /** The commit, or {@code null} outside a checkout or before its first commit. */
    static @Nullable String commit(Path folder) {
        try {
            Path git = find(folder.toAbsolutePath());
            return git == null ? null : head(git);
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    private static @Nullable Path find(Path start) throws IOException {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path git = folder.resolve(".git");
            if (Files.isDirectory(git)) {
                return git;
            }
            if (Files.isRegularFile(git)) {
                // a linked work tree or a submodule: the file names the real place
                String line = ReadLimit.RECORD.text(git).strip();
                return line.startsWith(GITDIR) ? folder.resolve(line.substring(GITDIR.length())) : null;
            }
        }
        return null;
    }

    private static @Nullable String head(Path git) throws IOException {
        String head = ReadLimit.RECORD.text(git.resolve("HEAD")).strip();
        if (!head.startsWith(REF)) {
            return valid(head);
        }
        String name = head.substring(REF.length());
        Path common = git.resolve("commondir");
        Path shared = Files.isRegularFile(common)
                ? git.resolve(ReadLimit.RECORD.text(common).strip())
                : git;
        for (Path place : new Path[] {git, shared}) {
            if (Files.isRegularFile(place.resolve(name))) {
                return valid(ReadLimit.RECORD.text(place.resolve(name)).strip());
            }
        }
        return packed(shared.resolve("packed-refs"), name);
    }

    private static @Nullable String packed(Path refs, String name) throws IOException {
        if (!Files.isRegularFile(refs)) {
            return null;
        }
        for (String line : ReadLimit.RECORD.lines(refs)) {
            if (line.endsWith(" " + name)) {
                return valid(line.substring(0, line.indexOf(' ')));
            }
        }
        return null;
    }

    private static @Nullable String valid(String commit) {
        return COMMIT.matcher(commit).matches() ? commit : null;
    }
}
