package io.github.auxtask.provenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.DigestList;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file {@code pictures.json} in a folder of pictures: what they are, in the order in which they are shown. Whoever copies
 * them trusts neither the list nor the files: names are checked, and {@link #content} hands out PNG and WAV and nothing else.
 *
 * @param pictures every file at most once
 */
public record PictureIndex(List<Picture> pictures) {
    /** The list's file name. */
    public static final String FILE = "pictures.json";

    /** The folder below a run's folder in the store. */
    public static final String FOLDER = "pictures";

    /** The list of the digests of all files there; older folders have none. */
    public static final String DIGESTS = "SHA256SUMS";

    private static final String CAPTIONS = "captions";
    private static final int LARGEST_FILE = 4 << 20;
    private static final int MOST = 200;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public PictureIndex {
        pictures = List.copyOf(pictures);
        Set<String> files = new HashSet<>();
        for (Picture picture : pictures) {
            if (!files.add(picture.file())) {
                throw new BadInputException(FILE + " lists " + picture.file()
                        + " twice: delete the folder; the pictures" + " are then made anew.");
            }
        }
        if (pictures.size() > MOST) {
            throw new BadInputException(
                    FILE + " lists " + pictures.size() + " pictures, but at most " + MOST + " are shown.");
        }
    }

    /** Whether a folder has a list. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /** What was damaged in a folder since its list was written, as the end of a sentence; empty if nothing was, or nobody knows. */
    public static Optional<String> flaw(Path folder) {
        return DigestList.flaw(folder.resolve(DIGESTS));
    }

    /**
     * Reads a folder's list.
     *
     * @throws BadInputException if it cannot be read, or holds what no report should show
     */
    public static PictureIndex read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new BadInputException(FILE + " is larger than " + LARGEST_FILE + " bytes.");
            }
            JsonNode list = MAPPER.readValue(ReadLimit.DATA.bytes(file), JsonNode.class);
            // Lists of early versions have no captions.
            for (JsonNode picture : list) {
                if (picture instanceof ObjectNode fields && !fields.has(CAPTIONS)) {
                    fields.putArray(CAPTIONS);
                }
            }
            Picture[] pictures = MAPPER.treeToValue(list, Picture[].class);
            // The JSON value null, alone or in the list.
            if (pictures == null || Arrays.asList(pictures).contains(null)) {
                throw new BadInputException(
                        FILE + " is no list of pictures: delete it, and mvn aux:attack draws them anew.");
            }
            return new PictureIndex(List.of(pictures));
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof BadInputException cause) {
                throw new BadInputException(FILE + ": " + cause.getMessage(), e);
            }
            throw broken(e);
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new BadInputException(FILE + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }

    private static BadInputException broken(JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
        String what = e.getOriginalMessage().lines().findFirst().orElse("").replaceAll("[.:;]+$", "");
        return new BadInputException(FILE + line + " is not a list of pictures: " + what + ".", e);
    }

    /**
     * Writes the list; the pictures must be there already.
     *
     * @throws io.github.auxtask.core.RunFailedException if it cannot be written
     */
    public void write(Path folder) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n"));
        try {
            byte[] json = MAPPER.writer(printer).writeValueAsBytes(pictures);
            // Before it is written again, so that old digests never stand beside new pictures.
            Files.deleteIfExists(folder.resolve(DIGESTS));
            AtomicFile.write(folder.resolve(FILE), json);
            List<String> names = new ArrayList<>(List.of(FILE));
            pictures.forEach(picture -> names.add(picture.file()));
            DigestList.write(folder.resolve(DIGESTS), names);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a picture is plain data", e);
        } catch (IOException e) {
            throw new RunFailedException("Cannot write the list of pictures: " + AtomicFile.reason(e) + ".", e);
        }
    }

    /**
     * The bytes of a picture.
     *
     * @throws BadInputException if it is not there, too large, a link, or not what its name says
     */
    public static byte[] content(Path folder, Picture picture) {
        Path file = folder.resolve(picture.file());
        try {
            if (Files.isSymbolicLink(file) || !Files.isRegularFile(file)) {
                throw new BadInputException(picture.file() + " is not there: delete " + FILE
                        + " beside it; the pictures are then made anew.");
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new BadInputException(picture.file() + " is larger than " + LARGEST_FILE + " bytes.");
            }
            byte[] content = checked(picture, ReadLimit.DATA.bytes(file));
            Path digests = folder.resolve(DIGESTS);
            if (Files.exists(digests)
                    && !ContentId.of(content).equals(DigestList.read(digests).get(picture.file()))) {
                throw new BadInputException(picture.file()
                        + " was changed since it was drawn: mvn aux:attack draws the pictures of this run anew.");
            }
            return content;
        } catch (IOException e) {
            throw new BadInputException(picture.file() + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }

    /**
     * Looks at the first bytes of a picture.
     *
     * @return the same bytes
     * @throws BadInputException if they are not those of PNG or WAV, as the name says
     */
    public static byte[] checked(Picture picture, byte[] content) {
        boolean right = picture.sound()
                ? startsWith(content, 0, 'R', 'I', 'F', 'F') && startsWith(content, 8, 'W', 'A', 'V', 'E')
                : startsWith(content, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
        if (!right) {
            throw new BadInputException(picture.file() + " is not a " + (picture.sound() ? "WAV" : "PNG") + " file.");
        }
        return content;
    }

    private static boolean startsWith(byte[] content, int at, int... expected) {
        if (content.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((content[at + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
