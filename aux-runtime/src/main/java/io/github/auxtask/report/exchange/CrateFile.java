package io.github.auxtask.report.exchange;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * A file that goes into a crate.
 *
 * @param path within the crate, with forward slashes
 * @param source where it is now
 */
public record CrateFile(String path, Path source) {
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("csv", "text/csv"),
            Map.entry("html", "text/html"),
            Map.entry("json", "application/json"),
            Map.entry("jsonl", "application/jsonl"),
            Map.entry("md", "text/markdown"),
            Map.entry("png", "image/png"),
            Map.entry("sha256", "text/plain"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("tex", "application/x-tex"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("yml", "application/yaml"));

    /**
     * All its bytes.
     *
     * @throws RunFailedException if it cannot be read
     */
    byte[] bytes() {
        try {
            return ReadLimit.DATA.bytes(source);
        } catch (IOException e) {
            throw new RunFailedException(path + " cannot be read for the crate: " + AtomicFile.reason(e) + ".", e);
        }
    }

    /** What the metadata says of it, with its SHA-256. */
    CrateEntity entity(byte[] bytes) {
        return new CrateEntity(id(), "File")
                .with("name", path.substring(path.lastIndexOf('/') + 1))
                .with("encodingFormat", FORMATS.getOrDefault(extension(), "application/octet-stream"))
                .with("contentSize", Integer.toString(bytes.length))
                .with("sha256", ContentId.of(bytes).hex());
    }

    /** The path as the metadata names it: what an address cannot hold is escaped. */
    private String id() {
        return CrateTools.encoded(path).replace("%2F", "/");
    }

    private String extension() {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
