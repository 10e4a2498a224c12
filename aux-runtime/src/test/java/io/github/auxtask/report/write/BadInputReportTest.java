package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with records or templates is a sentence with its file, and the report says everything else. */
final class BadInputReportTest {
    @TempDir
    private Path folder;

    private Reproduction reproduction;
    private List<RunRecord> records;
    private Path runs;

    @BeforeEach
    void writeRecords() throws IOException {
        SampleReproduction sample = SampleReproduction.in(folder);
        reproduction = sample.reproduction();
        records = sample.completed("quick", 2);
        runs = folder.resolve("runs");
        for (int i = 0; i < records.size(); i++) {
            records.get(i).write(runs.resolve("quick/run" + i + ".json"));
        }
    }

    @Test
    void recordsThatCannotBeUsedAreNamedInEveryFormatAndTheOthersAreShown() throws IOException {
        replace("quick/run0.json", "\"imagesPerSecond\": 83.4", "\"imagesPerSecond\": 99.4");
        replace("quick/run1.json", "\"schema\": 2", "\"schema\": 7");
        Files.copy(runs.resolve("quick/run2.json"), runs.resolve("quick/run99.json"));
        ReportModel model = model();
        assertThat(model.execution().runs().rows()).hasSize(records.size() - 2);
        assertThat(model.execution().problems())
                .satisfiesExactly(
                        changed -> assertThat(changed)
                                .startsWith(
                                        "Left out: quick/run0.json: field 'digest' does not fit the rest: the record was"
                                                + " changed after it was written;"),
                        newer -> assertThat(newer)
                                .startsWith("Left out: quick/run1.json: field 'schema' is 7, but this version reads"),
                        twice -> assertThat(twice)
                                .isEqualTo(
                                        "Left out: quick/run99.json records the same run as quick/run2.json: delete one of"
                                                + " them."));
        String html = page(Templates.load(null), model);
        String latex = new LatexWriter(Templates.load(null), "images").text(model);
        for (String file : List.of("quick/run0.json", "quick/run1.json", "quick/run99.json")) {
            assertThat(html).contains(file);
            assertThat(latex).contains(file);
            assertThat(JsonWriter.text(model)).contains(file);
        }
    }

    @Test
    void aBrokenTemplateOfTheUsersCostsNothingButItsOwnLook() throws IOException {
        Path own = folder.resolve("look");
        Files.createDirectories(own.resolve("html/section"));
        Files.createDirectories(own.resolve("latex"));
        Files.writeString(own.resolve("html/section/tables.ftlh"), "<p>mine</p>\n<#list model.tables as table>\n");
        Files.writeString(own.resolve("html/section/repeat.ftlh"), "<p>mine</p>\n${model.comands}\n");
        Files.writeString(own.resolve("html/section/runs.ftlh"), "<p>my runs</p>\n");
        Files.writeString(own.resolve("latex/reproduction.ftl"), "mine\n\n[#nonsense]\n");
        ReportModel model = model();
        Templates templates = Templates.load(own);
        List<HtmlWriter.Part> parts = new HtmlWriter(templates, "images", "./").parts(model);
        List<HtmlWriter.Part> builtIn = new HtmlWriter(Templates.load(null), "images", "./").parts(model);
        assertThat(parts).hasSameSizeAs(builtIn);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).id().equals("runs")) {
                assertThat(parts.get(i).html()).contains("my runs");
            } else {
                assertThat(parts.get(i)).isEqualTo(builtIn.get(i));
            }
        }
        String latex = new LatexWriter(templates, "images").text(model);
        assertThat(latex).isEqualTo(new LatexWriter(Templates.load(null), "images").text(model));
        assertThat(templates.problems())
                .satisfiesExactly(
                        parsed -> assertThat(parsed)
                                .startsWith(
                                        "The template html/section/tables.ftlh of your template folder, line 2, cannot be"
                                                + " used: "),
                        filled -> assertThat(filled)
                                .startsWith(
                                        "The template html/section/repeat.ftlh of your template folder, line 2, cannot be"
                                                + " used: "),
                        document -> assertThat(document)
                                .startsWith(
                                        "The template latex/reproduction.ftl of your template folder, line 3, cannot be"
                                                + " used: "))
                .allSatisfy(problem -> assertThat(problem).endsWith(".").doesNotContain("\n", folder.toString()));
    }

    private ReportModel model() {
        RunRecords read = RunRecords.read(runs);
        return ReportModel.of(reproduction, Comparison.of(reproduction, read.records()), read);
    }

    private static String page(Templates templates, ReportModel model) {
        return new HtmlWriter(templates, "images", "./")
                .parts(model).stream().map(HtmlWriter.Part::html).collect(Collectors.joining());
    }

    private void replace(String file, String part, String replacement) throws IOException {
        String json = Files.readString(runs.resolve(file));
        assertThat(json).contains(part);
        Files.writeString(runs.resolve(file), json.replace(part, replacement));
    }
}
