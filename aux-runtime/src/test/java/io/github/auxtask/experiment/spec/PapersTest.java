package io.github.auxtask.experiment.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.published.PrintedNumber;
import io.github.auxtask.published.PublishedTable;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format must carry all five papers, though only the first is reproduced yet: the others are sketches. */
class PapersTest {
    @TempDir
    Path folder;

    @Test
    void labelRepresentationsChooseDataAndSettingsByVariant() throws IOException {
        Reproduction labels = sketch("label-representations");
        // 2 x 3 x 10 x 7, less 6 fractions of CIFAR-100, lowdim on CIFAR-100, and two labels with reduced data
        assertThat(labels.variants()).hasSize(3 * 8 * 7 + 3 * 2 + 3 * 9);
        Plan full = Plan.of(labels, new Selection("full", List.of(7L), "fraction=100", null));
        PlannedRun vgg = named(full, "cifar100/vgg19/category/100 seed 7");
        assertThat(vgg.data()).isEqualTo(new DataRef("cifar100", "1".repeat(64)));
        assertThat(Settings.of(vgg.settings()).integer("epochs")).isEqualTo(200);
        assertThat(Settings.of(vgg.settings()).number("optimiser.weight-decay")).isEqualTo(5e-4);
        PlannedRun speech = named(full, "cifar10/vgg19/speech/100 seed 7");
        assertThat(speech.data().name()).isEqualTo("cifar10");
        assertThat(Settings.of(speech.settings()).integer("epochs")).isEqualTo(600);
        assertThat(Settings.of(speech.settings()).number("optimiser.weight-decay"))
                .isEqualTo(1e-4);
        assertThat(labels.evaluations().get(3).settings())
                .containsEntry("clip", "own-range")
                .containsEntry("goal", "targeted");
    }

    @Test
    void convengersNeedTheirMembers() throws IOException {
        Plan plan = Plan.of(sketch("convengers"), Selection.of("full"));
        PlannedRun ensemble = named(plan, "ensemble seed 2");
        assertThat(ensemble.needs())
                .extracting(need -> need.as() + " " + plan.run(need.run()).orElseThrow().label())
                .containsExactly(
                        "members resnet seed 4",
                        "members resnet seed 5",
                        "members resnet seed 6",
                        "members inception seed 4",
                        "members inception seed 5",
                        "members inception seed 6");
        assertThat(plan.runs().indexOf(ensemble)).isGreaterThan(plan.runs().indexOf(named(plan, "inception seed 6")));
    }

    @Test
    void signedInputNeedsTheNetworkThatMakesItsImages() throws IOException {
        Reproduction sign = sketch("signed-input");
        Plan plan = Plan.of(sign, new Selection("full", null, "training=transfer,seed=1", null));
        assertThat(plan.runs())
                .extracting(PlannedRun::label)
                .containsExactly("mobilenetv2/classical seed 1", "nasnet-mobile/transfer seed 1");
    }

    @Test
    void selfSupervisionMayCallAValueNo() throws IOException {
        Reproduction tasks = sketch("self-supervision");
        assertThat(tasks.grid().get("automl")).containsExactly("no", "yes");
        assertThat(tasks.variants()).hasSize(8 + 2);
        assertThat(tasks.deviations().get(0).reading(30L)).isEqualTo("code");
    }

    @Test
    void thePublishedTablesOfAllSketchesFitTheirGrids() throws IOException {
        for (String name : List.of("label-representations", "convengers", "signed-input", "self-supervision")) {
            Reproduction sketch = sketch(name);
            for (TableSpec table : sketch.tables()) {
                Path csv = folder.resolve(Objects.requireNonNull(table.published()));
                Files.createDirectories(csv.getParent());
                if (!Files.exists(csv)) {
                    Files.copy(Shared.paper(table.published()), csv);
                }
                PublishedTable read = sketch.published(table);
                Set<Set<String>> axes = read.cells().stream()
                        .map(cell -> cell.coordinates().keySet())
                        .collect(Collectors.toSet());
                assertThat(axes).as(table.id() + " of " + name).hasSize(1);
            }
        }
    }

    @Test
    void claimsOfAllSketchesSpeakOfWhatExists() throws IOException {
        Map<String, Integer> claims =
                Map.of("label-representations", 6, "convengers", 3, "signed-input", 3, "self-supervision", 2);
        for (Map.Entry<String, Integer> paper : claims.entrySet()) {
            Reproduction sketch = sketch(paper.getKey());
            assertThat(sketch.problems()).as(paper.getKey()).isEmpty();
            assertThat(sketch.claims()).as(paper.getKey()).hasSize(paper.getValue());
        }
    }

    @Test
    void aTrendTakesTheNumbersOfItsAxisUnlessItGivesPoints() throws IOException {
        List<Claim> claims = sketch("label-representations").claims();
        ClaimStatement.Trend data = (ClaimStatement.Trend) claims.get(4).statement();
        assertThat(data.points()).hasSize(7).containsEntry("20", new BigDecimal("20"));
        ClaimStatement.Trend epsilon = (ClaimStatement.Trend) claims.get(3).statement();
        assertThat(epsilon.rising()).isFalse();
        assertThat(epsilon.points().get("fgsm-untargeted-0-05")).isEqualByComparingTo("0.05");
    }

    @Test
    void spreadsAndReadingErrorsBelongToTheNumber() throws IOException {
        Reproduction sign = sketch("signed-input");
        Files.createDirectories(folder.resolve("published"));
        for (String csv : List.of("signed-input-table5.csv", "signed-input-text.csv")) {
            Files.copy(Shared.paper("published/" + csv), folder.resolve("published/" + csv));
        }
        PrintedNumber damaged = Objects.requireNonNull(
                sign.published(table(sign, "table-5")).cells().get(1).printed());
        assertThat(damaged.spread()).isEqualByComparingTo("0.0003");
        assertThat(damaged.runs()).isNull();
        PrintedNumber read = Objects.requireNonNull(
                sign.published(table(sign, "text-cifar")).cells().get(2).printed());
        assertThat(read.lower()).isEqualByComparingTo("0.255");
    }

    private static TableSpec table(Reproduction reproduction, String id) {
        return reproduction.tables().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lostNumbersAndDashesAreEmptyCells() throws IOException {
        Reproduction convengers = sketch("convengers");
        Files.createDirectories(folder.resolve("published"));
        Files.copy(Shared.paper("published/convengers-table1.csv"), folder.resolve("published/convengers-table1.csv"));
        List<io.github.auxtask.published.PublishedCell> cells =
                convengers.published(convengers.tables().get(0)).cells();
        assertThat(cells).hasSize(20);
        assertThat(cells.stream().filter(cell -> cell.printed() == null))
                .singleElement()
                .satisfies(cell -> assertThat(cell.coordinates())
                        .containsEntry("model", "ensemble")
                        .containsEntry("evaluation", "adversarial"));
    }

    private static PlannedRun named(Plan plan, String label) {
        return plan.runs().stream()
                .filter(run -> run.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private Reproduction sketch(String name) throws IOException {
        Path yaml = folder.resolve(name + ".yaml");
        if (!Files.exists(yaml)) {
            try (InputStream text = Objects.requireNonNull(
                    PapersTest.class.getResourceAsStream("/io/github/auxtask/experiment/" + name + ".yaml"))) {
                Files.copy(text, yaml);
            }
        }
        return ReproductionReader.read(yaml);
    }
}
