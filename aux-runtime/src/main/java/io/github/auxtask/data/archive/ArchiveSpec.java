package io.github.auxtask.data.archive;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A published archive, zip or tar, gzipped or not, that holds a data set in one folder.
 *
 * @param dataset the data set's name
 * @param file the archive's name
 * @param base the address of the folder that the archive lies in, without a slash at the end
 * @param bytes its length
 * @param digest its SHA-256
 * @param folder the one folder inside
 * @param files what must be in it; none where there are too many to name, and the archive's own digest stands for them
 * @param extent how much it holds
 * @param mirrors addresses of other folders, tried in this order where the first is of no use
 */
public record ArchiveSpec(
        String dataset,
        String file,
        String base,
        long bytes,
        ContentId digest,
        String folder,
        List<SourceFile> files,
        Extent extent,
        List<String> mirrors) {
    /** The system property that names another place to download from: a mirror's folder. */
    static final String URL_PROPERTY = "aux.data.url";

    private static final long MEGABYTE = 1_000_000;
    private static final int FEW_ENTRIES = 64;

    /**
     * What an archive may hold at most.
     *
     * @param bytes of all files once unpacked
     * @param entries files and folders together
     */
    public record Extent(long bytes, int entries) {}

    public ArchiveSpec {
        files = List.copyOf(files);
        mirrors = List.copyOf(mirrors);
    }

    /** An archive of a few files, each of which is known, at one address. */
    public ArchiveSpec(
            String dataset,
            String file,
            String base,
            long bytes,
            ContentId digest,
            String folder,
            List<SourceFile> files) {
        this(
                dataset,
                file,
                base,
                bytes,
                digest,
                folder,
                files,
                new Extent(files.stream().mapToLong(SourceFile::bytes).sum(), FEW_ENTRIES),
                List.of());
    }

    /**
     * Where to download from, one after the other.
     *
     * @throws BadInputException if the configured mirror is not an address
     */
    List<URI> addresses() {
        String configured = System.getProperty(URL_PROPERTY);
        return configured != null
                ? List.of(address(configured))
                : Stream.concat(Stream.of(base), mirrors.stream())
                        .map(this::address)
                        .toList();
    }

    private URI address(String folderAddress) {
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

    /** A number of bytes for people: whole megabytes, rounded up. */
    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%d MB", (bytes + MEGABYTE - 1) / MEGABYTE);
    }
}
