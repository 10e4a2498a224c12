package io.github.auxtask.compare;

import static io.github.auxtask.compare.cell.Compared.cell;
import static io.github.auxtask.compare.cell.Compared.measured;
import static io.github.auxtask.compare.cell.Compared.withSetting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.sample.SeedValue;
import io.github.auxtask.compare.verdict.RunCommand;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is the paper's because of its settings, whatever its budget is called. */
final class ComparableRunsTest {
    private static final String BUDGETS = """
              quick: {seeds: [1, 2, 3], settings: {epochs: 2}}
              full: {seeds: [1, 2, 3, 4, 5]}
            """;
    private static final String CELL = "a, None, test clean";

    @TempDir
    private Path folder;

    @Test
    void theOnlyBudgetMayHaveAnyName() throws IOException {
        Study study = study("  main: {seeds: [1, 2, 3]}\n").measured("main", "a", "none", "clean", 90.0, 90.1, 89.9);
        assertThat(verdict(study)).isEqualTo(new Verdict.Reproduced());
        assertThat(RunCommand.largestBudget(study.reproduction())).isEqualTo("main");
    }

    @Test
    void settingsThatAreWrittenAgainChangeNothing() throws IOException {
        Study study = study("  small: {seeds: [1, 2, 3], settings: {epochs: 10.0}}\n")
                .measured("small", "a", "none", "clean", 90.0, 90.1, 89.9);
        assertThat(verdict(study)).isEqualTo(new Verdict.Reproduced());
    }

    @Test
    void theWordFullMakesNothingComparable() throws IOException {
        Study study = study("""
                  full: {seeds: [1, 2, 3], settings: {epochs: 9}}
                  trial: {seeds: [1, 2, 3]}
                """).measured("full", "a", "none", "clean", 90.0, 90.1, 89.9);
        assertThat(verdict(study))
                .isEqualTo(new Verdict.NotComparable(ReasonCode.REDUCED_BUDGET, "epochs 9 instead of 10"));
        assertThat(cell(study.compared(), CELL).command()).contains("-Daux.budget=trial");
    }

    @Test
    void whatDiffersIsHeldAgainstTheOverridesOfTheVariant() throws IOException {
        String overridden = """
                settings: {epochs: 10}
                overrides:
                  - {when: {task: ft}, settings: {epochs: 4}}
                """;
        String yaml = Study.YAML
                .replace(BUDGETS, "  short: {seeds: [1, 2, 3], settings: {epochs: 4}}\n")
                .replace("settings: {epochs: 10}\n", overridden);
        Study study = Study.of(folder, yaml)
                .measured("short", "a", "none", "clean", 90.0, 90.1, 89.9)
                .measured("short", "a", "ft", "clean", 91.0, 91.1, 90.9);
        assertThat(verdict(study))
                .isEqualTo(new Verdict.NotComparable(ReasonCode.REDUCED_BUDGET, "epochs 4 instead of 10"));
        assertThat(cell(study.compared(), "a, FT, test clean").verdict()).isEqualTo(new Verdict.Reproduced());
    }

    @Test
    void aBudgetThatIsNoEvidenceIsNeverComparable() throws IOException {
        Study study = study("  trial: {seeds: [1, 2, 3], evidence: false}\n")
                .measured("trial", "a", "none", "clean", 90.0, 90.1, 89.9);
        assertThat(verdict(study))
                .isEqualTo(new Verdict.NotComparable(ReasonCode.NO_EVIDENCE, "the budget trial is not evidence"));
    }

    @Test
    void runsOfSeveralBudgetsWithThePapersSettingsFillACellTogether() throws IOException {
        String budgets = """
                  first: {seeds: [1, 2]}
                  more: {seeds: [3, 4, 5]}
                """;
        Study study = study(budgets)
                .measured("first", "a", "none", "clean", 90.0, 90.1)
                .measured("more", "a", "none", "clean", 0, 0, 89.9, 90.0, 90.1);
        CellComparison cell = cell(study.compared(), CELL);
        assertThat(measured(cell).values()).extracting(SeedValue::seed).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(measured(cell).budget()).isEqualTo("first, more");
        assertThat(cell.verdict()).isEqualTo(new Verdict.Reproduced());
    }

    @Test
    void aRunThatTwoBudgetsShareCountsOnceUnderTheBetterName() throws IOException {
        Study study = study("  first: {seeds: [1, 2]}\n  more: {seeds: [1, 2]}\n")
                .measured("first", "a", "none", "clean", 90.0, 90.1);
        List<RunRecord> records = new ArrayList<>(study.records());
        study.records().forEach(run -> records.add(withBudget(run, "more")));
        CellComparison cell = cell(study.compared(records), CELL);
        assertThat(measured(cell).values()).hasSize(2);
        assertThat(measured(cell).budget()).isEqualTo("more");
    }

    @Test
    void recordsOfABudgetThatIsNoLongerThereAreJudgedByTheirSettings() throws IOException {
        Study study = study(BUDGETS).measured("full", "a", "none", "clean", 90.0, 90.1, 89.9);
        List<RunRecord> renamed = study.records().stream()
                .map(run -> withBudget(run, "of-last-year"))
                .toList();
        CellComparison cell = cell(study.compared(renamed), CELL);
        assertThat(cell.verdict()).isEqualTo(new Verdict.Reproduced());
        assertThat(measured(cell).budget()).isEqualTo("of-last-year");
    }

    @Test
    void aRunThatItsBudgetDoesNotPlanIsThePapersAllTheSame() throws IOException {
        Study study = study(BUDGETS).measured("quick", "a", "none", "clean", 90.0, 90.1, 89.9);
        List<RunRecord> old = study.records().stream()
                .map(run -> withSetting(run, "epochs", 10L))
                .toList();
        Comparison comparison = study.compared(old);
        assertThat(cell(comparison, CELL).verdict()).isEqualTo(new Verdict.Reproduced());
        assertThat(comparison.unused()).isEmpty();
    }

    @Test
    void aRunThatStartsFromOtherRunsThanThePapersIsNotThePapers() throws IOException {
        String needs = "needs:\n  - {when: {task: ft}, run: {task: none}}\n";
        Study study = Study.in(folder, needs).measured("full", "a", "ft", "clean", 91.0, 91.1, 90.9);
        assertThat(cell(study.compared(), "a, FT, test clean").verdict()).isEqualTo(new Verdict.Reproduced());
        List<RunRecord> other = study.records().stream()
                .map(run -> withNeeds(run, List.of(NeededRun.of(run.id()))))
                .toList();
        assertThat(cell(study.compared(other), "a, FT, test clean").verdict())
                .isEqualTo(new Verdict.NotComparable(
                        ReasonCode.REDUCED_BUDGET, "it does not start from the paper's own runs"));
    }

    private Verdict verdict(Study study) {
        return cell(study.compared(), CELL).verdict();
    }

    private Study study(String budgets) throws IOException {
        assertThat(Study.YAML).contains(BUDGETS);
        return Study.of(folder, Study.YAML.replace(BUDGETS, budgets));
    }

    private static RunRecord withBudget(RunRecord run, String budget) {
        return RunRecordBuilder.like(run).budget(budget).build();
    }

    private static RunRecord withNeeds(RunRecord run, List<NeededRun> needs) {
        return RunRecordBuilder.like(run).needs(needs).id(run.id()).build();
    }
}
