package io.github.auxtask.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of runs that need runs: roles, made data, and classifiers that are put together. */
class ComposedRecordTest {
    private static final RunRecord PLAIN = SampleRecord.ofSeed(1);
    private static final ContentId FIRST = ContentId.of("first");
    private static final ContentId SECOND = ContentId.of("second");
    private static final List<NeededRun> NEEDS =
            List.of(new NeededRun("members", FIRST), new NeededRun("members", SECOND));

    @TempDir
    Path folder;

    @Test
    void needsWithRolesComeBackAsTheyWere() throws IOException {
        RunRecord record = needing(NEEDS, PLAIN.training());
        assertThat(written(record)).isEqualTo(record);
        assertThat(json(record)).contains("{\"as\": \"members\", \"run\": \"" + FIRST + "\"},");
    }

    @Test
    void aNeedWithoutARoleIsItsIdAlone() throws IOException {
        RunRecord record = needing(List.of(NeededRun.of(FIRST)), PLAIN.training());
        assertThat(written(record)).isEqualTo(record);
        assertThat(json(record)).contains("  \"needs\": [\n    \"" + FIRST + "\"\n  ],");
    }

    @Test
    void madeDataStandsWithItsDigest() throws IOException {
        RunRecord.Training plain = PLAIN.training();
        RunRecord record = needing(
                NEEDS,
                new RunRecord.Training(
                        plain.status(),
                        plain.reason(),
                        plain.epochs(),
                        plain.bestEpoch(),
                        plain.selected(),
                        plain.history(),
                        plain.parameters(),
                        List.of(new TrainingBasis.UsedData("sign 1", ContentId.of("a"), "9".repeat(64))),
                        null));
        assertThat(written(record)).isEqualTo(record);
        assertThat(json(record)).contains("\"maker\": \"sign 1\"");
    }

    @Test
    void whatWasTrainedAloneSaysNothingOfOthers() throws IOException {
        assertThat(json(PLAIN)).doesNotContain("composition").doesNotContain("made");
    }

    @Test
    void aCompositionHasNoEpochsAndMembersThatAreNeeded() throws IOException {
        RunRecord record = needing(NEEDS, composed(FIRST, SECOND));
        assertThat(written(record)).isEqualTo(record);
        assertThat(record.training().completed()).isTrue();

        String json = json(record);
        refused(
                json.replace("\"epochs\": 0", "\"epochs\": 1"),
                "r.json: field 'training.epochs' must be 0 where there is a composition: nothing was trained.");
        refused(
                json.replace("\"rule\": \"sum-of-softmax\"", "\"rule\": null"),
                "r.json: field 'training.composition.rule' must not be null.");
        refused(
                json(needing(NEEDS, composed(FIRST, ContentId.of("another")))),
                "r.json: field 'training.composition.members' must name runs that stand in 'needs', at least one.");
        refused(
                json(needing(NEEDS, composed())),
                "r.json: field 'training.composition.members' must name runs that stand in 'needs', at least one.");
    }

    @Test
    void aRoleThatWasChangedIsNoticed() throws IOException {
        refused(
                json(needing(NEEDS, composed(FIRST, SECOND)))
                        .replaceFirst("\"members\", \"run\"", "\"source\", \"run\""),
                "r.json: field 'id' does not fit the configuration: a setting, the seed, the data or the id was changed.");
    }

    private static RunRecord.Training composed(ContentId... members) {
        return new RunRecord.Training(
                RunRecord.Training.COMPLETED,
                null,
                0,
                0,
                RunRecord.Training.COMPOSED,
                List.of(),
                156_084,
                List.of(),
                new TrainingBasis.Composition(
                        "sum-of-softmax",
                        List.of(members).stream()
                                .map(run -> new TrainingBasis.Member(run, "6".repeat(64)))
                                .toList()));
    }

    private static RunRecord needing(List<NeededRun> needs, RunRecord.Training training) {
        return RunRecordBuilder.like(PLAIN)
                .needs(needs)
                .training(training)
                .evaluations(List.of())
                .build();
    }

    private RunRecord written(RunRecord record) {
        record.write(folder.resolve("r.json"));
        return RunRecord.read(folder.resolve("r.json"));
    }

    private String json(RunRecord record) throws IOException {
        record.write(folder.resolve("r.json"));
        return Files.readString(folder.resolve("r.json"));
    }

    private static void refused(String json, String message) {
        assertThatThrownBy(() -> RecordJson.parse(json.getBytes(StandardCharsets.UTF_8), "r.json"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }
}
