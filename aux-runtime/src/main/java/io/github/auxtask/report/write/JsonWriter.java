package io.github.auxtask.report.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.report.model.ReportModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the report for machines: the whole model, numbers raw and as shown. */
public final class JsonWriter {
    private JsonWriter() {}

    /** The model as JSON text; the same model always gives the same bytes. */
    public static String text(ReportModel model) {
        try {
            return ReportData.json().writeValueAsString(model) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report model is plain data", e);
        }
    }

    /**
     * Writes {@link #text} in UTF-8, whole or not at all.
     *
     * @throws io.github.auxtask.core.RunFailedException if the file cannot be written
     */
    public static void write(ReportModel model, Path file) {
        AtomicFile.write(file, text(model).getBytes(StandardCharsets.UTF_8));
    }
}
