package io.github.auxtask.method.selfsupervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Deviation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.published.PublishedTable;
import io.github.auxtask.testing.Repository;
import io.github.auxtask.testing.Shared;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reproduction of the self-supervision paper says what the paper says. */
class SelfSupervisionReproductionTest {
    private final Path folder = Repository.root().resolve("reproductions").resolve("self-supervision");
    private final Reproduction tasks = Repository.reproduction(folder);

    @Test
    void thereAreEightVariantsForItsTableAndTwoMoreForItsFigure() {
        assertThat(tasks.variants()).hasSize(8 + 2);
        assertThat(Plan.of(tasks, Selection.of("full")).runs()).hasSize(10 * 5);
        assertThat(Plan.of(tasks, Selection.of("quick")).runs())
                .extracting(PlannedRun::label)
                .containsExactly(
                        "none/fixed seed 1",
                        "rotation/fixed seed 1",
                        "reconstruction/fixed seed 1",
                        "rotation+deblurring+colour+reconstruction/fixed seed 1",
                        "rotation+deblurring+colour+reconstruction/learned seed 1");
        assertThat(tasks.deviations())
                .extracting(Deviation::key)
                .containsExactly(
                        "precision",
                        "mse.weight",
                        "heads.extra-layer",
                        "heads.sigmoid",
                        "colour.loss",
                        "bir.sigma",
                        "schedule.ahead",
                        "meta.images",
                        "meta.alpha",
                        "meta.inclusive");
    }

    @Test
    void itsPrintedNumbersHaveTheirPlaces() {
        PublishedTable table = tasks.published(tasks.tables().get(0));
        assertThat(table.cells())
                .hasSize(8)
                .allSatisfy(cell -> assertThat(cell.printed()).isNotNull());
        PublishedTable figure = tasks.published(tasks.tables().get(1));
        assertThat(figure.cells()).hasSize(4);
        assertThat(figure.cells().stream().filter(cell -> cell.printed() == null))
                .singleElement()
                .satisfies(cell -> assertThat(cell.coordinates()).containsEntry("weights", "fixed"));
    }

    @Test
    void itsTablesAreTheTranscriptionUnchanged() {
        Path published = folder.resolve("published");
        assertThat(published.resolve("table-1.csv"))
                .hasSameTextualContentAs(Shared.paper("published/self-supervision-table1.csv"));
        assertThat(published.resolve("figure-2.csv"))
                .hasSameTextualContentAs(Shared.paper("published/self-supervision-fig2.csv"));
    }
}
