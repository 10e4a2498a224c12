package io.github.auxtask.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DatasetSettings;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.Datasets;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.testing.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every reproduction of this repository; what a paper says by itself is tested beside its method. */
class OwnReproductionsTest {
    static List<Path> folders() {
        return Repository.reproductions();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void itIsCalledLikeItsFolderAndHasAReadme(Path folder) {
        assertThat(Repository.reproduction(folder).name())
                .isEqualTo(folder.getFileName().toString());
        assertThat(folder.resolve("README.md")).isNotEmptyFile();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void methodEvaluationsAndDataKnowWhatTheyAreAskedFor(Path folder) {
        Reproduction reproduction = Repository.reproduction(folder);
        for (String budget : reproduction.budgets().keySet()) {
            for (PlannedRun run : Plan.of(reproduction, Selection.of(budget)).runs()) {
                Method method = Methods.named(run.method().name(), run.method().version());
                assertThat(Settings.of(run.settings())
                                .validate(method.settings())
                                .keys())
                        .containsAll(run.settings().keySet());
                DatasetSource source = Datasets.named(run.data().name());
                Settings settings = DatasetSettings.of(source, run.data().settings());
                // Some data sets are only known once they have been read.
                source.digest(settings)
                        .map(ContentId::hex)
                        .ifPresent(known -> assertThat(run.data().digest()).isEqualTo(known));
            }
        }
        for (Evaluation evaluation : reproduction.evaluations()) {
            boolean attacked = evaluation.settings().containsKey("attack")
                    || evaluation.settings().containsKey("attacks");
            assertThat(Evaluations.parse(evaluation).task().attack().isPresent())
                    .isEqualTo(attacked);
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void publishedTablesFitTheGridAndClaimsSayWhatCanBeTested(Path folder) {
        Reproduction reproduction = Repository.reproduction(folder);
        assertThat(reproduction.problems()).isEmpty();
        for (TableSpec table : reproduction.tables()) {
            if (table.published() != null) {
                assertThat(reproduction.published(table).cells()).as(table.id()).isNotEmpty();
            }
        }
    }

    @Test
    void theQuickStartHasTwoRunsAndNothingPublished() {
        Reproduction quickstart = Repository.reproduction(
                Repository.root().resolve("reproductions").resolve("quickstart"));
        List<PlannedRun> runs = Plan.of(quickstart, Selection.of("quick")).runs();
        assertThat(runs)
                .extracting(PlannedRun::label)
                .containsExactly("resnet8/none/clean seed 1", "resnet8/ft/clean seed 1");
        assertThat(quickstart.tables())
                .allSatisfy(table -> assertThat(table.published()).isNull());
    }
}
