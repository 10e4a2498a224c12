package io.github.auxtask.run.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.provenance.difference.RecordMerge;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedRecordsTest {
    @TempDir
    private Path folder;

    private PlannedRun run;
    private RunRecord record;

    @BeforeEach
    void plan() {
        run = TinyReproduction.in(folder, 2, "0.05")
                .plan("smoke", "task=none")
                .runs()
                .get(0);
        record = RunRecordBuilder.of(run, "tiny", "smoke").build();
    }

    private List<String> merged(RunRecords theirs, Path runs) {
        RecordMerge merge = RecordMerge.of("tiny", RunRecords.read(runs), theirs);
        return MergedRecords.write(merge, runs, Map.of(run.id().hex(), run.fileName()));
    }

    @Test
    void recordsOfAnotherCheckoutAreAddedUnderTheNamesThatTheWorkerGives() {
        Path other = folder.resolve("other checkout");
        record.write(other.resolve("study/runs/smoke").resolve(run.fileName()));
        Path runs = folder.resolve("mine/runs");

        assertThat(merged(MergedRecords.read(other, folder.resolve("scratch")), runs))
                .containsExactly("smoke/" + run.fileName());

        RunRecords read = RunRecords.read(runs);
        assertThat(read.problems()).isEmpty();
        assertThat(read.records()).containsExactly(record);
        assertThat(merged(MergedRecords.read(other, folder.resolve("scratch")), runs))
                .isEmpty();
    }

    @Test
    void anotherTrainingStandsAmongTheAttempts() {
        Path runs = folder.resolve("mine/runs");
        record.write(runs.resolve("smoke").resolve(run.fileName()));
        RunRecord.Epoch epoch = new RunRecord.Epoch(1, 1.5, Map.of(), 50, 50, 0.1, 1, 100, Map.of());
        RunRecord theirs = RunRecordBuilder.like(record).history(List.of(epoch)).build();

        List<String> written = merged(new RunRecords(List.of(theirs), List.of()), runs);

        assertThat(written).containsExactly("smoke/attempts/" + run.fileName().replace(".json", "-1.json"));
        RunRecords read = RunRecords.read(runs);
        assertThat(read.records()).containsExactly(record);
        assertThat(read.attempts()).extracting(RunRecords.Attempt::record).containsExactly(theirs);
    }

    @Test
    void aJarOfRecordsIsReadLikeAFolderAndNothingElseInItIsTouched() throws IOException {
        Path file = folder.resolve("r.json");
        record.write(file);
        Path jar = folder.resolve("records.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of(
                    "study/runs/smoke/" + run.fileName(), "../runs/smoke/evil.json", "study/other.json", "A.class")) {
                out.putNextEntry(new JarEntry(name));
                out.write(Files.readAllBytes(file));
            }
        }
        Path scratch = folder.resolve("scratch");

        assertThat(MergedRecords.read(jar, scratch).records()).containsExactly(record);

        try (var files = Files.walk(scratch)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void ledgersOfTheSameReproductionComeAlongAndGrow() throws IOException {
        Path other = folder.resolve("other");
        record.write(other.resolve("study/runs/smoke").resolve(run.fileName()));
        RunRecord stranger =
                RunRecordBuilder.like(record).reproduction("another").build();
        stranger.write(other.resolve("strange/runs/smoke").resolve(run.fileName()));
        Path theirs = other.resolve("study/runs/ledger/aaaaaaaaaaaa.jsonl");
        Path strange = other.resolve("strange/runs/ledger/bbbbbbbbbbbb.jsonl");
        for (Path file : List.of(theirs, strange)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "one\n");
        }
        Path runs = folder.resolve("mine/runs");
        Path mine = runs.resolve("ledger/aaaaaaaaaaaa.jsonl");

        assertThat(MergedLedgers.copy(other, folder, "tiny", runs)).isEqualTo(1);
        assertThat(mine).hasContent("one");
        assertThat(runs.resolve("ledger/bbbbbbbbbbbb.jsonl")).doesNotExist();

        Files.writeString(theirs, "one\ntwo\n");
        assertThat(MergedLedgers.copy(other, folder, "tiny", runs)).isEqualTo(1);
        assertThat(mine).hasContent("one\ntwo");
        Files.writeString(theirs, "one\r\ntwo\r\n");
        assertThat(MergedLedgers.copy(other, folder, "tiny", runs))
                .as("with the ends of lines of another system")
                .isZero();
        Files.writeString(theirs, "one\r\ntwo\r\nthree\r\n");
        assertThat(MergedLedgers.copy(other, folder, "tiny", runs)).isEqualTo(1);
    }

    @Test
    void aLedgerThatSaysSomethingElseThanOursIsToldAndNothingIsCopied() throws IOException {
        Path other = folder.resolve("other/runs");
        record.write(other.resolve("smoke").resolve(run.fileName()));
        Path runs = folder.resolve("mine/runs");
        for (Path ledger : List.of(other.resolve("ledger"), runs.resolve("ledger"))) {
            Files.createDirectories(ledger);
            Files.writeString(ledger.resolve("bbbbbbbbbbbb.jsonl"), ledger + "\n");
        }
        Files.writeString(other.resolve("ledger/aaaaaaaaaaaa.jsonl"), "one\n");
        for (Path ledger : List.of(other.resolve("ledger"), runs.resolve("ledger"))) {
            Files.writeString(ledger.resolve("README.md"), ledger + " is no part of a ledger\n");
        }

        assertThatThrownBy(() -> MergedLedgers.copy(other, folder, "tiny", runs))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("bbbbbbbbbbbb.jsonl has other lines than runs/ledger/bbbbbbbbbbbb.jsonl")
                .hasMessageContaining("nothing is merged");
        assertThat(runs.resolve("ledger/aaaaaaaaaaaa.jsonl")).doesNotExist();

        Files.delete(other.resolve("ledger/bbbbbbbbbbbb.jsonl"));
        assertThat(MergedLedgers.copy(other, folder, "tiny", runs))
                .as("what else lies there does not matter")
                .isEqualTo(1);
    }

    @Test
    void recordsOfOtherReproductionsAloneAreRefusedAndAmongOursCounted() {
        RunRecord stranger =
                RunRecordBuilder.like(record).reproduction("another").build();
        assertThat(MergedRecords.others(new RunRecords(List.of(record, stranger), List.of()), "tiny", folder))
                .isEqualTo(1);
        assertThatThrownBy(() -> MergedRecords.others(new RunRecords(List.of(stranger), List.of()), "tiny", folder))
                .isInstanceOf(BadInputException.class)
                .hasMessage("The records in " + folder + " are of another and none is of tiny, so nothing is merged: "
                        + "name records of this reproduction (-Daux.from).");
    }

    @Test
    void aFileThatIsNoJarIsSaidInOurWords() throws IOException {
        Path file = Files.writeString(folder.resolve("pom.xml"), "<project/>");
        assertThatThrownBy(() -> MergedRecords.read(file, folder.resolve("scratch")))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + " is no jar; name a folder or a jar (-Daux.from).");
    }

    @Test
    void whatHasNoRecordsIsSaid() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> MergedRecords.read(folder.resolve("empty"), folder.resolve("scratch")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("There are no records in ");
        Files.writeString(folder.resolve("a.txt"), "no jar");
        assertThatThrownBy(() -> MergedRecords.read(folder.resolve("a.txt"), folder.resolve("scratch")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("name a folder or a jar (-Daux.from).");
    }
}
