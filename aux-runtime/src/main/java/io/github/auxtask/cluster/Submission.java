package io.github.auxtask.cluster;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one {@code aux:submit} has given to the queue, as {@code submission.json} in its folder; rewritten after every job, so that a
 * command that is killed forgets none.
 *
 * @param name of its jobs in the queue
 * @param user who submitted it
 * @param firstTask the job that sees whether nodes see the store; the others wait for it
 * @param jobs its arrays
 */
public record Submission(String name, String user, String firstTask, List<SubmittedJob> jobs) {
    private static final String FILE = "submission.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Submission {
        Objects.requireNonNull(name);
        Objects.requireNonNull(user);
        Objects.requireNonNull(firstTask);
        jobs = List.copyOf(Objects.requireNonNullElse(jobs, List.of()));
    }

    /** The same with one more job. */
    public Submission with(SubmittedJob job) {
        List<SubmittedJob> all = new ArrayList<>(jobs);
        all.add(job);
        return new Submission(name, user, firstTask, all);
    }

    /** Writes it into its folder, whole or not at all. */
    public void write(Path folder) {
        try {
            AtomicFile.write(folder.resolve(FILE), JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new IllegalStateException("a submission holds only texts and numbers", e);
        }
    }

    /** Reads the one in a folder; empty if there is none, or none that can be read. */
    public static Optional<Submission> read(Path folder) {
        try {
            return Optional.of(JSON.readValue(ReadLimit.RECORD.bytes(folder.resolve(FILE)), Submission.class));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
