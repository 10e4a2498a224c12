package io.github.auxtask.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.experiment.spec.Paper;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts of codecheck.yml hold what is known, are read by any YAML reader, and never replace what a person wrote. */
final class CodecheckWriterTest {
    private static final ReportedProject PROJECT =
            new ReportedProject(null, "https://example.org/repository", LocalDate.of(2026, 11, 27), "0.1.0");

    @TempDir
    private Path folder;

    private Reproduction reproduction;
    private Path report;

    @BeforeEach
    void makesAReproduction() throws IOException {
        reproduction = SampleReproduction.in(folder).reproduction();
        report = Files.createDirectories(folder.resolve("target/reports"));
    }

    @Test
    void whatIsKnownIsFilledInAndWhatOnlyAPersonCanSayIsMarked() throws IOException {
        assertThat(write("quick")).isEqualTo(CodecheckWriter.Outcome.DRAFT);
        String text = Files.readString(report.resolve("codecheck.yml"));
        JsonNode read = new YAMLMapper().readTree(text);
        assertThat(read.path("version").asText()).isEqualTo("https://codecheck.org.uk/spec/config/1.0/");
        assertThat(read.path("repository").asText()).isEqualTo("https://example.org/repository");
        Paper paper = reproduction.paper();
        assertThat(read.path("paper").path("title").asText()).isEqualTo(paper.title());
        assertThat(read.path("paper").path("reference").asText()).isEqualTo(paper.url());
        assertThat(read.path("paper").path("authors")).hasSameSizeAs(paper.authors());
        assertThat(read.path("manifest").findValuesAsText("file"))
                .containsExactly("reproduction.csv", "reproduction.json", "reproduction.tex", "reproduction.sha256");
        assertThat(read.path("manifest").findValuesAsText("comment"))
                .allSatisfy(comment -> assertThat(comment).isNotBlank());
        assertThat(read.path("summary").asText()).contains("printed numbers").contains("recorded runs");
        for (String field : List.of("check_time", "certificate", "report")) {
            assertThat(read.path(field).asText()).isEmpty();
            assertThat(text).containsPattern("(?m)^" + field + ": \"\"  # for a person to fill in$");
        }
        assertThat(read.path("codechecker").get(0).path("name").asText()).isEmpty();
    }

    @Test
    void aDraftThatNobodyTouchedFollowsTheRecords() throws IOException {
        write("quick");
        String first = Files.readString(report.resolve("codecheck.yml"));
        assertThat(write("full")).isEqualTo(CodecheckWriter.Outcome.DRAFT);
        assertThat(Files.readString(report.resolve("codecheck.yml"))).isNotEqualTo(first);
    }

    @Test
    void anEditedFileStays() throws IOException {
        write("quick");
        Path file = report.resolve("codecheck.yml");
        String edited = Files.readString(file).replace("- name: \"\"", "- name: \"A Person\"");
        Files.writeString(file, edited);
        assertThat(write("full")).isEqualTo(CodecheckWriter.Outcome.KEPT);
        assertThat(Files.readString(file)).isEqualTo(edited).contains("A Person");
    }

    @Test
    void theOneInTheReproductionsFolderGoesBeforeAllOthers() throws IOException {
        write("quick");
        Files.writeString(folder.resolve("codecheck.yml"), "certificate: 2026-001\n");
        assertThat(write("quick")).isEqualTo(CodecheckWriter.Outcome.COPIED);
        assertThat(Files.readString(report.resolve("codecheck.yml"))).isEqualTo("certificate: 2026-001\n");
    }

    @Test
    void titlesWithQuotesAndBackslashesComeBackAsTheyWere() throws IOException {
        Paper odd = new Paper("\"A\" \\ b: #c\n\u2028\ud83d\ude00", List.of("N\u00fcst, D. - x"), 2026, "", "", "k");
        ReportModel model = model("quick");
        String text = CodecheckDraft.text(model, odd, PROJECT, java.util.Map.of());
        JsonNode read = new YAMLMapper().readTree(text);
        assertThat(read.path("paper").path("title").asText()).isEqualTo(odd.title());
        assertThat(read.path("paper").path("authors").get(0).path("name").asText())
                .isEqualTo(odd.authors().get(0));
    }

    private ReportModel model(String budget) throws IOException {
        RunRecords runs = new RunRecords(SampleReproduction.in(folder).completed(budget, 2), List.of());
        return ReportModel.of(reproduction, Comparison.of(reproduction, runs), runs);
    }

    private CodecheckWriter.Outcome write(String budget) throws IOException {
        return CodecheckWriter.write(reproduction, model(budget), PROJECT, report);
    }
}
