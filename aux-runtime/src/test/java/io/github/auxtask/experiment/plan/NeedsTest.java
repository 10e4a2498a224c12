package io.github.auxtask.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.experiment.spec.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that need runs: which, in which role, with which seeds, and what makes no sense. */
class NeedsTest {
    @TempDir
    Path folder;

    @Test
    void aRoleIsPartOfTheIdBecauseItDecidesWhatIsComputed() {
        ContentId plain = last("  - {when: {task: ft}, run: {task: none}}\n").id();
        ContentId source =
                last("  - {when: {task: ft}, as: source, run: {task: none}}\n").id();
        ContentId teacher =
                last("  - {when: {task: ft}, as: teacher, run: {task: none}}\n").id();
        assertThat(List.of(plain, source, teacher)).doesNotHaveDuplicates();
    }

    @Test
    void theIdIsThatOfTheDocumentedCanonicalText() {
        PlannedRun run = last("  - {when: {task: ft}, as: source, run: {task: none}}\n");
        NeededRun need = run.needs().get(0);
        assertThat(run.id())
                .isEqualTo(ContentId.of(CanonicalJson.of(Map.of(
                        "schema",
                        1,
                        "method",
                        Map.of("name", "fourier-auxiliary", "version", 1),
                        "data",
                        "3".repeat(64),
                        "variant",
                        run.variant(),
                        "seed",
                        1,
                        "settings",
                        run.settings(),
                        "needs",
                        List.of(Map.of("as", "source", "run", need.run().hex()))))));
    }

    @Test
    void severalSeedsAreSeveralTrainingsThatNoOtherRunShares() {
        Plan plan = plan(new Selection("quick", null, null, null), """
                  - {when: {task: ft}, as: members, run: {task: none}, seeds: 3}
                """);
        assertThat(needsOf(plan, "googlenet/ft seed 1"))
                .containsExactly(
                        "members googlenet/none seed 1",
                        "members googlenet/none seed 2",
                        "members googlenet/none seed 3");
        assertThat(needsOf(plan, "googlenet/ft seed 2"))
                .containsExactly(
                        "members googlenet/none seed 4",
                        "members googlenet/none seed 5",
                        "members googlenet/none seed 6");
        // four variants and seeds of the budget's own, and seeds 3 to 6 of what two of them need
        assertThat(plan.runs()).hasSize(2 * 2 * 2 + 2 * 4);
    }

    @Test
    void offsetsAreAddedToTheRunsOwnSeed() {
        assertThat(needsOf(plan(Selection.of("full"), """
                                  - {when: {task: ft}, run: {task: none}, seeds: [0, 100, -3]}
                                """), "resnet18/ft seed 1"))
                .containsExactly(" resnet18/none seed 1", " resnet18/none seed 101", " resnet18/none seed -2");
    }

    @Test
    void severalValuesAndSeveralEntriesAddUpInTheirOrder() {
        assertThat(needsOf(plan(Selection.of("full"), """
                                  - {when: {architecture: googlenet, task: ft}, as: members, run: {architecture: [resnet18, googlenet], task: none}}
                                  - {when: {architecture: googlenet, task: ft}, as: teacher, run: {task: none}}
                                """), "googlenet/ft seed 1"))
                .containsExactly(
                        "members resnet18/none seed 1",
                        "members googlenet/none seed 1",
                        "teacher googlenet/none seed 1");
    }

    @Test
    void aRunMayNeedOneOfAnotherDataSet() {
        String text = YamlText.with(
                        "data: {name: shapes, digest: " + "3".repeat(64) + "}",
                        "data:\n  - {name: shapes, digest: " + "3".repeat(64) + "}\n  - {name: cifar10, digest: "
                                + "4".repeat(64) + "}")
                .replace("  task: [none, ft]\n", "  task: [none, ft]\n  dataset: [shapes, cifar10]\n")
                .replace("across: [test]", "across: [test, dataset]")
                .replace(
                        "budgets:",
                        "needs:\n  - {when: {task: ft, dataset: shapes}, run: {task: none, dataset: cifar10}}\nbudgets:");
        Plan plan = Plan.of(YamlText.read(folder, text), Selection.of("full"));
        PlannedRun run = named(plan, "resnet18/ft/shapes seed 1");
        PlannedRun needed = plan.run(run.needs().get(0).run()).orElseThrow();
        assertThat(needed.data().name()).isEqualTo("cifar10");
        assertThat(run.data().name()).isEqualTo("shapes");
    }

