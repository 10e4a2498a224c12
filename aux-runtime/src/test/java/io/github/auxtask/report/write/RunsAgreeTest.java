package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.model.WallTime;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.RunsView;
import io.github.auxtask.testing.RunRecordBuilder;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that do not count, and what the others took, stand alike in the page, in the document and in JSON. */
final class RunsAgreeTest {
    @TempDir
    private Path folder;

    private SampleReproduction sample;
    private ReportModel model;
    private List<List<String>> expected;

    @BeforeEach
    void buildModel() throws IOException {
        sample = SampleReproduction.in(folder);
        List<RunRecord> records = sample.completed("quick", 2);
        Path runs = folder.resolve("runs");
        for (int i = 0; i < records.size(); i++) {
            records.get(i).write(runs.resolve("quick/run" + i + ".json"));
        }
        RunRecord replaced = sample.completed("quick", 3).get(1);
        RunRecord failed = SampleReproduction.failed(records.get(1));
        RunRecord other = SampleReproduction.failed(records.get(0));
        failed.write(runs.resolve("quick/attempts/b-2.json"));
        replaced.write(runs.resolve("quick/attempts/b-10.json"));
        other.write(runs.resolve("quick/attempts/c-1.json"));
        RunRecords read = RunRecords.read(runs);
        assertThat(read.problems()).isEmpty();
        model = ReportModel.of(sample.reproduction(), Comparison.of(sample.reproduction(), read.records()), read);
        String reason = "The loss became NaN in epoch 2, step 17.";
        expected = List.of(
                row(other, "failed", "1", reason),
                row(failed, "failed", "1", reason),
                row(replaced, "completed", "3", "A later training of the same run took its place."));
    }

    @Test
    void theModelListsThemByRunAndThenByNumber() {
        assertThat(model.execution().runs().attempts())
                .extracting(RunsView.Attempt::file)
                .containsExactly(
                        "runs/quick/attempts/c-1.json",
                        "runs/quick/attempts/b-2.json",
                        "runs/quick/attempts/b-10.json");
        assertThat(model.execution().runs().rows()).hasSize(12);
        assertThat(model.execution().failures()).isEmpty();
    }

    @Test
    void html() {
        List<HtmlWriter.Part> parts = new HtmlWriter(Templates.load(null), "images", "./").parts(model);
        String html = part(parts, "failures");
        List<List<String>> found = new ArrayList<>();
        Matcher rows = Pattern.compile("<tr><th scope=\"row\".*?</tr>").matcher(html);
        while (rows.find()) {
            Matcher cells = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>").matcher(rows.group());
            found.add(cells.results()
                    .map(cell -> cell.group(1).replaceAll("<[^>]*>", ""))
                    .toList());
        }
        assertThat(found).isEqualTo(expected);
        assertThat(html).contains("href=\"./runs/quick/attempts/b-10.json\"");
        assertThat(part(parts, "runs")).contains("; besides, 3 attempts that do not count");
    }

    @Test
    void latex() {
        String latex = new LatexWriter(Templates.load(null), "images").text(model);
        List<List<String>> found = latex.lines()
                .filter(line -> line.contains(" & failed & ") || line.contains(" & completed & "))
                .map(line -> Stream.of(line.replace(" \\\\", "").split(" & "))
                        .map(cell ->
                                cell.replaceAll("\\\\texttt\\{(.*)\\}", "$1").replace("--", "\u2013"))
                        .toList())
                .toList();
        assertThat(found).isEqualTo(expected);
        assertThat(latex).contains("; besides, 3 attempts that do not count");
    }

    @Test
    void json() throws IOException {
        JsonNode root = new ObjectMapper().readTree(JsonWriter.text(model));
        List<List<String>> found = new ArrayList<>();
        for (JsonNode attempt : root.path("runs").path("attempts")) {
            List<String> measured = new ArrayList<>();
            attempt.path("accuracies")
                    .forEach(one -> measured.add(one.path("evaluation").asText() + " "
                            + one.path("accuracy").path("text").asText()));
            found.add(List.of(
                    attempt.path("run").asText(),
                    attempt.path("budget").asText(),
                    attempt.path("status").asText(),
                    attempt.path("epochs").path("text").asText(),
                    measured.isEmpty() ? "\u2013" : String.join(", ", measured),
                    attempt.path("wallTime").asText(),
                    attempt.path("id").asText(),
                    attempt.path("text").asText()));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void csv() {
        RunRecords without =
                new RunRecords(RunRecords.read(folder.resolve("runs")).records(), List.of());
        assertThat(CsvWriter.text(model))
                .isEqualTo(CsvWriter.text(ReportModel.of(
                        sample.reproduction(), Comparison.of(sample.reproduction(), without.records()), without)));
    }

    @Test
    void energyIsShownWhereARunTells() {
        List<RunRecord> records = new ArrayList<>(sample.completed("quick", 2));
        assertThat(page(records)).doesNotContain("energy, processor");
        records.set(0, withJoules(records.get(0), 3600 * 40.0));
        records.set(1, withJoules(records.get(1), 3600 * 2.5));
        records.addAll(sample.completed("smoke", 1));
        ReportModel some = modelOf(records);
        assertThat(some.background().cost())
                .extracting(ReportModel.CostView::energy)
                .containsExactly(new Quantity(42.5, "42.5"), null);
        assertThat(page(records)).contains("<td>42.5 Wh (2 of the runs)</td></tr>");
        String latex = new LatexWriter(Templates.load(null), "images").text(some);
        assertThat(latex.lines().filter(line -> line.contains(" Wh")))
                .singleElement()
                .asString()
                .endsWith(" & 42.5 Wh (2 of the runs) \\\\");
        assertThat(JsonWriter.text(some)).contains("\"text\" : \"42.5\"");
        records.replaceAll(run -> withJoules(run, 36));
        assertThat(page(records)).contains("<td>0.12 Wh</td></tr>");
    }

    private String page(List<RunRecord> records) {
        return part(new HtmlWriter(Templates.load(null), "images", "./").parts(modelOf(records)), "provenance");
    }

    private ReportModel modelOf(List<RunRecord> records) {
        return ReportModel.of(
                sample.reproduction(),
                Comparison.of(sample.reproduction(), records),
                new RunRecords(records, List.of()));
    }

    private static RunRecord withJoules(RunRecord run, double joules) {
        RunRecord.Cost cost = run.cost();
        return RunRecordBuilder.like(run)
                .cost(new RunRecord.Cost(cost.wallSeconds(), cost.peakResidentMiB(), cost.imagesPerSecond(), joules))
                .build();
    }

    private static List<String> row(RunRecord run, String status, String epochs, String text) {
        List<String> measured = run.evaluations().stream()
                .map(made -> made.name() + " " + Quantity.of(made.accuracy(), 2).text())
                .toList();
        String label = String.join(
                "/",
                run.variant().get("architecture"),
                run.variant().get("task"),
                run.variant().get("training"));
        return List.of(
                label.replace("/", ", ") + ", seed " + run.seed(),
                run.budget(),
                status,
                epochs,
                measured.isEmpty() ? "\u2013" : String.join(", ", measured),
                WallTime.of(run.cost().wallSeconds()),
                run.id().abbreviated(),
                text);
    }

    private static String part(List<HtmlWriter.Part> parts, String id) {
        return parts.stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElseThrow()
                .html();
    }
}
