package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.model.SamplePages;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LatexWriterTest {
    /** Only so that a hanging process does not hold the build for ever. */
    private static final int MINUTES = 20;

    @TempDir
    private Path folder;

    private SampleReproduction sample;

    @BeforeEach
    void prepare() throws IOException {
        sample = SampleReproduction.in(folder.resolve("a folder with spaces"));
    }

    @Test
    void theDocumentIsAsciiAndLoadsOnlyWhatTheSmallInstallationsHave() {
        String latex = text(SamplePages.mixed(sample));
        assertThat(latex.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
        assertThat(latex).doesNotContain("siunitx").doesNotContain("standalone").doesNotContain("fontspec");
    }

    @Test
    void aReportWithRunsCompiles() throws Exception {
        List<RunRecord> runs = new ArrayList<>(sample.completed("quick", 5));
        runs.addAll(sample.completed("full", 5).subList(0, 60));
        runs.set(0, SampleReproduction.failed(runs.get(0)));
        compile(new RunRecords(
                runs, List.of(new RunRecords.Problem("x_1.json", "x_1.json: is {not} JSON & 100 % wrong."))));
    }

    @Test
    void aReportWithoutRunsCompiles() throws Exception {
        compile(new RunRecords(List.of(), List.of()));
    }

    private void compile(RunRecords runs) throws Exception {
        assumeTrue(hasPdflatex(), "skipped: pdflatex is not installed (texlive-latex-recommended, texlive-pictures)");
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("reproduction.tex"), text(runs));
        Path log = work.resolve("output.txt");
        Process process = new ProcessBuilder(
                        "pdflatex",
                        "-interaction=nonstopmode",
                        "-halt-on-error",
                        "-no-shell-escape",
                        "reproduction.tex")
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                .as("pdflatex ended")
                .isTrue();
        String output = Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(process.exitValue()).as(output).isZero();
        // A font that is not there would be drawn as bitmaps, at the price of minutes and of looks.
        assertThat(output).doesNotContain("mktexpk");
        assertThat(Files.size(work.resolve("reproduction.pdf"))).isPositive();
    }

    private static boolean hasPdflatex() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("pdflatex", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String text(RunRecords runs) {
        return new LatexWriter(Templates.load(null), "images")
                .text(ReportModel.of(
                        sample.reproduction(), Comparison.of(sample.reproduction(), runs.records()), runs));
    }
}
