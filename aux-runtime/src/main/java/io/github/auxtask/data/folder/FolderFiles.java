package io.github.auxtask.data.folder;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The image files of one split, read once: the SHA-256 and the size of each. */
final class FolderFiles {
    private static final long MOST_BYTES = 1L << 28;
    private static final int DIGEST_BYTES = 32;

    private final Path root;
    private final List<FolderListing.Entry> entries;
    private final byte[] digests;
    private final PictureHeader[] headers;

    private FolderFiles(Path root, List<FolderListing.Entry> entries) {
        this.root = root;
        this.entries = entries;
        this.digests = new byte[Math.multiplyExact(DIGEST_BYTES, entries.size())];
        this.headers = new PictureHeader[entries.size()];
    }

    /**
     * Reads the files on all processors.
     *
     * @param entries at least one
     * @throws BadInputException for the first that is no picture, or cannot be read
     */
    static FolderFiles read(Path root, List<FolderListing.Entry> entries) {
        FolderFiles files = new FolderFiles(root, entries);
        IntStream.range(0, entries.size())
                .parallel()
                .mapToObj(files::problem)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .ifPresent(problem -> {
                    throw problem;
                });
        return files;
    }

    private @Nullable BadInputException problem(int index) {
        try {
            byte[] content = content(file(index));
            byte[] digest = ContentId.sha256().digest(content);
            System.arraycopy(digest, 0, digests, index * DIGEST_BYTES, DIGEST_BYTES);
            headers[index] = PictureHeader.of(content, file(index).toString());
            return null;
        } catch (BadInputException e) {
            return e;
        }
    }

    /**
     * The content of a file.
     *
     * @throws BadInputException if it cannot be read, or is too large to be an image
     */
    static byte[] content(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadInputException(file + " has more than " + MOST_BYTES
                        + " bytes, which is more than is read of an image: save it smaller, or remove it.");
            }
            return ReadLimit.DATA.bytes(file);
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + " is no longer there: bring it back, or run mvn aux:data.", e);
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot read " + file + " (" + AtomicFile.reason(e) + "): check the file and its permissions.", e);
        }
    }

    /** Where an image's file is. */
    Path file(int index) {
        return root.resolve(entries.get(index).path());
    }

    /** The SHA-256 that an image's file had. */
    ContentId digest(int index) {
        return new ContentId(HexFormat.of().formatHex(digests, index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES));
    }

    /** Format and size of the first image. */
    PictureHeader first() {
        return headers[0];
    }

    /**
     * Refuses images of another size.
     *
     * @throws BadInputException for the first
     */
    void requireSize(int height, int width) {
        for (int i = 0; i < headers.length; i++) {
            if (headers[i].height() != height || headers[i].width() != width) {
                throw new BadInputException(file(i) + " has " + headers[i].width() + "x" + headers[i].height()
                        + " pixels, but the first image " + width + "x" + height
                        + ": have all resized with the setting size, as in size: " + Math.min(height, width)
                        + " (data in reproduction.yaml), or -Daux.size with aux:evaluate.");
            }
        }
    }

    /**
     * SHA-256 over one line for each file, {@code <sha-256>  <path>}, in the order of paths: what {@code sha256sum} prints.
     *
     * @param splits of one folder
     */
    static ContentId digest(FolderFiles... splits) {
        return digest(Map.of(), splits);
    }

    /**
     * The same with the files that say which image is of which class.
     *
     * @param others path of each from the folder on to its content
     */
    static ContentId digest(Map<String, byte[]> others, FolderFiles... splits) {
        MessageDigest digest = ContentId.sha256();
        Stream<Line> lists =
                others.entrySet().stream().map(other -> new Line(other.getKey(), () -> ContentId.of(other.getValue())));
        Stream<Line> images = Stream.of(splits)
                .flatMap(files -> IntStream.range(0, files.entries.size()).mapToObj(files::line));
        Stream.concat(lists, images)
                .sorted(Comparator.comparing(Line::path, PathOrder.BY_BYTES))
                .forEachOrdered(line -> digest.update(line.text().getBytes(StandardCharsets.UTF_8)));
        return ContentId.from(digest);
    }

    private record Line(String path, Supplier<ContentId> digest) {
        String text() {
            return digest.get() + "  " + path + "\n";
        }
    }

    private Line line(int index) {
        // A Mac hands out letters and their accents one by one.
        String path = Normalizer.normalize(entries.get(index).path(), Normalizer.Form.NFC);
        return new Line(path, () -> digest(index));
    }

    /** Labels in the order of the files. */
    int[] labels() {
        return entries.stream().mapToInt(FolderListing.Entry::label).toArray();
    }
}
