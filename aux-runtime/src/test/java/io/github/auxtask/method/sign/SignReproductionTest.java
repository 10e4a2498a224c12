package io.github.auxtask.method.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.claim.ClaimResult;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.published.PublishedCell;
import io.github.auxtask.testing.Repository;
import io.github.auxtask.testing.Shared;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reproduction of the signed-input paper says what the paper says. */
class SignReproductionTest {
    /** As the sheet counts them: all of the paper. */
    private static final int NUMBERS = 306;

    private static final DatasetDescription CIFAR = new DatasetDescription(
            "cifar10",
            ImageShape.RGB_32,
            IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
            50_000,
            10_000);

    private final Path folder = Repository.root().resolve("reproductions").resolve("signed-input");
    private final Reproduction sign = Repository.reproduction(folder);

    @Test
    void theGridHasTheTrainingsOfItsTables() {
        assertThat(sign.problems()).isEmpty();
        assertThat(Plan.of(sign, Selection.of("quick")).runs())
                .extracting(PlannedRun::label)
                .containsExactlyInAnyOrder(
                        "cifar10/basic_cnn/classical/none seed 1",
                        "cifar10/basic_cnn/mixup/none seed 1",
                        "cifar10/basic_cnn/sign/none seed 1",
                        "cifar10/mobilenetv2/classical/none seed 1",
                        "cifar10/mobilenetv2/mixup/none seed 1",
                        "cifar10/mobilenetv2/sign/none seed 1");
    }

    @Test
    void everyOneOfItsPrintedNumbersHasAPlaceAmongTheRunsOfItsBudgets() {
        List<PublishedCell> printed = sign.tables().stream()
                .filter(table -> table.published() != null)
                .flatMap(table -> sign.published(table).cells().stream())
                .filter(cell -> cell.printed() != null)
                .toList();
        assertThat(printed).hasSize(NUMBERS);
        Set<Map<String, String>> planned = Stream.of("full", "lesions")
                .flatMap(budget -> Plan.of(sign, Selection.of(budget)).runs().stream())
                .map(PlannedRun::variant)
                .collect(Collectors.toSet());
        assertThat(printed)
                .allSatisfy(cell -> assertThat(planned)
                        .anySatisfy(variant -> assertThat(cell.coordinates()).containsAllEntriesOf(variant)));
    }

    /** Whatever runs will show: a claim that the paper's own numbers contradict would be a slip of ours. */
    @Test
    void itsPrintedNumbersSayWhatItsClaimsSay() {
        List<ClaimResult> claims = Comparison.of(sign, List.of()).claims();
        assertThat(claims)
                .extracting(result -> result.claim().id())
                .contains(
                        "deltas-are-less-than-images",
                        "sign-stays-uncertain",
                        "order-of-uncertainties",
                        "order-of-uncertainties-on-other-images");
        // Of table 4 the means of classes are printed, and the claim is about all images at once.
        assertThat(claims)
                .filteredOn(result -> !result.claim().id().equals("sign-transfers"))
                .allSatisfy(result -> assertThat(result.groups())
                        .isNotEmpty()
                        .allSatisfy(group -> assertThat(group.printed())
                                .as(result.claim().id() + " " + group.label())
                                .isTrue()));
    }

    @Test
    void everyRunAndEvaluationCanBeMade() {
        assertThat(Evaluations.parseAll(sign.evaluations()).problems()).isEmpty();
        for (String budget : List.of("smoke", "quick", "full", "lesions")) {
            for (PlannedRun run : Plan.of(sign, Selection.of(budget)).runs()) {
                Method method = Methods.named(run.method().name(), run.method().version());
                Settings settings = Settings.of(run.settings()).validate(method.settings());
                RunDescription description = new RunDescription(run.variant(), run.seed(), settings, CIFAR);
                assertThat(method.phases(description)).hasSize(1);
                assertThat(run.needs()).as(run.label()).hasSameSizeAs(method.needs(description));
            }
        }
    }

    @Test
    void nasnetIsTrainedOnImagesThatMobileNetHasMoved() {
        assertThat(Plan.of(sign, new Selection("full", null, "model=nasnetamobile,scheme=sign,seed=1", null))
                        .runs())
                .extracting(PlannedRun::label)
                .containsExactly("cifar10/mobilenetv2/classical/none seed 1", "cifar10/nasnetamobile/sign/none seed 1");
    }

    @Test
    void itsTablesAreTheTranscriptionUnchanged() {
        for (int table = 1; table <= 5; table++) {
            assertThat(folder.resolve("published/table-" + table + ".csv"))
                    .hasSameTextualContentAs(Shared.paper("published/signed-input-table" + table + ".csv"));
        }
        assertThat(folder.resolve("published/text.csv"))
                .hasSameTextualContentAs(Shared.paper("published/signed-input-text.csv"));
    }
}
