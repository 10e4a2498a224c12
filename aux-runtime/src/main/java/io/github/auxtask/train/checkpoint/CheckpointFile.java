package io.github.auxtask.train.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.state.Safetensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint as a safetensors file. The metadata hold the progress as JSON, a number that rises with every checkpoint of a run,
 * and the SHA-256 of both and of all names and values.
 */
final class CheckpointFile {
    private static final String FORMAT = "auxtask-checkpoint/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckpointFile() {}

    /** A checkpoint with its place in the run's sequence. */
    record Numbered(long sequence, Checkpoint checkpoint) {}

    /** Writes it whole or not at all. */
    static void write(Path file, Numbered numbered) {
        Map<String, float[]> tensors = numbered.checkpoint().tensors();
        String progress = text(numbered.checkpoint().progress());
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("sequence", Long.toString(numbered.sequence()));
        metadata.put("progress", progress);
        metadata.put(TensorDigest.KEY, TensorDigest.of(metadata, tensors).hex());
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        tensors.forEach((name, values) -> shapes.put(name, List.of((long) values.length)));
        new Safetensors(metadata, shapes, tensors).write(file);
    }

    /**
     * Reads a checkpoint.
     *
     * @throws BadInputException if it cannot be read, or is not whole
     */
    static Numbered read(Path file) {
        Safetensors content = Safetensors.read(file);
        Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
        String digest = metadata.remove(TensorDigest.KEY);
        if (!TensorDigest.of(metadata, content.values()).hex().equals(digest)) {
            throw new BadInputException("The checksum of " + file.getFileName() + " does not fit.");
        }
        if (!FORMAT.equals(metadata.get("format"))) {
            throw new BadInputException("The checkpoint " + file.getFileName() + " has another format.");
        }
        try {
            Progress progress = JSON.readValue(String.valueOf(metadata.get("progress")), Progress.class);
            long sequence = Long.parseLong(String.valueOf(metadata.get("sequence")));
            if (progress == null) {
                throw new BadInputException(otherVersion(file));
            }
            return new Numbered(sequence, new Checkpoint(progress, content.values()));
        } catch (JsonProcessingException | NumberFormatException e) {
            throw new BadInputException(otherVersion(file), e);
        }
    }

    private static String otherVersion(Path file) {
        return "The checkpoint " + file.getFileName() + " was written by another version.";
    }

    private static String text(Progress progress) {
        try {
            return JSON.writeValueAsString(progress);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts can always be written", e);
        }
    }
}
