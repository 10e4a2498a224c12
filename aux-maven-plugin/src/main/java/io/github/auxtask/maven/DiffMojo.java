package io.github.auxtask.maven;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.log.DifferenceText;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.difference.RecordPair;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Compares any two records, value by value: what was asked for, where it was computed, and what came of it. Computes nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "diff", threadSafe = true)
public final class DiffMojo extends AbstractAuxMojo {
    /**
     * One record: the first digits of a run's id, or a file, which may be of another checkout.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.first")
    @Nullable
    String first;

    /**
     * The other record, in the same way.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.second")
    @Nullable
    String second;

    @Override
    void work() {
        RunRecord one = record(first, "-Daux.first");
        RunRecord other = record(second, "-Daux.second");
        getLog().info("first:  " + name(one));
        getLog().info("second: " + name(other));
        DifferenceText.lines(RecordPair.of(one, other)).forEach(line -> getLog().info(line));
    }

    private RunRecord record(@Nullable String text, String option) {
        if (text == null || text.isBlank()) {
            throw new BadInputException(
                    "Which records are to be compared? Give the first digits of a run's id, or a file, with " + option
                            + ".");
        }
        Path file = file(text);
        if (file != null) {
            return RunRecord.read(file);
        }
        Reproduction reproduction = reproduction();
        List<RunRecord> records = RunsFolder.read(reproduction, getLog());
        return StoredRun.find(records, text.strip().toLowerCase(java.util.Locale.ROOT), option);
    }

    private @Nullable Path file(String text) {
        try {
            Path path = project.getBasedir() == null
                    ? Path.of(text)
                    : project.getBasedir().toPath().resolve(text);
            return Files.isRegularFile(path) ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static String name(RunRecord record) {
        return String.join("/", record.variant().values()) + " seed " + record.seed() + ", budget " + record.budget()
                + ", " + record.id().abbreviated();
    }
}
