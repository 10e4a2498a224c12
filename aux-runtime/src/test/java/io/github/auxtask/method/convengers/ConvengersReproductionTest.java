package io.github.auxtask.method.convengers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Deviation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.published.PublishedCell;
import io.github.auxtask.testing.Repository;
import io.github.auxtask.testing.Shared;
import io.github.auxtask.train.declaration.TrainingPhase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The reproduction of the Convengers says what paper and released code say. */
class ConvengersReproductionTest {
    /** As the sheet counts them. */
    private static final int NUMBERS = 19;

    private static final DatasetDescription TINY = new DatasetDescription(
            "tiny-imagenet-200",
            new ImageShape(3, 64, 64),
            IntStream.range(0, 200).mapToObj(Integer::toString).toList(),
            100_000,
            10_000);

    private final Path folder = Repository.root().resolve("reproductions").resolve("convengers");
    private final Reproduction convengers = Repository.reproduction(folder);

    private PlannedRun run(String budget, String label) {
        return Plan.of(convengers, Selection.of(budget)).runs().stream()
                .filter(run -> run.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<TrainingPhase> phases(PlannedRun run) {
        Method method = Methods.named(run.method().name(), run.method().version());
        Settings settings = Settings.of(run.settings()).validate(method.settings());
        return method.phases(new RunDescription(run.variant(), run.seed(), settings, TINY));
    }

    @Test
    void theEnsembleHasThreeMembersOfEachKind() {
        Plan plan = Plan.of(convengers, Selection.of("full"));
        PlannedRun ensemble = run("full", "ensemble/adversarial/one seed 2");
        assertThat(ensemble.needs())
                .extracting(need ->
                        need.as() + " " + plan.run(need.run()).orElseThrow().label())
                .containsExactly(
                        "members ensemble-resnet/adversarial/one seed 4",
                        "members ensemble-resnet/adversarial/one seed 5",
                        "members ensemble-resnet/adversarial/one seed 6",
                        "members ensemble-inception/adversarial/one seed 4",
                        "members ensemble-inception/adversarial/one seed 5",
                        "members ensemble-inception/adversarial/one seed 6");
    }

    @Test
    void everyOneOfItsPrintedNumbersHasAPlaceAmongThePlannedRuns() {
        assertThat(convengers.problems()).isEmpty();
        List<PublishedCell> printed = convengers.tables().stream()
                .filter(table -> table.published() != null)
                .flatMap(table -> convengers.published(table).cells().stream())
                .filter(cell -> cell.printed() != null)
                .toList();
        assertThat(printed).hasSize(NUMBERS);
        List<Map<String, String>> planned = Plan.of(convengers, Selection.of("full")).runs().stream()
                .map(PlannedRun::variant)
                .toList();
        assertThat(printed)
                .allSatisfy(cell -> assertThat(planned)
                        .anySatisfy(variant -> assertThat(cell.coordinates()).containsAllEntriesOf(variant)));
    }

    @Test
    void theEnsemblesDashIsAnEmptyCell() {
        assertThat(convengers.tables().stream()
                        .filter(table -> table.published() != null)
                        .flatMap(table -> convengers.published(table).cells().stream())
                        .filter(cell -> cell.printed() == null))
                .singleElement()
                .satisfies(cell -> assertThat(cell.coordinates())
                        .containsEntry("model", "ensemble")
                        .containsEntry("evaluation", "adversarial"));
    }

    @Test
    void everyRunAndEvaluationCanBeMade() {
        assertThat(Evaluations.parseAll(convengers.evaluations()).problems()).isEmpty();
        for (String budget : List.of("smoke", "quick", "full")) {
            for (PlannedRun run : Plan.of(convengers, Selection.of(budget)).runs()) {
                boolean phases = run.variant().containsValue("convengers");
                assertThat(phases(run)).as(budget + " " + run.label()).hasSize(phases ? 5 : 1);
            }
        }
    }

    @Test
    void thePhasesArePapersAndTheReleasedOnesInWhichVggIsNeverTrained() {
        for (String budget : List.of("quick", "full")) {
            List<TrainingPhase> released = phases(run(budget, "convengers/adversarial/released seed 1"));
            List<TrainingPhase> paper = phases(run(budget, "convengers/adversarial/paper seed 1"));
            assertThat(released)
                    .extracting(phase -> phase.trainable().toString())
                    .containsExactly(
                            "head", "head resnet", "head inception", "head inception", "head resnet inception");
            assertThat(paper)
                    .extracting(phase -> phase.trainable().toString())
                    .containsExactly("head", "head resnet", "head inception", "head vgg", "*");
            assertThat(released)
                    .extracting(phase -> phase.adversaries().isNone())
                    .containsExactly(true, false, false, false, false);
        }
        assertThat(phases(run("full", "convengers/adversarial/released seed 1")))
                .extracting(TrainingPhase::epochs)
                .containsExactly(5, 2, 2, 2, 15);
    }

    @Test
    void whatPaperAndCodeDoOtherwiseIsASwitch() {
        assertThat(convengers.deviations())
                .extracting(Deviation::key)
                .containsExactly(
                        "precision",
                        "adversaries",
                        "vgg.feature",
                        "inception.dropout",
                        "baseline.head",
                        "inputs.cropping",
                        "inputs.flip",
                        "inputs.blur.validation",
                        "validation.held");
    }

    @Test
    void itsTableIsTheTranscriptionUnchanged() {
        assertThat(folder.resolve("published/table-1.csv"))
                .hasSameTextualContentAs(Shared.paper("published/convengers-table1.csv"));
    }
}
