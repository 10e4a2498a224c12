package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.Study;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.model.ReportModel;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reproduction that lays out no table. */
class NoTablesTest {
    @TempDir
    private Path folder;

    @Test
    void theReportHasOneOfAllVariantsUnderAllEvaluations() throws Exception {
        Study study = Study.of(folder, Study.YAML.substring(0, Study.YAML.indexOf("tables:")));
        Reproduction reproduction = study.reproduction();
        assertThat(reproduction.tables()).isEmpty();
        String network = reproduction.grid().values().iterator().next().get(0);
        study.measured("full", network, "none", "clean", 91.5);
        RunRecords records = new RunRecords(study.records(), List.of());

        ReportModel model = ReportModel.of(reproduction, Comparison.of(reproduction, records), records);

        assertThat(model.tables().paper()).isEmpty();
        assertThat(model.tables().own()).hasSize(1);
        List<CSVRecord> lines = CSVParser.parse(
                        CsvWriter.text(model),
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .getRecords();
        assertThat(lines)
                .hasSize(reproduction.variants().size()
                        * reproduction.evaluations().size());
        assertThat(lines)
                .filteredOn(line -> line.get("ours").equals("91.50"))
                .singleElement()
                .satisfies(line -> assertThat(line.get("coordinates")).contains("evaluation=clean", network));
        assertThat(lines)
                .filteredOn(line -> line.get("ours").isEmpty())
                .allSatisfy(line -> assertThat(line.get("command")).startsWith("mvn aux:train"));
    }
}
