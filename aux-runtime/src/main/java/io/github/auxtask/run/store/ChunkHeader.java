package io.github.auxtask.run.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a journal is of: chunks of anything else are not gone on from.
 *
 * @param name the evaluation's, for people; equal ids of other names are the same evaluation
 * @param evaluation its id
 * @param images what it is about
 * @param weights id of the values that the classifier computes with
 * @param programs id of what computes: programs, device, arithmetic
 */
public record ChunkHeader(String name, String evaluation, String images, String weights, String programs) {
    private static final String FORMAT = "auxtask-chunks/1";

    /** By line. */
    private static final List<String> DIFFERENCES = List.of(
            "has another format",
            "is of another evaluation",
            "is of other images",
            "is of other weights",
            "was computed by other programs or on another machine");

    byte[] bytes() {
        return (String.join("\n", lines()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return List.of(
                FORMAT, "evaluation " + evaluation, "images " + images, "weights " + weights, "programs " + programs);
    }

    /** What another header is of, as the end of a sentence; {@code null} if it is the same. */
    @Nullable
    String differenceFrom(byte[] other) {
        List<String> lines = new String(other, StandardCharsets.UTF_8).lines().toList();
        List<String> own = lines();
        if (lines.size() != own.size() || !lines.get(0).equals(FORMAT)) {
            return DIFFERENCES.get(0);
        }
        for (int i = 1; i < own.size(); i++) {
            if (!own.get(i).equals(lines.get(i))) {
                return DIFFERENCES.get(i);
            }
        }
        return null;
    }
}
