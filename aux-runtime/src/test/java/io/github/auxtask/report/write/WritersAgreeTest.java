package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.RichSample;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.model.SamplePages;
import io.github.auxtask.report.view.RangeView;
import io.github.auxtask.report.view.TableView;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every number of every cell, read back from all four formats, is the model's. */
final class WritersAgreeTest {
    private static final int CELLS = 60 + 30;

    @TempDir
    private Path folder;

    private ReportModel model;
    private List<List<String>> expected;

    @BeforeEach
    void buildModel() throws IOException {
        SampleReproduction sample = SampleReproduction.in(folder);
        RunRecords runs = SamplePages.mixed(sample);
        model = ReportModel.of(sample.reproduction(), Comparison.of(sample.reproduction(), runs.records()), runs);
        expected = new ArrayList<>();
        for (TableView table : tables()) {
            for (TableView.Group group : table.grid().groups()) {
                for (TableView.Row row : group.rows()) {
                    row.cells().forEach(cell -> expected.add(numbers(cell)));
                }
            }
        }
        assertThat(expected).hasSize(CELLS);
        assertThat(expected.toString()).contains("not-reproduced").contains("not-run");
    }

    @Test
    void csv() {
        List<String> lines = List.of(CsvWriter.text(model).split("\r\n"));
        assertThat(lines).hasSize(CELLS + 1);
        List<List<String>> found = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            found.add(List.of(
                    fields[3],
                    fields[4],
                    fields[5],
                    fields[6],
                    fields[10].replace('-', '\u2212'),
                    fields[11].replace('-', '\u2212'),
                    fields[12].replace('-', '\u2212'),
                    fields[20]));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void json() throws IOException {
        List<List<String>> found = new ArrayList<>();
        JsonNode root = new ObjectMapper().readTree(JsonWriter.text(model));
        for (String tables : List.of("tables", "ownTables")) {
            root.path(tables).findValues("cells").stream()
                    .filter(JsonNode::isArray)
                    .forEach(cells -> cells.forEach(cell -> found.add(List.of(
                            cell.at("/printed/text").asText(),
                            cell.at("/ours/text").asText(),
                            cell.at("/deviation/text").asText(),
                            cell.at("/seeds").asText(),
                            cell.at("/difference/text").asText(),
                            cell.at("/statistics/equivalence/low/text").asText(),
                            cell.at("/statistics/equivalence/high/text").asText(),
                            cell.at("/verdict/kind").asText()))));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void html() {
        String html = new HtmlWriter(Templates.load(null), "images", "").fragment(model);
        List<List<String>> found = new ArrayList<>();
        Matcher published = Pattern.compile(
                        "<td class=\"first\">([^<]*)</td><td class=\"ours\">(.*?)</td>"
                                + "<td><span class=\"pill ([a-z-]+)\">(.*?)</span>(?:<small>\\[([^,]*), ([^\\]]*)\\]</small>)?</td>")
                .matcher(html);
        while (published.find()) {
            String pill = published.group(4);
            Matcher difference = Pattern.compile("</span> ([^<]*)<span class=\"hidden-text\">")
                    .matcher(pill);
            found.add(cell(
                    published.group(1),
                    published.group(2),
                    difference.find() ? difference.group(1) : "",
                    published.group(5),
                    published.group(6),
                    published.group(3)));
        }
        Matcher own = Pattern.compile("<td class=\"ours first\">(.*?)</td>").matcher(html);
        while (own.find()) {
            String kind = own.group(1).contains("not run") ? "not-run" : "not-comparable";
            found.add(cell("", own.group(1), "", null, null, kind));
        }
        assertThat(found).isEqualTo(read());
    }

    @Test
    void latex() {
        String latex =
                new LatexWriter(Templates.load(null), "images").text(model).replace("\\ensuremath{-}", "\u2212");
        List<List<String>> found = new ArrayList<>();
        String measured = "(--|not run|\\\\textbf\\{[^}]*\\}|\\\\measured\\{[^}]*\\}\\{[^}]*\\}\\{[^}]*\\})";
        for (String line : latex.lines().toList()) {
            Matcher published = Pattern.compile(
                            " & ([0-9.]+) & " + measured + " & \\\\cellcolor\\{([a-z-]+)\\}([^&]*?)(?= & | \\\\\\\\)")
                    .matcher(line);
            boolean any = false;
            while (published.find()) {
                any = true;
                String shown = published.group(4);
                String difference = shown.contains("~") ? shown.substring(shown.indexOf('~') + 1) : "";
                Matcher interval = Pattern.compile("\\\\withinterval\\{(.*)\\}\\{(.*)\\}\\{(.*)\\}")
                        .matcher(difference);
                boolean bounded = interval.matches();
                found.add(latexCell(
                        published.group(1),
                        published.group(2),
                        bounded ? interval.group(1) : difference,
                        bounded ? interval.group(2) : "",
                        bounded ? interval.group(3) : "",
                        published.group(3)));
            }
            if (!any && line.matches("[a-z]+( & " + measured + ")+ \\\\\\\\")) {
                Arrays.stream(line.replace(" \\\\", "").split(" & "))
                        .skip(1)
                        .forEach(ours -> found.add(latexCell(
                                "", ours, "", "", "", ours.equals("not run") ? "not-run" : "not-comparable")));
            }
        }
        assertThat(found).isEqualTo(read());
    }

    /** Claims, checks, robustness, corruptions, attacks: every number that the model shows is in the page and in the document. */
    @Test
    void everyOtherNumberIsInThePageAndInTheDocument(@TempDir Path other) throws IOException {
        SampleReproduction sample = SampleReproduction.in(other);
        List<RunRecord> runs = RichSample.of(sample.completed("full", 3));
        ReportModel rich = ReportModel.of(
                sample.reproduction(), Comparison.of(sample.reproduction(), runs), new RunRecords(runs, List.of()));
        String html = new HtmlWriter(Templates.load(null), "images", "").fragment(rich);
        String latex =
                new LatexWriter(Templates.load(null), "images").text(rich).replace("\\ensuremath{-}", "\u2212");
        JsonNode model = new ObjectMapper().readTree(JsonWriter.text(rich));
        int numbers = 0;
        for (String part : List.of("claims", "tables", "ownTables", "robustness", "corruptions", "checks")) {
            List<JsonNode> texts = new ArrayList<>();
            model.path(part).findParents("value").forEach(node -> {
                if (node.path("value").isNumber()) {
                    texts.add(node.path("text"));
                }
            });
            assertThat(texts).as(part).isNotEmpty();
            for (JsonNode text : texts) {
                String shown = text.asText();
                numbers++;
                assertThat(html.contains(shown.replace("<", "&lt;")))
                        .as(part + " in HTML: " + shown)
                        .isTrue();
                assertThat(latex.contains(shown.replace("<", "\\textless{}")))
                        .as(part + " in LaTeX: " + shown)
                        .isTrue();
            }
        }
        assertThat(numbers).isGreaterThan(1_000);
    }

    /** What people read: of tables of ours alone, no rows without any number. */
    private List<List<String>> read() {
        List<List<String>> read = expected.stream()
                .filter(cell -> !(cell.get(0).isEmpty() && cell.get(1).isEmpty()))
                .toList();
        assertThat(read).hasSizeLessThan(CELLS);
        return read;
    }

    private List<TableView> tables() {
        List<TableView> tables = new ArrayList<>(model.tables().paper());
        tables.addAll(model.tables().own());
        return tables;
    }

    private static List<String> numbers(TableView.Cell cell) {
        RangeView range = cell.statistics().equivalence();
        return List.of(
                cell.printed() == null ? "" : cell.printed().text(),
                cell.ours() == null ? "" : cell.ours().text(),
                cell.measured().deviation() == null
                        ? ""
                        : cell.measured().deviation().text(),
                Integer.toString(cell.measured().seeds()),
                cell.difference() == null ? "" : cell.difference().text(),
                range == null ? "" : range.low().text(),
                range == null ? "" : range.high().text(),
                cell.verdict().kind());
    }

    private static List<String> cell(
            String printed, String ours, String difference, String low, String high, String kind) {
        Matcher whole = Pattern.compile("([0-9.]+)(?:<small>± ([0-9.]+), n = ([0-9]+)</small>)?")
                .matcher(ours);
        boolean measured = whole.matches();
        String deviation = measured && whole.group(2) != null ? whole.group(2) : "";
        String seeds = !measured ? "0" : whole.group(3) == null ? "1" : whole.group(3);
        return List.of(
                printed,
                measured ? whole.group(1) : "",
                deviation,
                seeds,
                difference,
                low == null ? "" : low,
                high == null ? "" : high,
                kind);
    }

    private static List<String> latexCell(
            String printed, String ours, String difference, String low, String high, String kind) {
        Matcher several =
                Pattern.compile("\\\\measured\\{(.*)\\}\\{(.*)\\}\\{(.*)\\}").matcher(ours);
        if (several.matches()) {
            return List.of(printed, several.group(1), several.group(2), several.group(3), difference, low, high, kind);
        }
        Matcher one = Pattern.compile("\\\\textbf\\{(.*)\\}").matcher(ours);
        boolean measured = one.matches();
        return List.of(printed, measured ? one.group(1) : "", "", measured ? "1" : "0", difference, low, high, kind);
    }
}
