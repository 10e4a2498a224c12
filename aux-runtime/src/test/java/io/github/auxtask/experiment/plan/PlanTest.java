package io.github.auxtask.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
    @TempDir
    Path folder;

    @Test
    void aBudgetIsItsVariantsTimesItsSeeds() {
        Plan plan = plan(Selection.of("quick"));
        assertThat(plan.runs())
                .extracting(PlannedRun::label)
                .containsExactly(
                        "resnet18/none seed 1",
                        "resnet18/ft seed 1",
                        "googlenet/none seed 1",
                        "googlenet/ft seed 1",
                        "resnet18/none seed 2",
                        "resnet18/ft seed 2",
                        "googlenet/none seed 2",
                        "googlenet/ft seed 2");
        assertThat(plan.runs()).extracting(PlannedRun::id).doesNotHaveDuplicates();
        PlannedRun run = plan.runs().get(1);
        assertThat(run.settings())
                .isEqualTo(Map.of(
                        "epochs",
                        2L,
                        "lambda",
                        new java.math.BigDecimal("0.01"),
                        "augment",
                        true,
                        "ft.targets",
                        "own",
                        "precision",
                        "fp32"));
        assertThat(run.fileName()).isEqualTo("resnet18-ft-seed1-" + run.id().abbreviated() + ".json");
        assertThat(run.evaluations()).extracting(Evaluation::name).containsExactly("clean", "fgsm");
        assertThat(run.needs()).isEmpty();
    }

    @Test
    void theIdIsThatOfTheDocumentedCanonicalText() {
        PlannedRun run = plan(Selection.of("full")).runs().get(0);
        assertThat(run.id())
                .isEqualTo(ContentId.of("{\"data\":\"" + "3".repeat(64) + "\",\"method\":{\"name\":"
                        + "\"fourier-auxiliary\",\"version\":1},\"schema\":1,\"seed\":1,\"settings\":{\"augment\":true,\"epochs\":10,"
                        + "\"ft.targets\":\"own\",\"lambda\":0.01,\"precision\":\"fp32\"},\"variant\":{\"architecture\":\"resnet18\","
                        + "\"task\":\"none\"}}"));
    }

    @Test
    void formattingAndOrderDoNotChangeTheId() {
        ContentId id = firstId(YamlText.VALID);
        assertThat(firstId(YamlText.with("lambda: 0.01", "lambda: 1.0e-2"))).isEqualTo(id);
        assertThat(firstId(YamlText.with("epochs: 10\n  lambda: 0.01", "lambda: 0.010\n  # a comment\n  epochs: 10.0")))
                .isEqualTo(id);
        assertThat(firstId(YamlText.with(
                        "  architecture: [resnet18, googlenet]\n  task: [none, ft]",
                        "  task: [none, ft]\n  architecture:\n    - resnet18\n    - googlenet")))
                .isEqualTo(id);
    }

    @Test
    void aDataSetsOwnSettingsArePartOfTheIdButForTheFolder() {
        String digest = "digest: " + "3".repeat(64);
        ContentId id = firstId(YamlText.VALID);

        PlannedRun run = firstRun(YamlText.with(digest, digest + ", folder: my images, size: 64, grey: false"));

        assertThat(run.data().settings())
                .containsExactly(Map.entry("folder", "my images"), Map.entry("size", 64L), Map.entry("grey", false));
        assertThat(run.id()).isNotEqualTo(id);
        assertThat(firstId(YamlText.with(digest, digest + ", folder: elsewhere, size: 64, grey: false")))
                .isEqualTo(run.id());
        assertThat(firstId(YamlText.with(digest, digest + ", folder: my images")))
                .isEqualTo(id);
    }

    @Test
    void aDigestThatIsNotKnownYetMayBeLeftOut() {
        PlannedRun run = firstRun(YamlText.with(", digest: " + "3".repeat(64), ""));

        assertThat(run.data().hasDigest()).isFalse();
        assertThat(run.id()).isNotEqualTo(firstId(YamlText.VALID));
    }

    @Test
    void namesEvidenceAndEvaluationsDoNotChangeTheId() {
        ContentId id = firstId(YamlText.VALID);
        assertThat(firstId(YamlText.with("name: tiny", "name: other"))).isEqualTo(id);
        assertThat(firstId(YamlText.with(
                        "full: {seeds: [1]}", "full: {seeds: [1], evidence: false, evaluations: [clean]}")))
                .isEqualTo(id);
        assertThat(firstId(YamlText.with("epsilon: 0.3", "epsilon: 0.4"))).isEqualTo(id);
    }

    @Test
    void everythingThatDecidesTheResultChangesTheId() {
        ContentId id = firstId(YamlText.VALID);
        assertThat(List.of(
                        firstId(YamlText.with("lambda: 0.01", "lambda: 0.011")),
                        firstId(YamlText.with("augment: true", "augment: false")),
                        firstId(YamlText.with("augment: true", "augment: \"true\"")),
                        firstId(YamlText.with("use: own", "use: batch-rolled")),
                        firstId(YamlText.with("version: 1", "version: 2")),
                        firstId(YamlText.with("digest: 3", "digest: 4")),
                        firstId(YamlText.with("full: {seeds: [1]}", "full: {seeds: [2]}")),
                        plan(new Selection("full", null, null, Precision.BF16))
                                .runs()
                                .get(0)
                                .id(),
                        plan(Selection.of("full")).runs().get(1).id()))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    @Test
    void budgetsWithTheSameSettingsShareTheirRuns() {
        String text = YamlText.with("settings: {epochs: 2}", "settings: {epochs: 10}");
        assertThat(Plan.of(YamlText.read(folder, text), Selection.of("quick"))
                        .runs()
                        .get(0)
                        .id())
                .isEqualTo(firstId(text));
    }

    @Test
    void anEvaluationsIdDependsOnTheRunAndItsSettingsOnly() {
        PlannedRun run = plan(Selection.of("quick")).runs().get(0);
        PlannedRun other = plan(Selection.of("quick")).runs().get(1);
        Evaluation fgsm = new Evaluation("fgsm", Map.of("epsilon", 0.3));
        assertThat(fgsm.id(run.id())).isEqualTo(new Evaluation("renamed", Map.of("epsilon", 0.30)).id(run.id()));
        assertThat(fgsm.id(run.id()))
                .isNotEqualTo(fgsm.id(other.id()))
                .isNotEqualTo(new Evaluation("fgsm", Map.of("epsilon", 0.31)).id(run.id()));
    }

    @Test
    void aPlanComesBackFromItsFileAsItWas() throws IOException {
        Plan plan = plan(Selection.of("quick"));
        Path file = folder.resolve("a b/plan.json");
        plan.write(file);
        Plan back = Plan.read(file);
        assertThat(back).isEqualTo(plan);
        assertThat(back.runs().get(0).variant().keySet()).containsExactly("architecture", "task");
        assertThat(Files.readString(file)).doesNotContain("\r", folder.toString());
    }

    @Test
    void aPlanThatWasEditedOrIsNoneIsRefused() throws IOException {
        Path file = folder.resolve("plan.json");
        plan(Selection.of("quick")).write(file);
        String json = Files.readString(file);
        refused(
                file,
                json.replaceFirst("\"epochs\" : 2", "\"epochs\" : 3"),
                "plan.json: the id of resnet18/none seed 1 does not fit its configuration; make the plan again instead of "
                        + "editing it.");
        refused(
                file,
                json.replace("\"schema\" : 2", "\"schema\" : 9"),
                "plan.json has schema 9, but this version reads 2: plugin and runtime are of different versions.");
        refused(file, "[]", null);
        refused(file, json.replaceFirst("\"seed\" : 1,", ""), null);
        refused(file, json.replaceFirst("\"seed\" : 1,", "\"seed\" : 1, \"sed\" : 1,"), null);
    }

    private static void refused(Path file, String json, String message) throws IOException {
        Files.writeString(file, json);
        assertThatThrownBy(() -> Plan.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(message == null ? "plan.json is not a plan: " : message);
    }

    private ContentId firstId(String text) {
        return firstRun(text).id();
    }

    private PlannedRun firstRun(String text) {
        return Plan.of(
                        YamlText.read(folder, text),
                        new Selection("full", null, "architecture=resnet18,task=none", null))
                .runs()
                .get(0);
    }

    private Plan plan(Selection selection) {
        return Plan.of(YamlText.read(folder, YamlText.VALID), selection);
    }
}
