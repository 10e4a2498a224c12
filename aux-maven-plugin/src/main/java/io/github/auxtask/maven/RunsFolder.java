package io.github.auxtask.maven;

import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;

/** The folder {@code runs} beside {@code reproduction.yaml}: what was measured, meant for git. */
final class RunsFolder {
    private static final int DEPTH = 3;

    private RunsFolder() {}

    /** The folder. */
    static Path of(Reproduction reproduction) {
        return reproduction.directory().resolve("runs");
    }

    /** All records of all budgets; what cannot be read is a warning, and the rest is used. */
    static List<RunRecord> read(Reproduction reproduction, Log log) {
        return readAll(reproduction, log).records();
    }

    /** The same with the ledger, and with what cannot be read. */
    static RunRecords readAll(Reproduction reproduction, Log log) {
        RunRecords records = RunRecords.read(of(reproduction));
        records.problems().forEach(problem -> log.warn(problem.sentence()));
        return records;
    }

    /** The records' files, {@code <budget>/*.json} and {@code <budget>/attempts/*.json}, and the ledger's; none if there is no such folder. */
    static List<Path> files(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(runs, DEPTH)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.jsonl?"))
                    .filter(file -> runs.relativize(file).getNameCount() < DEPTH || isAttempt(file))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static boolean isAttempt(Path file) {
        Path parent = file.getParent();
        return parent != null && parent.endsWith(RunRecords.ATTEMPTS);
    }
}