    @Test
    void aPlanWithRolesComesBackFromItsFileAsItWas() throws IOException {
        Plan plan = plan(Selection.of("full"), """
                  - {when: {task: ft}, as: members, run: {task: none}, seeds: 2}
                """);
        Path file = folder.resolve("plan.json");
        plan.write(file);
        assertThat(Plan.read(file)).isEqualTo(plan);

        String json = Files.readString(file);
        Files.writeString(file, json.replace("\"as\" : \"members\"", "\"as\" : 7"));
        assertThatThrownBy(() -> Plan.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("a needed run is an id, or {\"as\": a role, \"run\": an id}");
        Files.writeString(file, json.replace("\"as\" : \"members\"", "\"as\" : \"others\""));
        assertThatThrownBy(() -> Plan.read(file)).hasMessageContaining("does not fit its configuration");
    }

    @Test
    void aPartOfAPlanKeepsWhatItNeeds() {
        Plan plan = plan(Selection.of("full"), """
                  - {when: {task: ft}, as: members, run: {task: none}, seeds: 2}
                """);
        Plan part = plan.only(List.of(named(plan, "googlenet/ft seed 1")));
        assertThat(part.runs())
                .extracting(PlannedRun::label)
                .containsExactly("googlenet/none seed 1", "googlenet/none seed 2", "googlenet/ft seed 1");
    }

    @Test
    void aRunThatIsOnlyNeededIsFoundByItsId() {
        String needs = """
                  - {when: {task: ft}, run: {task: none}, seeds: [7]}
                """;
        ContentId needed =
                named(plan(Selection.of("full"), needs), "resnet18/none seed 8").id();
        assertThat(plan(new Selection("full", null, needed.abbreviated(), null), needs)
                        .runs())
                .singleElement()
                .satisfies(run -> assertThat(run.id()).isEqualTo(needed));
    }

    @Test
    void whatGoesInACircleIsRefusedWithItsLine() {
        refused(
                "  - {when: {task: ft}, run: {task: none}}\n  - {when: {task: none}, run: {task: ft}}\n",
                "line 16: 'needs' goes in a circle: resnet18/none needs resnet18/ft needs resnet18/none.");
        refused(
                "  - {when: {task: ft}, run: {task: ft}, seeds: [1]}\n",
                "line 16: 'needs' goes in a circle: resnet18/ft needs resnet18/ft.");
    }

    @Test
    void whatTheGridLeavesOutCannotBeNeeded() {
        String text = YamlText.with(
                "budgets:",
                "exclude:\n  - {architecture: googlenet, task: none}\nneeds:\n  - {when: {task: ft}, run: {task: none}}\nbudgets:");
        assertThatThrownBy(() -> YamlText.read(folder, text))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "reproduction.yaml, line 18: googlenet/ft needs googlenet/none, which 'exclude' leaves out of the"
                                + " grid.");
    }

    @Test
    void theSameRunIsNeededOnceInARole() {
        refused("""
                  - {when: {task: ft}, as: members, run: {task: none}, seeds: 2}
                  - {when: {architecture: resnet18, task: ft}, as: members, run: {task: none}, seeds: [1]}
                """, "line 17: resnet18/ft needs resnet18/none twice (as: members).");
    }

    @Test
    void wrongValuesAreShownWithWhatIsAllowed() {
        refused(
                "  - {when: {task: ft}, run: {task: nun}}\n",
                "line 16: 'nun' is no value of 'task' of this file; known: none, ft.");
        refused(
                "  - {when: {task: ft}, run: {task: none}, as: The Source}\n",
                "line 16: 'needs.0.as' is 'The Source', but must be a role: lower-case letters, digits and hyphens, starting with a"
                        + " letter.");
        refused(
                "  - {when: {task: ft}, run: {task: none}, seeds: 0}\n",
                "line 16: 'needs.0.seeds' is 0, but must be a number of seeds from 1 to 100, or a list of whole numbers that are"
                        + " added to the run's own seed.");
        refused(
                "  - {when: {task: ft}, runs: {task: none}}\n",
                "line 16: unknown key 'runs' in needs.0; did you mean 'run'?");
    }

    @Test
    void aSeedThatWouldOverflowIsRefused() {
        assertThatThrownBy(() -> plan(
                        new Selection("full", List.of(Long.MAX_VALUE), null, null),
                        "  - {when: {task: ft}, run: {task: none}, seeds: 3}\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("reproduction.yaml, line 16: what a run with seed " + Long.MAX_VALUE);
    }

    private void refused(String needs, String message) {
        assertThatThrownBy(() -> plan(Selection.of("full"), needs))
                .isInstanceOf(BadInputException.class)
                .hasMessage("reproduction.yaml, " + message);
    }

    private Plan plan(Selection selection, String needs) {
        return Plan.of(YamlText.read(folder, YamlText.with("budgets:", "needs:\n" + needs + "budgets:")), selection);
    }

    private PlannedRun last(String needs) {
        List<PlannedRun> runs = plan(Selection.of("full"), needs).runs();
        return runs.get(runs.size() - 1);
    }

    private static List<String> needsOf(Plan plan, String label) {
        return named(plan, label).needs().stream()
                .map(need ->
                        need.as() + " " + plan.run(need.run()).orElseThrow().label())
                .toList();
    }

    private static PlannedRun named(Plan plan, String label) {
        return plan.runs().stream()
                .filter(run -> run.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
