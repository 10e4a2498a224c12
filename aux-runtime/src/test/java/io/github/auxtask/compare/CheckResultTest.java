package io.github.auxtask.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.spec.CheckRules;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckResultTest {
    @TempDir
    private Path folder;

    private SampleReproduction sample;
    private List<RunRecord> full;

    @BeforeEach
    void writeSample() throws IOException {
        sample = SampleReproduction.in(folder);
        full = sample.completed("full", 2);
    }

    @Test
    void aBrokenRuleListsItsCellsWithBothNumbers() {
        CheckResult result = check(new CheckRules(List.of("not-reproduced"), 1), full);
        assertThat(result.passed()).isFalse();
        assertThat(result.failures())
                .singleElement()
                .asString()
                .startsWith(
                        "Top-1 accuracy on clean and on adversarial test images: 4 published numbers not reproduced: ")
                .contains("EfficientNet, FT, training clean, test set clean (printed 91.94, ours ")
                .endsWith(").");
    }

    @Test
    void aBudgetThatChangesSettingsBreaksNoRuleAboutReproduction() {
        assertThat(check(new CheckRules(List.of("not-reproduced"), 5), sample.completed("quick", 2))
                        .passed())
                .isTrue();
    }

    @Test
    void notRunAndNotComparableBreakTheirOwnRules() {
        CheckResult result =
                check(new CheckRules(List.of("not-run", "not-comparable"), 1), sample.completed("quick", 2));
        assertThat(result.failures()).hasSize(2);
        assertThat(result.failures().get(0))
                .contains("36 published numbers not run: ResNeXt, None, training clean, test set clean; ");
        assertThat(result.failures().get(1)).contains("24 published numbers not comparable: ");
    }

    @Test
    void fewerSeedsThanTheMinimumAreListedWithTheirNumber() {
        CheckResult result = check(new CheckRules(List.of(), 6), full);
        assertThat(result.failures())
                .singleElement()
                .asString()
                .contains("60 cells with fewer than 6 seeds: ResNet, None, training clean, test set clean (5); ");
    }

    @Test
    void failedRunsAreNamed() {
        List<RunRecord> runs = new ArrayList<>(full);
        runs.set(0, SampleReproduction.failed(runs.get(0)));
        CheckResult result = check(new CheckRules(List.of("run-failed"), 1), runs);
        assertThat(result.failures())
                .containsExactly("1 run failed: resnet18/none/clean seed 1 ("
                        + runs.get(0).id().abbreviated() + ").");
    }

    @Test
    void summaryCountsAllVerdicts() {
        assertThat(check(new CheckRules(List.of(), 1), full).summary())
                .isEqualTo("Mixed: 60 of 60 published numbers were tested: 56 reproduced, 4 not reproduced."
                        + " 2 of 2 claims were tested: 1 reproduced, 1 not reproduced.");
    }

    @Test
    void inconclusiveCellsAreListedWithWhatWouldDecide() throws IOException {
        Comparison comparison = Study.in(folder.resolve("study"), "")
                .measured("full", "a", "none", "clean", 90.4, 89.8, 90.3)
                .compared();
        assertThat(CheckResult.of(new CheckRules(List.of("inconclusive"), 1), comparison)
                        .failures())
                .singleElement()
                .asString()
                .matches(
                        "Table 1: 1 published number inconclusive: a, None, test clean \\(printed 90.0, ours 90.2, \\+0.2;"
                                + " about [0-9]+ more seeds would decide\\)\\.");
    }

    @Test
    void unreliableCellsFailOnlyWhereTheRulesSaySo() throws IOException {
        CheckOutcome severe = new CheckOutcome(
                "C3", "steps", CheckOutcome.Status.FAIL, true, 3.0, "points", "<= 0.2", "PGD is weaker.");
        Comparison comparison = Study.in(folder.resolve("study"), "")
                .measured("full", "a", "none", "weak", 40.0, 40.1, 39.9)
                .checked("weak", severe)
                .compared();
        assertThat(CheckResult.of(new CheckRules(List.of(), 1), comparison).passed())
                .isTrue();
        assertThat(CheckResult.of(new CheckRules(List.of(), 1, true, List.of()), comparison)
                        .failures())
                .containsExactly("Table 1: 1 cell unreliable: a, None, test weak (C3 steps: PGD is weaker.).");
    }

    @Test
    void aRuleThatIsNoVerdictIsRefused() {
        assertThatThrownBy(() -> check(new CheckRules(List.of("reproducd"), 1), full))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'reproducd'")
                .hasMessageContaining("not-reproduced");
    }

    private CheckResult check(CheckRules rules, List<RunRecord> runs) {
        return CheckResult.of(rules, Comparison.of(sample.reproduction(), runs));
    }
}
