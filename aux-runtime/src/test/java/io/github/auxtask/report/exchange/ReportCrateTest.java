package io.github.auxtask.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.testing.Ledgers;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the profiles RO-Crate 1.1 and Process Run Crate 0.5 demand, read back from the archive. */
final class ReportCrateTest {
    private static final ReportedProject PROJECT = new ReportedProject(
            new ReportedProject.Licence("Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
            "https://example.org/repository",
            LocalDate.of(2026, 11, 27),
            "0.1.0");
    private static final int FAILED = 3;

    @TempDir
    private Path folder;

    private SampleReproduction sample;
    private List<RunRecord> records;
    private List<CrateFile> files;

    @BeforeEach
    void writesRecords() throws IOException {
        sample = SampleReproduction.in(folder);
        records = new ArrayList<>(sample.completed("quick", 3));
        records.set(FAILED, SampleReproduction.failed(records.get(FAILED)));
        files = new ArrayList<>();
        files.add(new CrateFile("reproduction.yaml", folder.resolve("reproduction.yaml")));
        for (RunRecord run : records) {
            String name = "runs/quick/run-" + run.id().abbreviated() + ".json";
            Files.createDirectories(folder.resolve(name).getParent());
            run.write(folder.resolve(name));
            files.add(new CrateFile(name, folder.resolve(name)));
        }
        Path report = folder.resolve("reproduction.csv");
        Files.writeString(report, "table,cell\r\n");
        files.add(new CrateFile("reproduction.csv", report));
    }

    @Test
    void theMetadataDescribesItselfAndTheRoot() throws IOException {
        Map<String, JsonNode> entities = entities(write(records, Ledger.EMPTY));
        JsonNode descriptor = entities.get("ro-crate-metadata.json");
        assertThat(types(descriptor)).containsExactly("CreativeWork");
        assertThat(ids(descriptor.path("about"))).containsExactly("./");
        assertThat(ids(descriptor.path("conformsTo"))).containsExactly("https://w3id.org/ro/crate/1.1");
        JsonNode root = entities.get("./");
        assertThat(types(root)).containsExactly("Dataset");
        assertThat(root.path("name").asText()).contains("auxiliary task");
        assertThat(root.path("description").asText()).isNotBlank();
        assertThat(root.path("datePublished").asText()).isEqualTo("2026-11-27");
        assertThat(entities.get(ids(root.path("license")).get(0)).path("name").asText())
                .isEqualTo("Apache-2.0");
        assertThat(ids(root.path("conformsTo"))).containsExactly("https://w3id.org/ro/wfrun/process/0.5");
        assertThat(types(entities.get("https://w3id.org/ro/wfrun/process/0.5"))).containsExactly("CreativeWork");
    }

    @Test
    void allFilesAreDescribedWithTheirDigestsAndNoOthers() throws IOException {
        Map<String, byte[]> entries = write(records, Ledger.EMPTY);
        Map<String, JsonNode> entities = entities(entries);
        List<String> parts = ids(entities.get("./").path("hasPart"));
        assertThat(parts).hasSize(files.size());
        for (String part : parts) {
            JsonNode file = entities.get(part);
            assertThat(types(file)).containsExactly("File");
            assertThat(entries).containsKey(part);
            assertThat(file.path("sha256").asText())
                    .isEqualTo(ContentId.of(entries.get(part)).hex());
            assertThat(file.path("contentSize").asInt()).isEqualTo(entries.get(part).length);
        }
        assertThat(entries).hasSize(files.size() + 1);
    }

    @Test
    void everyActionNamesTheSoftwareThatCarriedItOutAndPointsToWhatIsThere() throws IOException {
        Map<String, JsonNode> entities = entities(write(records, Ledger.EMPTY));
        List<String> mentioned = ids(entities.get("./").path("mentions"));
        int evaluations =
                records.stream().mapToInt(run -> run.evaluations().size()).sum();
        assertThat(mentioned).hasSize(records.size() + evaluations + 1);
        for (String id : mentioned) {
            JsonNode action = entities.get(id);
            assertThat(types(action)).containsExactly("CreateAction");
            List<String> instruments = ids(action.path("instrument"));
            assertThat(instruments).hasSize(1);
            assertThat(types(entities.get(instruments.get(0)))).containsExactly("SoftwareApplication");
            assertThat(action.has("agent")).isFalse();
            assertThat(ids(action.path("result"))).isNotEmpty();
        }
        entities.values()
                .forEach(entity -> entity.forEach(field -> ids(field).stream()
                        .filter(id -> !id.startsWith("https://w3id.org/ro/crate/"))
                        .forEach(id -> assertThat(entities).containsKey(id))));
    }

    @Test
    void aTrainingLeadsFromDataAndMethodToItsRecordAndWeights() throws IOException {
        RunRecord run = records.get(0);
        Map<String, JsonNode> entities = entities(write(records, Ledger.EMPTY));
        JsonNode action = entities.get("#run-quick-" + run.id().hex());
        JsonNode method = entities.get(ids(action.path("instrument")).get(0));
        assertThat(method.path("name").asText())
                .isEqualTo("method " + run.method().name());
        assertThat(method.path("softwareVersion").asText())
                .isEqualTo(Integer.toString(run.method().version()));
        JsonNode program = entities.get(ids(method.path("softwareRequirements")).get(0));
        assertThat(program.path("name").asText()).isEqualTo("auxtask");
        assertThat(program.path("softwareVersion").asText())
                .isEqualTo(run.provenance().programs().versions().get("auxtask"));
        assertThat(ids(action.path("object")).stream()
                        .map(id -> entities.get(id).path("sha256").asText()))
                .contains(run.data().digest());
        assertThat(ids(action.path("object"))).contains("reproduction.yaml");
        assertThat(ids(action.path("result")))
                .contains("runs/quick/run-" + run.id().abbreviated() + ".json");
        assertThat(action.path("description").asText())
                .contains(run.provenance().hardware().cpu());
        assertThat(action.path("actionStatus").asText()).endsWith("CompletedActionStatus");
    }

    @Test
    void aFailedTrainingSaysWhy() throws IOException {
        RunRecord failed = records.get(FAILED);
        JsonNode action = entities(write(records, Ledger.EMPTY))
                .get("#run-quick-" + failed.id().hex());
        assertThat(action.path("actionStatus").asText()).endsWith("FailedActionStatus");
        assertThat(action.path("error").asText()).isEqualTo(failed.training().reason());
    }

    @Test
    void timesComeFromTheLedgerAndAreLeftOutWhereItDoesNotTell() throws IOException {
        LedgerEntry begun = Ledgers.started(records.get(0), List.of());
        LedgerEntry again = Ledgers.later(begun);
        LedgerEntry end = Ledgers.later(Ledgers.entry(LedgerEntry.Event.FINISHED, records.get(0), List.of()));
        Map<String, JsonNode> entities = entities(write(records, new Ledger(List.of(begun, again, end), List.of())));
        JsonNode known = entities.get("#run-quick-" + records.get(0).id().hex());
        assertThat(known.path("startTime").asText()).isEqualTo("2026-01-01T00:00:00+00:00");
        assertThat(known.path("endTime").asText()).isEqualTo("2027-01-01T00:00:00+00:00");
        JsonNode unknown = entities.get("#run-quick-" + records.get(1).id().hex());
        assertThat(unknown.has("startTime")).isFalse();
        assertThat(unknown.has("endTime")).isFalse();
    }

    @Test
    void theSameRecordsGiveTheSameBytes() throws IOException {
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");
        RunRecords runs = new RunRecords(records, List.of());
        ReportCrate.write(sample.reproduction(), runs, PROJECT, files, first);
        ReportCrate.write(sample.reproduction(), runs, PROJECT, files, second);
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    }

    private Map<String, byte[]> write(List<RunRecord> runs, Ledger ledger) throws IOException {
        Path archive = folder.resolve(ReportCrate.FILE);
        ReportCrate.write(
                sample.reproduction(), new RunRecords(runs, List.of()).withLedger(ledger), PROJECT, files, archive);
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static Map<String, JsonNode> entities(Map<String, byte[]> entries) throws IOException {
        JsonNode metadata = new ObjectMapper().readTree(entries.get("ro-crate-metadata.json"));
        assertThat(metadata.path("@context").get(0).asText()).isEqualTo("https://w3id.org/ro/crate/1.1/context");
        Map<String, JsonNode> entities = new HashMap<>();
        for (JsonNode entity : metadata.path("@graph")) {
            assertThat(entities.put(entity.path("@id").asText(), entity)).isNull();
        }
        return entities;
    }

    private static List<String> types(JsonNode entity) {
        return List.of(entity.path("@type").asText());
    }

    private static List<String> ids(JsonNode field) {
        List<String> ids = new ArrayList<>();
        if (field.has("@id")) {
            ids.add(field.path("@id").asText());
        } else if (field.isArray()) {
            field.forEach(one -> ids.addAll(ids(one)));
        }
        return ids;
    }
}
