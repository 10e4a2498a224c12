package io.github.auxtask.report.write;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.report.model.ReportModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the report as a complete LaTeX document in ASCII, which pdflatex compiles in one pass with nothing but
 * texlive-latex-base, texlive-latex-recommended and texlive-pictures. Curves are drawn by pgfplots.
 */
public final class LatexWriter {
    private final Templates templates;
    private final String images;

    /**
     * A writer.
     *
     * @param templates the look
     * @param images folder of the pictures as seen from the document, with forward slashes
     */
    public LatexWriter(Templates templates, String images) {
        this.templates = templates;
        this.images = images;
    }

    /**
     * The document.
     *
     * @throws io.github.auxtask.core.BadInputException if a template is wrong; names the file and the line
     */
    public String text(ReportModel model) {
        return templates.fill(
                "latex/reproduction.ftl",
                Map.of(
                        "model", ReportData.map(model),
                        "sections", ReportData.sections(Section.of(model), "latex", ".ftl"),
                        "palette", ReportData.palette(),
                        "images", images));
    }

    /**
     * Writes {@link #text}, whole or not at all.
     *
     * @throws io.github.auxtask.core.RunFailedException if the file cannot be written
     */
    public void write(ReportModel model, Path file) {
        AtomicFile.write(file, text(model).getBytes(StandardCharsets.UTF_8));
    }
}
