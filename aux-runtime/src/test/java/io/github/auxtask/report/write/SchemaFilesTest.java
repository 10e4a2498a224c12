package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.RichSample;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.testing.Repository;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas on the site are those of the classes, and what is written keeps to them; {@code -Dauxtask.write=true} writes them. */
class SchemaFilesTest {
    private static final String SITE = "https://auxtask.github.io/schemas/";
    private static final String RECORD = "record-" + RunRecord.SCHEMA + ".schema.json";
    private static final String REPORT = "report-" + ReportModel.SCHEMA + ".schema.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static ObjectNode record() {
        ObjectNode version = JsonNodeFactory.instance.objectNode().put("const", RunRecord.SCHEMA);
        ObjectNode digest =
                JsonNodeFactory.instance.objectNode().put("type", "string").put("pattern", "^[0-9a-f]{64}$");
        return JsonForm.schema(
                SITE + RECORD, "A run record of auxtask", RunRecord.class, Map.of("schema", version, "digest", digest));
    }

    private static ObjectNode report() {
        return JsonForm.schema(SITE + REPORT, "A report of auxtask", ReportModel.class, Map.of());
    }

    private static Path file(String name) {
        return Repository.root().resolve("site/src/site/resources/schemas").resolve(name);
    }

    private static void current(String name, ObjectNode schema) throws IOException {
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        if (Boolean.getBoolean("auxtask.write")) {
            Files.createDirectories(file(name).getParent());
            Files.writeString(file(name), text);
        }
        assertThat(file(name)).as("-Dauxtask.write=true writes it").hasContent(text);
    }

    private static void keeps(JsonNode file, ObjectNode schema, String name) {
        Schema form = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
        assertThat(form.validate(file)).as(name).isEmpty();
    }

    @Test
    void theFilesOnTheSiteAreThoseOfTheClasses() throws IOException {
        current(RECORD, record());
        current(REPORT, report());
    }

    @Test
    void everyCommittedRecordKeepsToTheSchema() throws IOException {
        int checked = 0;
        for (Path reproduction : Repository.reproductions()) {
            Path runs = reproduction.resolve("runs");
            if (!Files.isDirectory(runs)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(runs)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".json")).toList()) {
                    keeps(JSON.readTree(file.toFile()), record(), file.toString());
                    checked++;
                }
            }
        }
        assertThat(checked).isPositive();
    }

    @Test
    void anUnknownFieldAndAMissingOneDoNot() throws IOException {
        Path any = Repository.reproductions().stream()
                .flatMap(folder -> RunRecords.read(folder.resolve("runs")).records().stream()
                        .map(record -> folder))
                .findFirst()
                .orElseThrow();
        try (Stream<Path> files = Files.walk(any.resolve("runs"))) {
            Path file = files.filter(path -> path.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            ObjectNode changed = (ObjectNode) JSON.readTree(file.toFile());
            changed.put("more", 1);
            changed.remove("seed");
            Schema form = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(record());
            assertThat(form.validate(changed)).hasSize(2);
        }
    }

    @Test
    void aReportWithEverythingInItKeepsToTheSchema(@TempDir Path folder) throws IOException {
        SampleReproduction sample = SampleReproduction.in(folder);
        List<RunRecord> runs = RichSample.of(sample.completed("full", 2));
        ReportModel model = ReportModel.of(
                sample.reproduction(), Comparison.of(sample.reproduction(), runs), new RunRecords(runs, List.of()));

        keeps(JSON.readTree(JsonWriter.text(model)), report(), "the sample's report");
    }
}
