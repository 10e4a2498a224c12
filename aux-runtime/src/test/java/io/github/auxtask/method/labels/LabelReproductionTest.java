package io.github.auxtask.method.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.source.Cifar100;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.ConvergenceMetric;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.testing.Repository;
import io.github.auxtask.testing.Shared;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The reproduction of the label paper says what the paper says; its printed numbers are lost, so their cells are empty. */
class LabelReproductionTest {
    private static final DatasetDescription CIFAR = new DatasetDescription(
            "cifar10",
            ImageShape.RGB_32,
            IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
            50_000,
            10_000);

    private final Path folder = Repository.root().resolve("reproductions").resolve("label-representations");
    private final Reproduction labels = Repository.reproduction(folder);

    @Test
    void theGridHasTwoDataSetsThreeEncodersTenLabelsAndSevenLevels() {
        // CIFAR-10: 3 x (10 + 6 x 8), CIFAR-100: 3 x 9
        assertThat(labels.variants()).hasSize(3 * (10 + 6 * 8) + 3 * 9);
        assertThat(labels.datasets().get(1).digest()).isEqualTo(Cifar100.DIGEST.hex());
        assertThat(Plan.of(labels, Selection.of("quick")).runs()).hasSize(5 * 2);
        assertThat(Plan.of(labels, Selection.of("smoke")).evidence()).isFalse();
    }

    @Test
    void everyRunAndEvaluationCanBeMade() {
        for (String budget : List.of("smoke", "quick", "full")) {
            for (PlannedRun run : Plan.of(labels, Selection.of(budget)).runs()) {
                Method method = Methods.named(run.method().name(), run.method().version());
                Settings settings = Settings.of(run.settings()).validate(method.settings());
                assertThat(method.classifier(new RunDescription(run.variant(), run.seed(), settings, CIFAR)))
                        .isNotNull();
            }
        }
        assertThat(Evaluations.parseAll(labels.evaluations()).problems()).isEmpty();
    }

    @Test
    void categoriesHaveAShorterScheduleAndVggMoreWeightDecayWithThem() {
        Plan full = Plan.of(labels, Selection.of("full"));
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
        assertThat(labels.published(labels.tables().get(0)).cells())
                .hasSize(54)
                .allSatisfy(cell -> assertThat(cell.printed()).isNull());
        assertThat(labels.published(labels.tables().get(1)).cells()).hasSize(42);
        assertThat(labels.published(labels.tables().get(2)).cells()).hasSize(6);
        for (int table = 1; table <= 5; table++) {
            assertThat(folder.resolve("published/table-" + table + ".csv"))
                    .hasSameTextualContentAs(Shared.paper("published/label-representations-table" + table + ".csv"));
        }
        assertThat(labels.problems()).isEmpty();
        assertThat(labels.claims()).hasSizeGreaterThan(8);
        assertThat(labels.claims())
                .filteredOn(claim -> ConvergenceMetric.of(claim.metric()).isPresent())
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.id()).isEqualTo("constant-converges-more-slowly");
                    assertThat(claim.lowerIsBetter()).isTrue();
                });
    }

    /** The numbers that are left of table 5, and a claim about labels: no training changes them, so small runs tell. */
    @Test
    void factsAreComparedWithTheCommittedRecords() {
        List<RunRecord> records = RunRecords.read(folder.resolve("runs")).records();
        Comparison comparison = Comparison.of(labels, records);
        assertThat(comparison.counts())
                .containsEntry(Verdict.Kind.REPRODUCED, 2)
                .containsEntry(Verdict.Kind.NOT_COMPARABLE, 0);
        assertThat(comparison.claims())
                .filteredOn(claim -> claim.claim().facts())
                .singleElement()
                .satisfies(claim -> assertThat(claim.verdict()).isEqualTo(new Verdict.Reproduced()));
    }
}
