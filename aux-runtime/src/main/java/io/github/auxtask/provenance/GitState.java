package io.github.auxtask.provenance;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.Provenance.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checkout around a folder, asked of git itself where it is installed. Run records are left out: a training writes
 * them, and would make every checkout dirty that it measures.
 */
final class GitState {
    /** Records and lines of the ledger; anything else in a folder of that name counts, since code and tables may lie there. */
    private static final List<String> WHERE = List.of(
            ":(top)",
            ":(top,exclude,glob)**/runs/**/*.json",
            ":(top,exclude,glob)**/runs/**/*.jsonl",
            // half written ones
            ":(top,exclude,glob)**/runs/**/.*");

    private GitState() {}

    static Code of(Path folder) {
        @Nullable String commit = GitDirectory.commit(folder);
        try {
            Optional<Path> top =
                    GitCommand.text(folder, "rev-parse", "--show-toplevel").map(Path::of);
            if (top.isEmpty()) {
                return new Code(commit, null, null);
            }
            Optional<String> head = GitCommand.text(top.get(), "rev-parse", "--verify", "--quiet", "HEAD");
            return head.isEmpty() ? new Code(null, null, null) : withChanges(top.get(), head.get());
        } catch (IOException | UncheckedIOException e) {
            return new Code(commit, null, null);
        }
    }

    private static Code withChanges(Path root, String head) throws IOException {
        @Nullable
        String branch = GitCommand.text(root, "symbolic-ref", "--quiet", "--short", "HEAD")
                .orElse(null);
        Optional<byte[]> patch = GitCommand.bytes(
                root,
                where(
                        "diff",
                        "HEAD",
                        "--binary",
                        "--no-ext-diff",
                        "--no-textconv",
                        "--no-color",
                        "--src-prefix=a/",
                        "--dst-prefix=b/",
                        "--"));
        Optional<byte[]> added =
                GitCommand.bytes(root, where("ls-files", "--others", "--exclude-standard", "-z", "--"));
        if (patch.isEmpty() || added.isEmpty()) {
            return new Code(head, null, null, branch);
        }
        if (patch.get().length == 0 && added.get().length == 0) {
            return new Code(head, false, null, branch);
        }
        MessageDigest digest = ContentId.sha256();
        digest.update(patch.get());
        for (String name : new String(added.get(), StandardCharsets.UTF_8).split("\0", -1)) {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            Path file = root.resolve(name);
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                digest.update(fileDigest(file));
            }
        }
        return new Code(head, true, ContentId.from(digest).hex(), branch);
    }

    private static List<String> where(String... command) {
        return Stream.concat(Stream.of(command), WHERE.stream()).toList();
    }

    private static byte[] fileDigest(Path file) throws IOException {
        MessageDigest digest = ContentId.sha256();
        try (var stream = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return digest.digest();
    }
}
