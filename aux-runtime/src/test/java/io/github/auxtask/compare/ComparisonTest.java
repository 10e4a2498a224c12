package io.github.auxtask.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.ReasonCode;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {
    @TempDir
    private Path folder;

    private SampleReproduction sample;

    @BeforeEach
    void writeSample() throws IOException {
        sample = SampleReproduction.in(folder);
    }

    @Test
    void withoutRunsEveryNumberIsNotRunAndNamesTheCommand() {
        Comparison comparison = compare(List.of());
        assertThat(comparison.counts()).containsEntry(Verdict.Kind.NOT_RUN, 60);
        assertThat(cell(comparison, "ResNet / FT / adversarial / clean").verdict())
                .isEqualTo(new Verdict.NotRun("mvn aux:train aux:attack -Daux.budget=full"
                        + " -Daux.only=\"architecture=resnet18,task=ft,training=adversarial\""));
    }

    @Test
    void fullBudgetIsHeldAgainstThePaperWithAllItsSeeds() {
        Comparison comparison = compare(sample.completed("full", 2));
        CellComparison near = cell(comparison, "ResNet / None / clean / clean");
        assertThat(near.verdict()).isEqualTo(new Verdict.Reproduced());
        assertThat(measured(near).values()).extracting(SeedValue::seed).containsExactly(1L, 2L, 3L, 4L, 5L);
        CellComparison far = cell(comparison, "EfficientNet / FT / clean / clean");
        assertThat(far.verdict()).isEqualTo(new Verdict.NotReproduced(Verdict.Direction.LOWER));
        assertThat(far.verdict().text()).isEqualTo("not reproduced (lower)");
        assertThat(far.difference()).isLessThan(new BigDecimal("-2.5"));
    }

    @Test
    void toleranceOfAnExceptionIsUsedWhereItApplies() {
        Comparison comparison = compare(sample.completed("full", 2));
        assertThat(cell(comparison, "ResNet / None / clean / clean").tolerance().delta())
                .isEqualByComparingTo("0.5");
        assertThat(cell(comparison, "ResNet / None / clean / adversarial")
                        .tolerance()
                        .delta())
                .isEqualByComparingTo("2");
    }

    @Test
    void reducedBudgetIsNeverComparableAndShowsItsDifferenceAllTheSame() {
        CellComparison cell = cell(compare(sample.completed("quick", 2)), "ResNet / None / clean / clean");
        assertThat(cell.verdict())
                .isEqualTo(new Verdict.NotComparable(ReasonCode.REDUCED_BUDGET, "reduced budget (quick)"));
        assertThat(cell.difference()).isNegative();
        assertThat(cell.command()).contains("-Daux.budget=full");
    }

    @Test
    void largestBudgetThatThereIsFillsTheCell() {
        List<RunRecord> runs = new ArrayList<>(sample.completed("smoke", 1));
        assertThat(budget(runs)).isEqualTo("smoke");
        runs.addAll(sample.completed("quick", 1));
        assertThat(budget(runs)).isEqualTo("quick");
        runs.addAll(sample.completed("full", 1));
        assertThat(budget(runs)).isEqualTo("full");
    }

    @Test
    void failedRunsAreCountedAndNamedAndFillNoCell() {
        List<RunRecord> runs = new ArrayList<>(sample.completed("full", 2));
        RunRecord failed = SampleReproduction.failed(runs.get(0));
        runs.set(0, failed);
        Comparison comparison = compare(runs);
        assertThat(comparison.failed()).containsExactly(failed);
        CellComparison cell = cell(comparison, "ResNet / None / clean / clean");
        assertThat(measured(cell).values()).hasSize(4);
        assertThat(cell.remarks()).containsExactly("The full run with seed 1 failed.");
    }

    @Test
    void runsThatLackAnEvaluationAreNamedWithTheCommandThatMakesIt() {
        List<RunRecord> runs = new ArrayList<>(sample.completed("full", 2));
        RunRecord complete = runs.get(0);
        runs.set(0, complete.withEvaluations(complete.evaluations().subList(0, 1)));
        Comparison comparison = compare(runs);
        assertThat(comparison.incomplete()).singleElement().satisfies(incomplete -> {
            assertThat(incomplete.missing()).containsExactly("fgsm", "pgd");
            assertThat(incomplete.command())
                    .isEqualTo("mvn aux:attack -Daux.budget=full -Daux.only="
                            + complete.id().abbreviated());
        });
        assertThat(cell(comparison, "ResNet / None / clean / adversarial").remarks())
                .containsExactly("The full run with seed 1 was not evaluated for this cell.");
    }

    @Test
    void evaluationsThatABudgetLeavesOutAreNotMissing() {
        assertThat(compare(sample.completed("quick", 2)).incomplete()).isEmpty();
    }

    @Test
    void runsWithOtherSettingsAreShownOnlyWhereThereAreNoneAsPlannedAndAreNotComparable() {
        List<RunRecord> planned = sample.completed("full", 2);
        RunRecord other = withSetting(planned.get(0), "precision", "bf16");
        Comparison alone = compare(List.of(other));
        assertThat(cell(alone, "ResNet / None / clean / clean").verdict())
                .isEqualTo(new Verdict.NotComparable(
                        ReasonCode.OTHER_SETTINGS, "other settings: precision bf16 instead of fp32"));
        assertThat(alone.unused()).extracting(UnusedRun::run).containsExactly(other);
        List<RunRecord> both = new ArrayList<>(planned);
        both.add(other);
        CellComparison cell = cell(compare(both), "ResNet / None / clean / clean");
        assertThat(measured(cell).values()).hasSize(5);
        assertThat(cell.verdict()).isEqualTo(new Verdict.Reproduced());
    }

    @Test
    void runsOfAnotherVersionOfTheMethodAreNotComparable() {
        RunRecord run = sample.completed("full", 2).get(0);
        RunRecord older = new RunRecord(
                run.id(),
                run.reproduction(),
                run.budget(),
                run.evidence(),
                new RunRecord.Method("fourier-auxiliary", 7),
                run.variant(),
                run.seed(),
                run.settings(),
                run.needs(),
                run.data(),
                run.training(),
                run.evaluations(),
                run.provenance(),
                run.cost(),
                run.command());
        assertThat(cell(compare(List.of(older)), "ResNet / None / clean / clean")
                        .verdict())
                .isEqualTo(new Verdict.NotComparable(
                        ReasonCode.OTHER_METHOD_VERSION, "another version of the method: fourier-auxiliary 7"));
    }

    @Test
    void attackWhoseSettingsHaveChangedSinceIsNotComparable() {
        RunRecord run = sample.completed("full", 2).get(0);
        List<RunRecord.Evaluation> changed = new ArrayList<>(run.evaluations());
        RunRecord.Evaluation fgsm = changed.get(1);
        Map<String, Object> settings = new HashMap<>(fgsm.settings());
        settings.put("epsilon", 0.1);
        changed.set(
                1,
                new RunRecord.Evaluation(
                        run.id(),
                        fgsm.name(),
                        settings,
                        fgsm.images(),
                        fgsm.correct(),
                        fgsm.accuracy(),
                        null,
                        1,
                        Map.of()));
        Comparison comparison = compare(List.of(run.withEvaluations(changed)));
        assertThat(cell(comparison, "ResNet / None / clean / adversarial").verdict())
                .isEqualTo(new Verdict.NotComparable(
                        ReasonCode.OTHER_EVALUATION, "the evaluation 'fgsm' had other settings"));
        assertThat(cell(comparison, "ResNet / None / clean / clean").verdict().kind())
                .isEqualTo(Verdict.Kind.INCONCLUSIVE);
    }

    @Test
    void sameRunTwiceCountsOnce() {
        List<RunRecord> runs = new ArrayList<>(sample.completed("full", 2));
        runs.add(runs.get(0));
        assertThat(measured(cell(compare(runs), "ResNet / None / clean / clean"))
                        .values())
                .hasSize(5);
    }

    @Test
    void recordOfAnotherReproductionIsAProblemAndIsNotUsed() {
        RunRecord run = sample.completed("full", 2).get(0);
        RunRecord foreign = new RunRecord(
                run.id(),
                "elsewhere",
                run.budget(),
                run.evidence(),
                run.method(),
                run.variant(),
                run.seed(),
                run.settings(),
                run.needs(),
                run.data(),
                run.training(),
                run.evaluations(),
                run.provenance(),
                run.cost(),
                run.command());
        Comparison comparison = compare(List.of(foreign));
        assertThat(comparison.problems())
                .singleElement()
                .asString()
                .contains("elsewhere", run.id().abbreviated());
        assertThat(comparison.counts()).containsEntry(Verdict.Kind.NOT_RUN, 60);
    }

    @Test
    void publishedTableThatCannotBeReadHidesNoOtherTable() throws IOException {
        Files.writeString(folder.resolve("published/table-1.csv"), "architecture\nResNet\n", StandardCharsets.UTF_8);
        Comparison comparison = compare(List.of());
        assertThat(comparison.problems()).singleElement().asString().contains("published/table-1.csv, line 1");
        assertThat(comparison.tables())
                .singleElement()
                .satisfies(table -> assertThat(table.spec().id()).isEqualTo("control"));
    }

    @Test
    void tablesOfOursAloneSpanTheGridAndCountNoVerdicts() {
        TableComparison own = compare(sample.completed("full", 2)).tables().get(1);
        assertThat(own.cells())
                .hasSize(30)
                .allSatisfy(cell -> assertThat(cell.measured()).isNotNull());
        assertThat(own.counts().values()).containsOnly(0);
    }

    @Test
    void readingsOfThePaperAndTheCodeAreCountedOverRuns() {
        List<RunRecord> runs = new ArrayList<>(sample.completed("quick", 2));
        runs.set(0, withSetting(runs.get(0), "ft.targets", "batch-rolled"));
        DeviationUse use = compare(runs).deviations().get(0);
        assertThat(use.runs()).containsEntry("batch-rolled", 1).containsEntry("own", 11);
        assertThat(use.reading("own")).isEqualTo("paper");
        assertThat(use.reading("batch-rolled")).isEqualTo("code");
        assertThat(use.leavesThePaper()).isTrue();
    }

    private Comparison compare(List<RunRecord> runs) {
        return Comparison.of(sample.reproduction(), runs);
    }

    private String budget(List<RunRecord> runs) {
        return measured(cell(compare(runs), "ResNet / None / clean / clean")).budget();
    }

    private static CellComparison cell(Comparison comparison, String label) {
        return comparison.tables().get(0).cells().stream()
                .filter(cell -> cell.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Measured measured(CellComparison cell) {
        assertThat(cell.measured()).isNotNull();
        return cell.measured();
    }

    private static RunRecord withSetting(RunRecord run, String key, Object value) {
        Map<String, Object> settings = new HashMap<>(run.settings());
        settings.put(key, value);
        RunRecord changed = new RunRecord(
                run.id(),
                run.reproduction(),
                run.budget(),
                run.evidence(),
                run.method(),
                run.variant(),
                run.seed(),
                settings,
                run.needs(),
                run.data(),
                run.training(),
                List.of(),
                run.provenance(),
                run.cost(),
                run.command());
        return new RunRecord(
                changed.identity().id(),
                run.reproduction(),
                run.budget(),
                run.evidence(),
                run.method(),
                run.variant(),
                run.seed(),
                settings,
                run.needs(),
                run.data(),
                run.training(),
                moved(run, changed),
                run.provenance(),
                run.cost(),
                run.command());
    }

    /** The evaluations of a run under the id of another. */
    private static List<RunRecord.Evaluation> moved(RunRecord run, RunRecord to) {
        return run.evaluations().stream()
                .map(made -> new RunRecord.Evaluation(
                        io.github.auxtask.core.RunIdentity.evaluation(
                                to.identity().id(), made.settings()),
                        made.name(),
                        made.settings(),
                        made.images(),
                        made.correct(),
                        made.accuracy(),
                        null,
                        1,
                        Map.of()))
                .toList();
    }
}
