package io.github.auxtask.live;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * The state of one run as {@code live.json} in its folder of the store, there while somebody works on the run, and after somebody was
 * killed who did. It appears whole, but is not forced to the disk: a machine that loses power loses nothing that matters.
 */
public final class LiveFile {
    private static final String NAME = "live.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private LiveFile() {}

    /** The file in a run's folder. */
    public static Path of(Path folder) {
        return folder.resolve(NAME);
    }

    /** Reads it; empty if there is none, or none that can be read. */
    public static Optional<LiveState> read(Path folder) {
        try {
            return Optional.of(JSON.readValue(ReadLimit.TEXT.bytes(of(folder)), LiveState.class));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Writes it into a folder that exists already; that it cannot be written is no reason to stop a run, and is passed over. */
    static void write(Path folder, LiveState state) {
        Path temporary = folder.resolve("." + NAME + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, JSON.writeValueAsBytes(state));
            Files.move(temporary, of(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete(temporary);
        }
    }

    /** Deletes it: the run's record says everything now. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What is left there says less than the record, which is looked at first.
        }
    }
}
