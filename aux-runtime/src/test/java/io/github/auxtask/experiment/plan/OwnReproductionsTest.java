package io.github.auxtask.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.Datasets;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.Deviation;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.published.PublishedCell;
import io.github.auxtask.published.PublishedTable;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reproductions of this repository say what the papers say. */
class OwnReproductionsTest {
    @Test
    void theFourierPaperHasThirtyVariantsAndItsBudgets() {
        Reproduction fourier = own("fourier-auxiliary");
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
                .containsExactly("ft.targets", "selection", "augmentation.validation");
    }

    @Test
    void everyPrintedNumberOfTableOneHasItsPlace() {
        Reproduction fourier = own("fourier-auxiliary");
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
        Path ours = folder("fourier-auxiliary").resolve("published/table-1.csv");
        assertThat(ours).hasSameTextualContentAs(Shared.paper("published/fourier-auxiliary-table1.csv"));
    }

    @Test
    void theSelfSupervisionPaperHasEightVariantsForItsTableAndTwoMoreForItsFigure() {
        Reproduction tasks = own("self-supervision");
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
    void theSelfSupervisionPapersPrintedNumbersHaveTheirPlaces() {
        Reproduction tasks = own("self-supervision");
        PublishedTable table = tasks.published(tasks.tables().get(0));
        assertThat(table.cells())
                .hasSize(8)
                .allSatisfy(cell -> assertThat(cell.printed()).isNotNull());
        PublishedTable figure = tasks.published(tasks.tables().get(1));
        assertThat(figure.cells()).hasSize(4);
        assertThat(figure.cells().stream().filter(cell -> cell.printed() == null))
                .singleElement()
                .satisfies(cell -> assertThat(cell.coordinates()).containsEntry("weights", "fixed"));
        Path folder = folder("self-supervision").resolve("published");
        assertThat(folder.resolve("table-1.csv"))
                .hasSameTextualContentAs(Shared.paper("published/self-supervision-table1.csv"));
        assertThat(folder.resolve("figure-2.csv"))
                .hasSameTextualContentAs(Shared.paper("published/self-supervision-fig2.csv"));
    }

    @Test
    void theQuickStartHasTwoRunsAndNothingPublished() {
        Reproduction quickstart = own("quickstart");
        List<PlannedRun> runs = Plan.of(quickstart, Selection.of("quick")).runs();
        assertThat(runs)
                .extracting(PlannedRun::label)
                .containsExactly("resnet8/none/clean seed 1", "resnet8/ft/clean seed 1");
        assertThat(quickstart.tables())
                .allSatisfy(table -> assertThat(table.published()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fourier-auxiliary", "self-supervision", "quickstart"})
    void methodEvaluationsAndDataKnowWhatTheyAreAskedFor(String name) {
        Reproduction reproduction = own(name);
        for (String budget : reproduction.budgets().keySet()) {
            for (PlannedRun run : Plan.of(reproduction, Selection.of(budget)).runs()) {
                Method method = Methods.named(run.method().name(), run.method().version());
                assertThat(Settings.of(run.settings())
                                .validate(method.settings())
                                .keys())
                        .containsAll(run.settings().keySet());
                DatasetSource source = Datasets.named(run.data().name());
                Settings settings = Datasets.settings(source, run.data().settings());
                assertThat(source.digest(settings).map(ContentId::hex))
                        .contains(run.data().digest());
            }
        }
        for (Evaluation evaluation : reproduction.evaluations()) {
            boolean attacked = evaluation.settings().containsKey("attack");
            assertThat(Evaluations.parse(evaluation).task().attack().isPresent()).isEqualTo(attacked);
        }
    }

    @Test
    void everyReproductionIsCalledLikeItsFolderAndHasAReadme() throws IOException {
        Path reproductions = Objects.requireNonNull(folder("quickstart").getParent());
        try (var folders = Files.list(reproductions)) {
            List<Path> withYaml = folders.filter(path -> Files.exists(path.resolve("reproduction.yaml")))
                    .toList();
            assertThat(withYaml).hasSizeGreaterThanOrEqualTo(2).allSatisfy(path -> {
                assertThat(ReproductionReader.read(path.resolve("reproduction.yaml"))
                                .name())
                        .isEqualTo(path.getFileName().toString());
                assertThat(path.resolve("README.md")).isNotEmptyFile();
            });
        }
    }

    @Test
    void theClaimsOfTheFourierPaperAreReadWithoutProblems() {
        Reproduction fourier = own("fourier-auxiliary");
        assertThat(fourier.problems()).isEmpty();
        assertThat(fourier.claims())
                .extracting(Claim::id)
                .contains("ft-best-on-clean", "ft-best-on-adversarial", "adversarial-training-helps");
    }

    private static Reproduction own(String name) {
        return ReproductionReader.read(folder(name).resolve("reproduction.yaml"));
    }

    private static Path folder(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("reproductions").resolve(name);
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        assumeTrue(false, "skipped: the folder reproductions/ is not here");
        throw new IllegalStateException("skipped above");
    }
}
