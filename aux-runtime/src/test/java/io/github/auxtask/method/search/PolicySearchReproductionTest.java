package io.github.auxtask.method.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.testing.Repository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The search's folder plans what its README says. */
class PolicySearchReproductionTest {
    private final Path folder =
            Repository.root().resolve("reproductions").resolve("signed-input").resolve("search");

    @Test
    void everyTrialNeedsAllBeforeItInAllBudgets() {
        Reproduction search = Repository.reproduction(folder);
        assertThat(Plan.of(search, Selection.of("quick")).runs()).hasSize(13);
        for (String budget : new String[] {"smoke", "quick", "full"}) {
            Plan plan = Plan.of(search, Selection.of(budget));
            assertThat(plan.runs())
                    .allSatisfy(run -> assertThat(run.needs())
                            .hasSize(Integer.parseInt(run.variant().get("trial"))));
        }
    }
}
