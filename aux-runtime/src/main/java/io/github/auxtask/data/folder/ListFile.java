package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.InvisibleText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A text file of a published data set that says which image is of which class. */
final class ListFile {
    private ListFile() {}

    /**
     * Its content.
     *
     * @param remedy what to do if it is missing, without a full stop
     * @throws BadInputException if it is missing or cannot be read
     */
    static byte[] content(Path file, String remedy) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + " is missing: " + remedy + ".");
        }
        return FolderFiles.content(file);
    }

    /**
     * Its lines, without those that are blank.
     *
     * @throws BadInputException if it is no text, or holds characters that nobody sees
     */
    static List<String> lines(Path file, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            String hidden = InvisibleText.in(text);
            if (!hidden.isEmpty()) {
                throw new BadInputException(file + " holds " + hidden + ": fetch it anew.");
            }
            return text.lines().filter(line -> !line.isBlank()).toList();
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + " is not UTF-8: fetch it anew.", e);
        }
    }
}
