package io.github.auxtask.method.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.testing.Repository;
import io.github.auxtask.testing.Shared;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reproduction of the signed-input paper says what the paper says. */
class SignReproductionTest {
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
    void itsTablesAreTheTranscriptionUnchanged() {
        for (int table = 1; table <= 5; table++) {
            assertThat(folder.resolve("published/table-" + table + ".csv"))
                    .hasSameTextualContentAs(Shared.paper("published/signed-input-table" + table + ".csv"));
        }
        assertThat(folder.resolve("published/text.csv"))
                .hasSameTextualContentAs(Shared.paper("published/signed-input-text.csv"));
    }
}
