package io.github.auxtask.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordsTest {
    @TempDir
    Path runs;

    @Test
    void recordsComeInTheOrderOfTheirFileNames() {
        SampleRecord.ofSeed(1).write(runs.resolve("quick/b.json"));
        SampleRecord.ofSeed(2).write(runs.resolve("quick/a.json"));
        RunRecords read = RunRecords.read(runs);
        assertThat(read.problems()).isEmpty();
        assertThat(read.records()).extracting(RunRecord::seed).containsExactly(2L, 1L);
        assertThat(RunRecords.read(runs.resolve("quick")).records()).hasSize(2);
    }

    @Test
    void aBrokenFileIsAProblemAndHidesNoOther() throws IOException {
        SampleRecord.ofSeed(1).write(runs.resolve("quick/a.json"));
        Files.writeString(runs.resolve("quick/broken.json"), "{\n \"id\": ");
        Files.writeString(runs.resolve("quick/list.json"), "[]");
        Files.writeString(runs.resolve("quick/old.json"), "{\"schema\": 0}");
        Files.writeString(runs.resolve("quick/.a.json.1234.tmp"), "half");
        Files.writeString(runs.resolve("quick/notes.txt"), "not a record");
        RunRecords read = RunRecords.read(runs);
        assertThat(read.records()).hasSize(1);
        assertThat(read.problems())
                .extracting(RunRecords.Problem::file)
                .containsExactly("quick/broken.json", "quick/list.json", "quick/old.json");
        assertThat(read.problems())
                .extracting(RunRecords.Problem::sentence)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("quick/broken.json, line 2: not valid JSON: "),
                        second -> assertThat(second)
                                .isEqualTo("quick/list.json is not a run record: it is not a JSON object."),
                        third -> assertThat(third)
                                .isEqualTo(
                                        "quick/old.json: field 'schema' is 0, but this version reads 1 to 2: use the version of"
                                                + " auxtask that wrote it, or run it again."));
    }

    @Test
    void whatBecomesOfRecordsInOtherHandsIsSaidWithoutTheWordsOfALibrary() throws IOException {
        Path file = runs.resolve("quick/a.json");
        SampleRecord.ofSeed(1).write(file);
        String good = Files.readString(file);
        byte[] french = good.replace("\"id\"", "\"é\": 1, \"id\"").getBytes(StandardCharsets.ISO_8859_1);
        Map<String, byte[]> damaged = Map.of(
                "it holds the merge markers of git; keep one of the two records",
                ("<<<<<<< ours\n" + good + "=======\n" + good + ">>>>>>> theirs\n").getBytes(StandardCharsets.UTF_8),
                "it ends in the middle; bring it back from the history of the repository",
                good.substring(0, good.length() / 2).getBytes(StandardCharsets.UTF_8),
                "NaN is no number there",
                good.replaceFirst("\"accuracy\": [0-9.]+", "\"accuracy\": NaN").getBytes(StandardCharsets.UTF_8),
                "it is not UTF-8; bring it back from the history of the repository",
                french,
                "it holds a nesting, a number or a text that is larger than any record's; bring it back from the history of the repository",
                ("{\"a\":" + "[".repeat(2000)).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> one : damaged.entrySet()) {
            Files.write(file, one.getValue());
            assertThat(RunRecords.read(runs).problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.sentence())
                            .matches("quick/a\\.json(, line \\d+)?: not valid JSON: .*")
                            .endsWith(": " + one.getKey() + "."));
        }
    }

    @Test
    void aFileWithNothingInItIsSaidToBeEmpty() throws IOException {
        Files.createDirectories(runs.resolve("quick"));
        Files.writeString(runs.resolve("quick/a.json"), "\n");
        assertThat(RunRecords.read(runs).problems())
                .extracting(RunRecords.Problem::sentence)
                .containsExactly("quick/a.json is empty; bring it back from the history of the repository.");
    }

    @Test
    void aTamperedRecordAndOneOfANewerSchemaAreProblemsAndHideNoOther() throws IOException {
        for (int seed = 1; seed <= 3; seed++) {
            SampleRecord.ofSeed(seed).write(runs.resolve("quick/seed" + seed + ".json"));
        }
        replace("quick/seed2.json", "\"imagesPerSecond\": 1234.5", "\"imagesPerSecond\": 9999.5");
        replace("quick/seed3.json", "\"schema\": 2", "\"schema\": 3");
        RunRecords read = RunRecords.read(runs);
        assertThat(read.records()).extracting(RunRecord::seed).containsExactly(1L);
        assertThat(read.problems())
                .containsExactly(
                        new RunRecords.Problem(
                                "quick/seed2.json",
                                "quick/seed2.json: field 'digest' does not fit the rest: the record was changed after it was"
                                        + " written; run it again with "
                                        + SampleRecord.ofSeed(2).command() + " -Daux.force."),
                        new RunRecords.Problem(
                                "quick/seed3.json",
                                "quick/seed3.json: field 'schema' is 3, but this version reads 1 to 2: use the version of"
                                        + " auxtask that wrote it, or run it again."));
    }

    @Test
    void twoRecordsForOneRunAreAProblemWithinABudget() {
        SampleRecord.ofSeed(1).write(runs.resolve("quick/a.json"));
        SampleRecord.ofSeed(1).write(runs.resolve("quick/b.json"));
        RunRecords read = RunRecords.read(runs);
        assertThat(read.records()).hasSize(1);
        assertThat(read.problems())
                .containsExactly(new RunRecords.Problem(
                        "quick/b.json", "quick/b.json records the same run as quick/a.json: delete one of them."));
    }

    @Test
    void aRecordInTheFolderOfAnotherBudgetIsAProblem() {
        SampleRecord.ofSeed(1).write(runs.resolve("full/a.json"));
        assertThat(RunRecords.read(runs).problems())
                .containsExactly(new RunRecords.Problem(
                        "full/a.json", "full/a.json: field 'budget' is 'quick', which is not its folder."));
    }

    @Test
    void aRecordUnderTheNameOfAnotherRunIsAProblem() {
        RunRecord record = SampleRecord.ofSeed(1);
        record.write(runs.resolve("quick/resnet8-0123456789ab.json"));
        assertThat(RunRecords.read(runs).problems())
                .containsExactly(new RunRecords.Problem(
                        "quick/resnet8-0123456789ab.json",
                        "quick/resnet8-0123456789ab.json: field 'id' begins with "
                                + record.id().abbreviated() + ", which is not the end of the file's name."));
    }

    @Test
    void earlierAttemptsAreKeptApart() {
        SampleRecord.ofSeed(1).write(runs.resolve("quick/a.json"));
        SampleRecord.ofSeed(1).write(runs.resolve("quick/attempts/a-1.json"));
        SampleRecord.ofSeed(1).write(runs.resolve("quick/pictures/deeper/a.json"));
        assertThat(RunRecords.read(runs).records()).hasSize(1);
        assertThat(RunRecords.read(runs).attempts())
                .containsExactly(new RunRecords.Attempt("quick/attempts/a-1.json", SampleRecord.ofSeed(1)));
        assertThat(RunRecords.read(runs).problems()).isEmpty();
        assertThat(RunRecords.read(runs.resolve("quick")).attempts()).hasSize(1);
    }

    @Test
    void whatLooksLikeARecordAndIsNoneIsAProblem() throws IOException {
        Files.createDirectories(runs.resolve("quick/folder.json"));
        Files.createSymbolicLink(runs.resolve("quick/link.json"), runs.resolve("nowhere"));
        SampleRecord.ofSeed(1).write(runs.resolve("quick/loud.JSON"));

        assertThat(RunRecords.read(runs).records()).isEmpty();
        assertThat(RunRecords.read(runs).problems())
                .extracting(RunRecords.Problem::sentence)
                .containsExactly(
                        "quick/folder.json is a folder and no record: move it away.",
                        "quick/link.json leads to no file and no record: move it away.",
                        "quick/loud.JSON is not read: give it the ending .json, or move it away.");
    }

    @Test
    void aFileInThePlaceOfTheFolderIsAProblem() throws IOException {
        Path file = Files.writeString(runs.resolve("runs"), "");

        assertThat(RunRecords.read(file).problems())
                .extracting(RunRecords.Problem::sentence)
                .containsExactly("'runs' is not a folder, so no record can be in it: move it away.");
    }

    private void replace(String file, String part, String replacement) throws IOException {
        String json = Files.readString(runs.resolve(file));
        assertThat(json).contains(part);
        Files.writeString(runs.resolve(file), json.replace(part, replacement));
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() {
        assertThat(RunRecords.read(runs.resolve("none")).records()).isEmpty();
        assertThat(RunRecords.read(runs.resolve("none")).problems()).isEmpty();
    }
}
