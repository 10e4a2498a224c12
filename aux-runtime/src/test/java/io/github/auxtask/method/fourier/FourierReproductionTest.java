package io.github.auxtask.method.fourier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.Deviation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.published.PublishedCell;
import io.github.auxtask.published.PublishedTable;
import io.github.auxtask.testing.Repository;
import io.github.auxtask.testing.Shared;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The reproduction of the Fourier paper says what the paper says. */
class FourierReproductionTest {
    private final Path folder = Repository.root().resolve("reproductions").resolve("fourier-auxiliary");
    private final Reproduction fourier = Repository.reproduction(folder);

    @Test
    void thereAreThirtyVariantsAndThreeBudgets() {
        assertThat(fourier.variants()).hasSize(5 * 3 * 2);
        assertThat(Plan.of(fourier, Selection.of("full")).runs()).hasSize(30 * 5);
        assertThat(Plan.of(fourier, Selection.of("quick")).runs()).hasSize(2 * 3 * 2);
        Plan smoke = Plan.of(fourier, Selection.of("smoke"));
        assertThat(smoke.evidence()).isFalse();
        assertThat(smoke.runs())
                .extracting(PlannedRun::label)
                .containsExactly("resnet18/none/clean seed 1", "resnet18/ft/clean seed 1");
        assertThat(fourier.deviations())
                .extracting(Deviation::key)
                .containsExactly("precision", "ft.targets", "selection", "augmentation.validation");
    }

    @Test
    void everyPrintedNumberOfTableOneHasItsPlace() {
        PublishedTable table = fourier.published(fourier.tables().get(0));
        assertThat(table.cells())
                .hasSize(60)
                .allSatisfy(cell -> assertThat(cell.printed()).isNotNull());
        PublishedCell cell = table.cell(Map.of(
                        "architecture",
                        "efficientnet_b0",
                        "task",
                        "ft",
                        "training",
                        "adversarial",
                        "evaluation",
                        "fgsm"))
                .orElseThrow();
        // the one number of the table that the paper's text repeats
        assertThat(Objects.requireNonNull(cell.printed()).text()).isEqualTo("40.93");
        assertThat(cell.columns()).containsEntry("task_label_source", "inferred-from-row-order");
        assertThat(fourier.tables().get(0).tolerance().at(cell.coordinates()).delta())
                .isEqualByComparingTo("2");
    }

    @Test
    void tableOneIsTheTranscriptionUnchanged() {
        assertThat(folder.resolve("published/table-1.csv"))
                .hasSameTextualContentAs(Shared.paper("published/fourier-auxiliary-table1.csv"));
    }

    @Test
    void theSentencesAboutTableOneAreClaims() {
        assertThat(fourier.claims())
                .extracting(Claim::id)
                .contains("ft-best-on-clean", "ft-best-on-adversarial", "adversarial-training-helps");
    }
}
