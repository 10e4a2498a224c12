package io.github.auxtask.report.exchange;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.report.model.ReportModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes {@code codecheck.yml} beside a report: the one that lies in the reproduction's folder if there is one, else a draft. */
public final class CodecheckWriter {
    /** The name that CODECHECK gives it. */
    public static final String FILE = "codecheck.yml";

    private CodecheckWriter() {}

    /** What became of the file. */
    public enum Outcome {
        /** A draft was written, or written anew. */
        DRAFT,
        /** The one in the reproduction's folder was copied. */
        COPIED,
        /** The one that is there was edited and stays. */
        KEPT
    }

    /**
     * Writes the file. One that a person edited stays as it is; one in the reproduction's folder goes before all others.
     *
     * @param folder of the report
     * @throws RunFailedException if it cannot be read or written
     */
    public static Outcome write(Reproduction reproduction, ReportModel model, ReportedProject project, Path folder) {
        Path target = folder.resolve(FILE);
        Path own = reproduction.directory().resolve(FILE);
        try {
            if (Files.isRegularFile(own)) {
                AtomicFile.write(target, ReadLimit.TEXT.bytes(own));
                return Outcome.COPIED;
            }
            if (Files.isRegularFile(target) && CodecheckDraft.isEdited(ReadLimit.TEXT.text(target))) {
                return Outcome.KEPT;
            }
        } catch (IOException e) {
            throw new RunFailedException(FILE + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "reproduction.csv",
                "every cell of every table: the printed number, ours, intervals, tests, the verdict");
        files.put("reproduction.json", "the whole report for machines");
        files.put("reproduction.tex", "the whole report for printing");
        files.put(
                "reproduction.sha256",
                "digests of all outputs, run records and pictures included; sha256sum -c checks them");
        AtomicFile.write(
                target,
                CodecheckDraft.text(model, reproduction.paper(), project, files).getBytes(StandardCharsets.UTF_8));
        return Outcome.DRAFT;
    }
}
