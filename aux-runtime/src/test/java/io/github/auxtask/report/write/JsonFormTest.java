package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.RichSample;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs and templates of other people read this form: its fields keep their names, places and order. */
class JsonFormTest {
    private static JsonNode report;

    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        SampleReproduction sample = SampleReproduction.in(folder);
        List<RunRecord> runs = RichSample.of(sample.completed("full", 2));
        ReportModel model = ReportModel.of(
                sample.reproduction(), Comparison.of(sample.reproduction(), runs), new RunRecords(runs, List.of()));
        report = new JsonMapper().readTree(JsonWriter.text(model));
    }

    @Test
    void theReportIsOneObjectInReadingOrder() {
        assertThat(names(report))
                .containsExactly(
                        "schema",
                        "heading",
                        "notices",
                        "answer",
                        "verdicts",
                        "published",
                        "claims",
                        "tables",
                        "ownTables",
                        "robustness",
                        "curves",
                        "corruptions",
                        "pictures",
                        "checks",
                        "deviations",
                        "runs",
                        "failures",
                        "problems",
                        "provenance",
                        "cost",
                        "certificate",
                        "command",
                        "commands");
    }

    @Test
    void aTableHasItsTitleItsCellsAndItsResultSideBySide() {
        JsonNode table = report.at("/tables/0");
        assertThat(names(table))
                .containsExactly(
                        "id",
                        "anchor",
                        "caption",
                        "source",
                        "published",
                        "metric",
                        "tolerance",
                        "rowTitle",
                        "groupTitle",
                        "headings",
                        "groups",
                        "counts",
                        "statistics",
                        "missing",
                        "remarks",
                        "notes");
        assertThat(names(table.at("/groups/0/rows/0/cells/0")))
                .containsExactly(
                        "label",
                        "coordinates",
                        "printed",
                        "ours",
                        "deviation",
                        "seeds",
                        "values",
                        "budget",
                        "difference",
                        "statistics",
                        "tolerance",
                        "verdict",
                        "unreliable",
                        "command");
    }

    @Test
    void runsAndChecksAreRows() {
        assertThat(names(report.at("/runs/rows/0")))
                .containsExactly(
                        "id",
                        "file",
                        "budget",
                        "variant",
                        "seed",
                        "status",
                        "epochs",
                        "selected",
                        "accuracies",
                        "imagesPerSecond",
                        "wallTime",
                        "seconds",
                        "readings",
                        "command");
        assertThat(names(report.at("/checks/rows/0")))
                .containsExactly(
                        "evaluation",
                        "id",
                        "name",
                        "severe",
                        "runs",
                        "worst",
                        "unit",
                        "limit",
                        "text",
                        "more",
                        "status",
                        "symbol");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
