package io.github.auxtask.compare;

import static io.github.auxtask.compare.cell.Compared.cell;
import static io.github.auxtask.compare.cell.Compared.withSetting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.cell.CellStatistics;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.claim.ClaimGroup;
import io.github.auxtask.compare.claim.ClaimResult;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.CheckRules;
import io.github.auxtask.experiment.spec.ReasonCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that no budget changes are compared at once. */
final class FactsTest {
    private static final String CELL = "a, None, test clean";
    private static final String CLAIM = """
            claims:
              - id: same-size
                says: The task adds no parameters.
                source: table 1
                kind: equal-within
                metric: parameter_count
                facts: true
                evaluation: clean
                where: {network: a}
                left: {task: ft}
                right: {task: none}
                delta: 0.5
            """;

    @TempDir
    private Path folder;

    @Test
    void aFactOfABudgetThatChangesSettingsHasAVerdict() throws IOException {
        Comparison comparison = counted("quick", 90).compared();
        CellComparison cell = cell(comparison, CELL);
        assertThat(cell.verdict()).isEqualTo(new Verdict.Reproduced());
        assertThat(Objects.requireNonNull(cell.measured()).budget()).isEqualTo("quick");
        assertThat(cell.statistics()).isEqualTo(CellStatistics.NONE);
        assertThat(cell(comparison, "a, FT, test clean").verdict().kind()).isEqualTo(Verdict.Kind.NOT_RUN);
    }

    @Test
    void withoutTheMarkTheSameNumberIsNotComparable() throws IOException {
        Study study = study(Study.YAML.replace("metric: accuracy", "metric: parameter_count"))
                .measured("quick", "a", "none", "clean", 50)
                .stated("quick", "a", "none", "parameter_count", 90);
        assertThat(cell(study.compared(), CELL).verdict().kind()).isEqualTo(Verdict.Kind.NOT_COMPARABLE);
    }

    @Test
    void theTableCountsWhatIsEqualAndWhatIsNot() throws IOException {
        Study study = counted("quick", 90)
                .measured("quick", "a", "ft", "clean", 50)
                .stated("quick", "a", "ft", "parameter_count", 92);
        TableComparison table = study.compared().tables().get(0);
        assertThat(table.statistics().text())
                .isEqualTo("These numbers are facts that no training changes, so they are compared without a test:"
                        + " 1 of 8 printed numbers is equal to ours within the tolerance, 1 is not.");
        assertThat(table.counts())
                .containsEntry(Verdict.Kind.REPRODUCED, 1)
                .containsEntry(Verdict.Kind.NOT_REPRODUCED, 1);
    }

    @Test
    void aBudgetThatIsNoEvidenceTellsNoFacts() throws IOException {
        Study study = study(facts().replace("quick: {", "quick: {evidence: false, "))
                .measured("quick", "a", "none", "clean", 50)
                .stated("quick", "a", "none", "parameter_count", 90);
        assertThat(cell(study.compared(), CELL).verdict())
                .isEqualTo(new Verdict.NotComparable(ReasonCode.NO_EVIDENCE, "the budget quick is not evidence"));
    }

    @Test
    void settingsThatNoBudgetPlansTellNoFacts() throws IOException {
        Study study = counted("quick", 90);
        Comparison comparison = Comparison.of(
                study.reproduction(), List.of(withSetting(study.records().get(0), "epochs", 3L)));
        assertThat(cell(comparison, CELL).verdict())
                .isEqualTo(
                        new Verdict.NotComparable(ReasonCode.OTHER_SETTINGS, "other settings: epochs 3 instead of 2"));
        assertThat(comparison.unused()).hasSize(1);
    }

    @Test
    void theMinimumOfSeedsIsForTrainedNumbers() throws IOException {
        assertThat(CheckResult.of(
                                new CheckRules(List.of(), 5),
                                counted("quick", 90).compared())
                        .passed())
                .isTrue();
    }

    @Test
    void aClaimAboutFactsNeedsOneSeed() throws IOException {
        ClaimResult result = both(90, 90).compared().claims().get(0);
        assertThat(result.verdict()).isEqualTo(new Verdict.Reproduced());
        ClaimGroup group = result.groups().get(0);
        assertThat(group.outcome()).isEqualTo(ClaimGroup.Outcome.HOLDS);
        assertThat(group.p()).isNull();
        assertThat(both(90, 91).compared().claims().get(0).verdict()).isEqualTo(new Verdict.NotReproduced(null));
    }

    @Test
    void aClaimAboutFactsThatSeedsDisagreeAboutIsInconclusive() throws IOException {
        ClaimResult result = study(facts() + CLAIM)
                .measured("quick", "a", "none", "clean", 50, 50)
                .measured("quick", "a", "ft", "clean", 50, 50)
                .stated("quick", "a", "none", "parameter_count", 90, 90)
                .stated("quick", "a", "ft", "parameter_count", 90, 92)
                .compared()
                .claims()
                .get(0);
        assertThat(result.verdict())
                .isEqualTo(new Verdict.Inconclusive(
                        null, "open; the seeds disagree, so this is no fact that training leaves alone"));
    }

    private Study both(double none, double ft) throws IOException {
        return study(facts() + CLAIM)
                .measured("quick", "a", "none", "clean", 50)
                .measured("quick", "a", "ft", "clean", 50)
                .stated("quick", "a", "none", "parameter_count", none)
                .stated("quick", "a", "ft", "parameter_count", ft);
    }

    private Study counted(String budget, double parameters) throws IOException {
        return study(facts())
                .measured(budget, "a", "none", "clean", 50)
                .stated(budget, "a", "none", "parameter_count", parameters);
    }

    private static String facts() {
        return Study.YAML.replace("metric: accuracy", "metric: parameter_count\n    unit: count\n    facts: true");
    }

    private Study study(String yaml) throws IOException {
        return Study.of(folder, yaml);
    }
}
