package io.github.auxtask.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
    private static final RunRecord RECORD = SampleRecord.ofSeed(1);

    @TempDir
    Path folder;

    @Test
    void aRecordComesBackFromItsFileAsItWas() {
        assertThat(written(RECORD)).isEqualTo(RECORD);
    }

    @Test
    void theSameRecordHasTheSameBytesWhereverItIsWritten() throws IOException {
        byte[] first = RecordJson.bytes(RECORD);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(RecordJson.bytes(written(RECORD))).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void settingsOfTheDataSetStandThereOnlyWhereThereAreSome() throws IOException {
        written(RECORD);
        assertThat(new JsonMapper()
                        .readTree(folder.resolve("r.json").toFile())
                        .path("data")
                        .has("settings"))
                .isFalse();

        RunRecord sized = SampleRecord.ofDataSettings(Map.of("size", 64, "fit", "crop"));
        assertThat(written(sized)).isEqualTo(sized);
        assertThat(sized.data().settings()).isEqualTo(Map.of("size", 64L, "fit", "crop"));
        assertThat(sized.id()).isNotEqualTo(RECORD.id());
        assertThat(new JsonMapper()
                        .readTree(folder.resolve("r.json").toFile())
                        .at("/data/settings/size")
                        .intValue())
                .isEqualTo(64);
    }

    @Test
    void keysAreSortedLinesEndInLfAndAnEpochIsALine() throws IOException {
        written(RECORD);
        String json = Files.readString(folder.resolve("r.json"));
        assertThat(json).endsWith("}\n").doesNotContain("\r").doesNotContain("\t");
        assertSorted(new JsonMapper().readTree(json));
        assertThat(json.lines().filter(line -> line.contains("\"learningRate\"")))
                .hasSize(2)
                .first()
                .isEqualTo(
                        "      {\"epoch\": 1, \"imagesPerSecond\": 1234.5, \"learningRate\": 0.1, \"loss\": 2.25, \"losses\": "
                                + "{\"classification\": 2.25, \"ft\": 0.0000001}, \"seconds\": 3.25, \"trainAccuracy\": 45.5, "
                                + "\"validationAccuracy\": 44, \"weights\": {\"ft\": 0.25}},");
        assertThat(json).contains("    \"lambda\": 0.01,\n").contains("    \"optimiser.weight-decay\": 0.00004,\n");
    }

    @Test
    void aFailedRunMayHaveALossThatIsNoNumber() {
        RunRecord.Epoch broken =
                new RunRecord.Epoch(1, Double.NaN, Map.of("ft", Double.POSITIVE_INFINITY), 10, 10, 0.1, 1, 1, Map.of());
        RunRecord failed = with(
                new RunRecord.Training("failed", "The loss became NaN in epoch 1.", 1, 0, "last", List.of(broken), 1),
                List.of());
        assertThat(written(failed)).isEqualTo(failed);
        assertThat(failed.training().completed()).isFalse();
    }

    @Test
    void unknownAndMissingFieldsAreNamed() {
        refused("\"bestEpoch\": 2", "\"bestEpoc\": 2", "unknown field 'training.bestEpoc'; did you mean 'bestEpoch'?");
        refused("    \"bestEpoch\": 2,\n", "", "field 'training.bestEpoch' is missing.");
        refused("\"command\": ", "\"comand\": ", "unknown field 'comand'; did you mean 'command'?");
        refused("\"loss\": 2.25, ", "", "field 'training.history[0].loss' is missing.");
        refused("    \"seed\": 1,\n".substring(2), "", "field 'seed' is missing.");
    }

    @Test
    void wrongTypesAreNamed() {
        refused("\"evidence\": true", "\"evidence\": \"yes\"", "field 'evidence': ");
        refused("\"bestEpoch\": 2", "\"bestEpoch\": 2.5", "field 'training.bestEpoch': ");
        refused("\"budget\": \"quick\"", "\"budget\": null", "field 'budget' must not be null.");
        refused("\"cores\": 2,\n", "\"cores\": null,\n", "field 'provenance.hardware.cores' must not be null.");
        refused(
                "\"cores\": 2",
                "\"cores\": null",
                "field 'evaluations[0].provenance.hardware.cores' must not be null.");
        refused("\"epochs\": 2,\n    \"lambda\"", "\"epochs\": [2],\n    \"lambda\"", "field ");
        refused("\"bestEpoch\": 2", "\"bestEpoch\": 1e9994465501", "holds a number whose exponent", " ");
        refused("\"seed\": 1", "\"seed\": 1, \"seed\": 2", "line 107: not valid JSON: Duplicate field 'seed'", ", ");
    }

    @Test
    void anotherSchemaIsRefused() {
        refused(
                "\"schema\": 2",
                "\"schema\": 3",
                "field 'schema' is 3, but this version reads 1 to 2: use the version of auxtask that wrote it, or run it"
                        + " again.");
    }

    @Test
    void recordsOfTheFirstSchemaAreReadAndWhatTheyLackIsNotRecorded() {
        byte[] json = resource("record-of-schema-1.json");
        RunRecord old = RecordJson.parse(json, "old.json");
        assertThat(old.evaluations()).hasSize(2).allSatisfy(evaluation -> {
            assertThat(evaluation.score().correctBits()).isNull();
            assertThat(evaluation.details().checks()).isEmpty();
            assertThat(evaluation.provenance()).isNull();
        });
        assertThat(old.data().contents().tensors()).isNull();
        assertThat(old.provenance().randomness().determinism()).isNull();
        assertThat(old.training().history())
                .hasSize(3)
                .allSatisfy(epoch -> assertThat(epoch.weights()).isEmpty());
        assertThat(written(old)).isEqualTo(old);
    }

    @Test
    void aRecordOfTheFirstSchemaMustFitItsDigestToo() {
        String json = new String(resource("record-of-schema-1.json"), java.nio.charset.StandardCharsets.UTF_8);
        byte[] changed = json.replace("\"wallSeconds\": 12.5", "\"wallSeconds\": 12.4")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RecordJson.parse(changed, "old.json")).hasMessageContaining("field 'digest'");
    }

    @Test
    void theDigestIsThatOfItsFile() throws IOException {
        written(RECORD);
        assertThat(Files.readString(folder.resolve("r.json"))).contains("\"digest\": \"" + RECORD.digest() + "\"");
    }

    @Test
    void checksAndCurvesAreHeldToTheirForm() {
        refused("\"severe\": true, ", "", "field 'evaluations[0].checks[0].severe' is missing.");
        refused(
                "\"status\": \"OK\"",
                "\"status\": \"FINE\"",
                "field 'evaluations[0].checks[0].status': Cannot deserialize value of type");
        refused("\"y\": 80", "\"z\": 80", "unknown field 'evaluations[0].curves.accuracy against epsilon[0].z'");
        refused("\"attacked\": 400, ", "", "field 'evaluations[0].attacks[0].attacked' is missing.");
    }

    @Test
    void correctImagesAreCounted() {
        refused(
                "\"correctBits\": \"////",
                "\"correctBits\": \"///+",
                "field 'evaluations[0]': 'correctBits' counts 320 correct images, 'correct' 321.");
        refused(
                "\"correctBits\": \"////",
                "\"correctBits\": \"",
                "field 'evaluations[0]': 'correctBits' is not about 500 images.");
        refused(
                "\"correctBits\": \"////",
                "\"correctBits\": \"//(/",
                "field 'evaluations[0]': 'correctBits' is not base64");
    }

    @Test
    void whatWasChangedAfterwardsIsNoticed() {
        String configuration =
                "field 'id' does not fit the configuration: a setting, the seed, the data or the id was changed.";
        refused("\"seed\": 1", "\"seed\": 2", configuration);
        refused("\"lambda\": 0.01", "\"lambda\": 0.02", configuration);
        refused("\"task\": \"ft\"", "\"task\": \"none\"", configuration);
        refused(
                "\"epsilon\": 0.3",
                "\"epsilon\": 0.2",
                "field 'evaluations[1].id' does not fit the run and the evaluation's " + "settings.");
        refused(
                "\"correct\": 321",
                "\"correct\": 421",
                "field 'evaluations[0].accuracy' is not 100 * correct / images.");
        refused(
                "\"correct\": 321",
                "\"correct\": 521",
                "field 'evaluations[0].correct' must be between 0 and the number of " + "images, at least 1.");
        refused(
                "\"wallSeconds\": 12.5",
                "\"wallSeconds\": 12.4",
                "field 'digest' does not fit the rest: the record was changed " + "after it was written");
    }

    @Test
    void writingItDifferentlyIsNoChange() throws IOException {
        String json = new JsonMapper()
                .readTree(RecordJson.bytes(RECORD))
                .toString()
                .replace("\"wallSeconds\":12.5", "\"wallSeconds\":1.250e1");
        Files.writeString(folder.resolve("r.json"), json);
        assertThat(RunRecord.read(folder.resolve("r.json"))).isEqualTo(RECORD);
    }

    @Test
    void evaluationsCanBeAddedLater() {
        List<EvaluationRecord> more = new ArrayList<>(RECORD.evaluations());
        more.add(SampleRecord.evaluation(RECORD.id(), "pgd", Map.of("steps", 40), 3));
        assertThat(written(RECORD.withEvaluations(more)).evaluations()).hasSize(3);
    }

    private static RunRecord with(RunRecord.Training training, List<EvaluationRecord> evaluations) {
        return RunRecordBuilder.like(RECORD)
                .training(training)
                .evaluations(evaluations)
                .cost(new RunRecord.Cost(1, null, 0, null))
                .build();
    }

    private RunRecord written(RunRecord record) {
        record.write(folder.resolve("r.json"));
        return RunRecord.read(folder.resolve("r.json"));
    }

    private static byte[] resource(String name) {
        try (var stream = java.util.Objects.requireNonNull(RunRecordTest.class.getResourceAsStream(name))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void refused(String part, String replacement, String message) {
        refused(part, replacement, message, ": ");
    }

    private void refused(String part, String replacement, String message, String separator) {
        String json = new String(RecordJson.bytes(RECORD), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(json).contains(part);
        String changed = json.replaceFirst(java.util.regex.Pattern.quote(part), replacement);
        assertThatThrownBy(() -> RecordJson.parse(changed.getBytes(java.nio.charset.StandardCharsets.UTF_8), "r.json"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("r.json" + separator + message);
    }

    private static void assertSorted(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        assertThat(names).isSorted();
        node.forEach(RunRecordTest::assertSorted);
    }
}
