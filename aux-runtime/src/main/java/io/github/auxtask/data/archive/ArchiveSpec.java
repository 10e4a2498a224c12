package io.github.auxtask.data.archive;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A published tar archive, gzipped or not, that holds a data set in one folder.
 *
 * @param dataset the data set's name
 * @param file the archive's name
 * @param base the address of the folder that the archive lies in, without a slash at the end
 * @param bytes its length
 * @param digest its SHA-256
 * @param folder the one folder inside
 * @param files what must be in it
 */
public record ArchiveSpec(
        String dataset, String file, String base, long bytes, ContentId digest, String folder, List<SourceFile> files) {
    /** The system property that names another place to download from: a mirror's folder. */
    static final String URL_PROPERTY = "aux.data.url";

    private static final long MEGABYTE = 1_000_000;

    public ArchiveSpec {
        files = List.copyOf(files);
    }

    /**
     * Where to download from.
     *
     * @throws BadInputException if the configured mirror is not an address
     */
    URI address() {
        String folderAddress = System.getProperty(URL_PROPERTY, base);
        String separator = folderAddress.endsWith("/") ? "" : "/";
        try {
            return URI.create(folderAddress + separator + file);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "'" + folderAddress + "' (-D" + URL_PROPERTY + ") is not an address: give one such as " + base
                            + ".",
                    e);
        }
    }

    /** SHA-256 over one line per file, {@code <sha-256>  <name>}: the data set's identity, and what sha256sum prints. */
    public ContentId contentDigest() {
        StringBuilder lines = new StringBuilder();
        for (SourceFile source : files) {
            lines.append(source.digest()).append("  ").append(source.name()).append('\n');
        }
        return ContentId.of(lines.toString());
    }

    /** Name of the archive and of every file in it to its SHA-256. */
    public Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>(Map.of(file, digest.hex()));
        for (SourceFile source : files) {
            // Where no file's digest is published the archive's own stands for it.
            ContentId known = source.digest();
            digests.put(source.name(), (known == null ? digest : known).hex());
        }
        return digests;
    }

    /** Bytes of all files once unpacked. */
    long unpackedBytes() {
        return files.stream().mapToLong(SourceFile::bytes).sum();
    }

    /** A number of bytes for people: whole megabytes, rounded up. */
    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%d MB", (bytes + MEGABYTE - 1) / MEGABYTE);
    }
}
