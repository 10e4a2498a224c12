package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.model.SamplePages;
import io.github.auxtask.testing.Pdflatex;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LatexWriterTest {
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
        Pdflatex.log(text(runs), folder.resolve("work"));
    }

    private String text(RunRecords runs) {
        return new LatexWriter(Templates.load(null), "images")
                .text(ReportModel.of(
                        sample.reproduction(), Comparison.of(sample.reproduction(), runs.records()), runs));
    }
}
