package io.github.auxtask.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.experiment.spec.YamlText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are maps in one another, and lists: how they are read, and which runs are the same. */
class NestedSettingsTest {
    private static final String FLAT = """
          epochs: 10
          lambda: 0.01
          augment: true
        """;

    @TempDir
    Path folder;

    private Plan plan(String settings) {
        String yaml = YamlText.with(FLAT.indent(0), settings.indent(2));
        return Plan.of(YamlText.read(folder, yaml.replace("    settings: {epochs: 2}\n", "")), Selection.of("quick"));
    }

    private PlannedRun run(String settings) {
        return plan(settings).runs().get(0);
    }

    @Test
    void aMapWithinSettingsStandsForDottedKeys() {
        PlannedRun nested = run("epochs: 10\noptimiser:\n  learning-rate: 0.1\n  momentum: 0.9\n");
        PlannedRun dotted = run("epochs: 10\noptimiser.momentum: 0.9\noptimiser.learning-rate: 0.10\n");
        assertThat(nested.settings()).containsKeys("optimiser.learning-rate", "optimiser.momentum");
        assertThat(nested.id()).isEqualTo(dotted.id());
    }

    @Test
    void aListHasTheIdOfTheTextThatUsedToStandForIt() {
        PlannedRun list = run("std: [0.2023, 0.1994, 0.2010]\nmilestones: [1e-1, .5, 7]\n");
        assertThat(list.settings())
                .containsEntry("std", "0.2023 0.1994 0.2010")
                .containsEntry("milestones", "1e-1 .5 7");
        assertThat(list.id())
                .isEqualTo(run("std: \"0.2023 0.1994 0.2010\"\nmilestones: 1e-1 .5 7\n")
                        .id());
        assertThat(list.id())
                .isNotEqualTo(run("std: [0.2023, 0.1994, 0.201]\nmilestones: [1e-1, .5, 7]\n")
                        .id());
        assertThat(run("none: []\n").settings()).containsEntry("none", "");
    }

    @Test
    void aListOfMapsEntersTheIdAsCanonicalJson() {
        String phases = """
            phases:
              - {name: heads, trainable: [fc, "*.bias"], optimiser: {name: adam, learning-rate: 1e-4}}
              - name: all
                epochs: 5
                adversaries:
                  - {attack: fgsm, epsilons: [0.05, 0.10]}
            """;
        PlannedRun run = run(phases);
        assertThat(CanonicalJson.of(run.settings().get("phases")))
                .isEqualTo(
                        "[{\"name\":\"heads\",\"optimiser.learning-rate\":0.0001,\"optimiser.name\":\"adam\",\"trainable\":\"fc"
                                + " *.bias\"},{\"adversaries\":[{\"attack\":\"fgsm\",\"epsilons\":\"0.05"
                                + " 0.10\"}],\"epochs\":5,\"name\":\"all\"}]");
        assertThat(run.id()).isEqualTo(ContentId.of(canonical(run)));
        assertThat(run.id()).isEqualTo(run(phases.replace("1e-4", "0.00010")).id());
        assertThat(run.id())
                .isNotEqualTo(run(phases.replace("epochs: 5", "epochs: 6")).id());
        Settings settings = Settings.of(run.settings());
        assertThat(settings.maps("phases").get(0).texts("trainable")).containsExactly("fc", "*.bias");
        assertThat(settings.maps("phases").get(1).maps("adversaries").get(0).numbers("epsilons"))
                .containsExactly(0.05, 0.1);
    }

    private static String canonical(PlannedRun run) {
        return CanonicalJson.of(Map.of(
                "schema", 1,
                "method",
                        Map.of(
                                "name",
                                run.method().name(),
                                "version",
                                run.method().version()),
                "data", run.data().digest(),
                "variant", run.variant(),
                "seed", run.seed(),
                "settings", run.settings()));
    }

    @Test
    void aPlanWithListsIsReadAsItWasWritten() {
        Plan plan = plan("""
                phases:
                  - {name: one, epochs: 2, optimiser: {learning-rate: 1e-5}}
                  - {name: two}
                std: [1, 2]
                """);
        Path file = folder.resolve("plan.json");
        plan.write(file);
        assertThat(Plan.read(file)).isEqualTo(plan);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsLine() {
        refused(
                "optimiser.momentum: 0.9\noptimiser:\n  momentum: 0.8\n",
                12,
                "the setting 'optimiser.momentum' is there twice");
        refused("list: [a, {b: 1}]\n", 10, "a list holds either texts and numbers or maps, but 'list' holds both");
        refused("list: [two words]\n", 10, "'settings.list.0' is 'two words', but must be a text without blanks");
        refused("list: [[1]]\n", 10, "'settings.list.0' must be a text without blanks");
        refused("Big: 1\n", 10, "the key 'Big' must be");
        refused("empty: {}\n", 10, "'settings.empty' must be a text, a number");
        refused(
                "phases:\n  - a: 1\n  - a: 2\n    b:\n      c: 1\n    b.c: 2\n",
                15,
                "the setting 'b.c' is there twice");
    }

    @Test
    void aNestedKeyIsFoundOnItsLine() {
        String yaml = YamlText.with(FLAT.indent(0), "  epochs: 10\n  optimiser:\n    momentum: 0.9\n")
                .replace("    settings: {epochs: 2}", "    settings:\n      optimiser:\n        momentun: 0.5");
        assertThatThrownBy(() -> YamlText.read(folder, yaml))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("reproduction.yaml, line 20: 'optimiser.momentun' in ");
    }

    private void refused(String settings, int line, String message) {
        assertThatThrownBy(() -> plan(settings))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("reproduction.yaml, line " + line + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void aDeviationMayBeAboutAList() {
        String yaml = YamlText.with(
                "{key: ft.targets, paper: own, code: batch-rolled, use: own, why: they differ}",
                "{key: std, paper: [0.2470, 0.2435], code: [0.2023, 0.1994], use: [0.2023, 0.1994], why: they differ}");
        PlannedRun run = Plan.of(YamlText.read(folder, yaml), Selection.of("quick"))
                .runs()
                .get(0);
        assertThat(run.settings()).containsEntry("std", "0.2023 0.1994");
        assertThat(YamlText.read(folder, yaml).deviations().get(0).reading("0.2470 0.2435"))
                .isEqualTo("paper");
        List<String> other = List.of("use: [0.2023, 0.1994]", "use: [0.2023, 0.19940]");
        assertThatThrownBy(() -> YamlText.read(folder, yaml.replace(other.get(0), other.get(1))))
                .hasMessageContaining("'std' is '0.2023 0.19940', but must be '0.2470 0.2435' (paper)");
    }
}
