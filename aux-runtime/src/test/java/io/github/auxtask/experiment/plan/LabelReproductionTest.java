package io.github.auxtask.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.source.Cifar100;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.ConvergenceMetric;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.testing.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reproduction of the label paper says what the paper says; its printed numbers are lost, so their cells are empty. */
class LabelReproductionTest {
    private static final Reproduction LABELS = ReproductionReader.read(folder().resolve("reproduction.yaml"));

    private static Path folder() {
        Path here = Path.of("reproductions", "label-representations");
        return Files.exists(here) ? here : Path.of("..").resolve(here);
    }

    @Test
    void theGridHasTwoDataSetsThreeEncodersTenLabelsAndSevenLevels() {
        // CIFAR-10: 3 x (10 + 6 x 8), CIFAR-100: 3 x 9
        assertThat(LABELS.variants()).hasSize(3 * (10 + 6 * 8) + 3 * 9);
        assertThat(LABELS.datasets().get(1).digest()).isEqualTo(Cifar100.DIGEST.hex());
        assertThat(Plan.of(LABELS, Selection.of("quick")).runs()).hasSize(5 * 2);
        assertThat(Plan.of(LABELS, Selection.of("smoke")).evidence()).isFalse();
    }

    @Test
    void everyRunAndEvaluationCanBeMade() {
        for (String budget : List.of("smoke", "quick", "full")) {
            for (PlannedRun run : Plan.of(LABELS, Selection.of(budget)).runs()) {
                Method method = Methods.named(run.method().name(), run.method().version());
                Settings settings = Settings.of(run.settings()).validate(method.settings());
                assertThat(method.classifier(run.variant(), settings, 10)).isNotNull();
            }
        }
        assertThat(Evaluations.parseAll(LABELS.evaluations()).problems()).isEmpty();
    }

    @Test
    void categoriesHaveAShorterScheduleAndVggMoreWeightDecayWithThem() {
        Plan full = Plan.of(LABELS, Selection.of("full"));
        assertThat(full.runs()).allSatisfy(run -> {
            boolean category =
                    List.of("category", "smoothing").contains(run.variant().get("label"));
            boolean vgg = "vgg19".equals(run.variant().get("encoder"));
            assertThat(run.settings().get("epochs")).hasToString(category ? "200" : "600");
            assertThat(Double.parseDouble(
                            run.settings().get("optimiser.weight-decay").toString()))
                    .isEqualTo(category && vgg ? 5e-4 : 1e-4);
        });
    }

    @Test
    void noNumberIsPrintedYetAndEveryCellHasItsPlace() {
        assertThat(LABELS.published(LABELS.tables().get(0)).cells())
                .hasSize(54)
                .allSatisfy(cell -> assertThat(cell.printed()).isNull());
        assertThat(LABELS.published(LABELS.tables().get(1)).cells()).hasSize(42);
        assertThat(LABELS.published(LABELS.tables().get(2)).cells()).hasSize(6);
        for (int table = 1; table <= 5; table++) {
            assertThat(folder().resolve("published/table-" + table + ".csv"))
                    .hasSameTextualContentAs(Shared.paper("published/label-representations-table" + table + ".csv"));
        }
        assertThat(LABELS.problems()).isEmpty();
        assertThat(LABELS.claims()).hasSizeGreaterThan(8);
        assertThat(LABELS.claims())
                .filteredOn(claim -> ConvergenceMetric.of(claim.metric()).isPresent())
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.id()).isEqualTo("constant-converges-more-slowly");
                    assertThat(claim.lowerIsBetter()).isTrue();
                });
    }
}
