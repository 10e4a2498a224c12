package io.github.auxtask.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunIdentity;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.RunSearch;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every record in the repository stays what it was when it was written, whatever is rebuilt around it: same id from its
 * configuration and from today's plan, same digest, same bytes.
 */
class CommittedRecordsTest {
    private static final String PAPER_SIZED = "full";
    private static final String YAML = "reproduction.yaml";
    /** What was measured, and is in the form of today. */
    private static final List<String> MEASURED = List.of("reproductions", "docs/verification");
    /** Made up for Invoker tests, and in the form of yesterday, which must still be read. */
    private static final String MADE_UP = "aux-maven-plugin/src/it";

    private static final String RUNS = "runs";

    @TempDir
    Path folder;

    @Test
    void everyRecordIsReadWithoutAComplaint() throws IOException {
        for (Path reproduction : all()) {
            assertThat(RunRecords.read(reproduction.resolve(RUNS)).problems())
                    .as(reproduction.toString())
                    .isEmpty();
        }
    }

    @Test
    void theIdFollowsFromTheConfigurationThatTheFileHas() throws IOException {
        for (Path file : records(all())) {
            JsonNode json = new JsonMapper().readTree(file.toFile());
            RunRecord record = RunRecord.read(file);
            assertThat(record.id().hex())
                    .as(file.toString())
                    .isEqualTo(json.path("id").asText());
            assertThat(record.identity().id()).as(file.toString()).isEqualTo(record.id());
            for (EvaluationRecord made : record.evaluations()) {
                assertThat(RunIdentity.evaluation(record.id(), made.settings()))
                        .as(file + ", " + made.name())
                        .isEqualTo(made.id());
            }
        }
    }

    @Test
    void thePlanOfTodayLeadsToTheRunAndToItsEvaluations() throws IOException {
        for (Path reproduction : all()) {
            Reproduction plan = Repository.reproduction(reproduction);
            for (RunRecord record : RunRecords.read(reproduction.resolve(RUNS)).records()) {
                String what = reproduction + ", run " + record.id().abbreviated();
                if (record.method().version() < plan.method().version()) {
                    // Of a version that was wrong: the ledger has it, so it stays, and it is not compared.
                    continue;
                }
                PlannedRun run = RunSearch.plan(plan, record.budget(), record.id(), record.seed())
                        .flatMap(found -> found.run(record.id()))
                        .orElseThrow(() -> new AssertionError(what + " is no longer planned"));
                // What is trained only because others need it, as a member of an ensemble, is not evaluated.
                boolean needed = Plan.of(plan, Selection.of(record.budget()))
                        .onlyNeeded()
                        .contains(run.id());
                List<ContentId> wanted = needed
                        ? List.of()
                        : run.evaluations().stream()
                                .map(evaluation -> evaluation.id(run.id()))
                                .toList();
                List<ContentId> made =
                        record.evaluations().stream().map(EvaluationRecord::id).toList();
                if (record.budget().equals(PAPER_SIZED)) {
                    // Evaluating takes longer than training there, and is committed as it comes.
                    assertThat(wanted).as(what).containsAll(made);
                } else {
                    assertThat(made).as(what).containsAll(wanted);
                }
            }
        }
    }

    @Test
    void theDigestIsThatOfTheFilesContent() throws IOException {
        for (Path file : records(reproductions(MEASURED))) {
            String stored =
                    new JsonMapper().readTree(file.toFile()).path("digest").asText();
            assertThat(RunRecord.read(file).digest()).as(file.toString()).isEqualTo(stored);
        }
    }

    @Test
    void readingAndWritingChangesNoByte() throws IOException {
        for (Path file : records(reproductions(MEASURED))) {
            Path copy = folder.resolve("copy.json");
            RunRecord.read(file).write(copy);
            assertThat(Files.readString(copy)).as(file.toString()).isEqualTo(Files.readString(file));
        }
    }

    private static List<Path> records(List<Path> reproductions) throws IOException {
        List<Path> records = new ArrayList<>();
        for (Path reproduction : reproductions) {
            try (Stream<Path> files = Files.walk(reproduction.resolve(RUNS))) {
                files.filter(file -> file.toString().endsWith(".json")).forEach(records::add);
            }
        }
        assertThat(records).hasSizeGreaterThan(20);
        return records;
    }

    private static List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>(reproductions(MEASURED));
        all.addAll(reproductions(List.of(MADE_UP)));
        return all;
    }

    /** Every folder with a plan and records. */
    private static List<Path> reproductions(List<String> places) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String place : places) {
            try (Stream<Path> folders = Files.list(Repository.root().resolve(place))) {
                folders.filter(folder ->
                                Files.isRegularFile(folder.resolve(YAML)) && Files.isDirectory(folder.resolve(RUNS)))
                        .sorted()
                        .forEach(found::add);
            }
        }
        return found;
    }
}
