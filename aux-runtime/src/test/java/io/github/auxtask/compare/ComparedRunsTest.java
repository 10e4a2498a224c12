package io.github.auxtask.compare;

import static io.github.auxtask.compare.cell.Compared.cell;
import static io.github.auxtask.compare.cell.Compared.measured;
import static io.github.auxtask.compare.cell.Compared.withSetting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.CheckRules;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.testing.RunRecordBuilder;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which runs fill cells, and what is said of those that do not. */
final class ComparedRunsTest {
    @TempDir
    private Path folder;

    private SampleReproduction sample;

    @BeforeEach
    void writeSample() throws IOException {
        sample = SampleReproduction.in(folder);
    }

    @Test
    void failedRunsAreCountedAndNamedAndFillNoCell() {
        List<RunRecord> runs = new ArrayList<>(sample.completed("full", 2));
        RunRecord failed = SampleReproduction.failed(runs.get(0));
        runs.set(0, failed);
        Comparison comparison = compare(runs);
        assertThat(comparison.failed()).containsExactly(failed);
        CellComparison cell = cell(comparison, "ResNet, None, training clean, test set clean");
        assertThat(measured(cell).values()).hasSize(4);
        assertThat(cell.numbers().remarks()).containsExactly("The full run with seed 1 failed.");
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
        assertThat(cell(comparison, "ResNet, None, training clean, test set adversarial")
                        .numbers()
                        .remarks())
                .containsExactly("The full run with seed 1 was not evaluated for this cell.");
    }

    @Test
    void evaluationsThatABudgetLeavesOutAreNotMissing() {
        assertThat(compare(sample.completed("quick", 2)).incomplete()).isEmpty();
    }

    @Test
    void runsThatAreThereOnlyBecauseOthersNeedThemLackNoEvaluations() throws IOException {
        Path yaml = folder.resolve("reproduction.yaml");
        Files.writeString(
                yaml,
                Files.readString(yaml)
                        .replace(
                                "\nbudgets:",
                                "\nneeds:\n  - {when: {task: ft}, as: members, run: {task: none}, seeds: [0, 100]}\n\nbudgets:"));
        Reproduction needing = ReproductionReader.read(yaml);
        Plan plan = Plan.of(needing, Selection.of("full"));
        List<RunRecord> members = plan.runs().stream()
                .filter(run -> run.label().startsWith("resnet18/none/clean "))
                .map(run -> RunRecordBuilder.of(run, needing.name(), "full").build())
                .toList();
        assertThat(members).hasSize(10);

        assertThat(Comparison.of(needing, members).incomplete())
                .extracting(incomplete -> incomplete.run().seed())
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void runsWithOtherSettingsAreShownOnlyWhereThereAreNoneAsPlannedAndAreNotComparable() {
        List<RunRecord> planned = sample.completed("full", 2);
        RunRecord other = withSetting(planned.get(0), "precision", "bf16");
        Comparison alone = compare(List.of(other));
        assertThat(cell(alone, "ResNet, None, training clean, test set clean").verdict())
                .isEqualTo(new Verdict.NotComparable(
                        ReasonCode.OTHER_SETTINGS, "other settings: precision bf16 instead of fp32"));
        assertThat(alone.unused()).extracting(UnusedRun::run).containsExactly(other);
        List<RunRecord> both = new ArrayList<>(planned);
        both.add(other);
        CellComparison cell = cell(compare(both), "ResNet, None, training clean, test set clean");
        assertThat(measured(cell).values()).hasSize(5);
        assertThat(cell.verdict()).isEqualTo(new Verdict.Reproduced());
    }

    @Test
    void runsOfAnotherVersionOfTheMethodAreNotComparable() {
        RunRecord run = sample.completed("full", 2).get(0);
        RunRecord older = RunRecordBuilder.like(run).methodVersion(7).build();
        assertThat(cell(compare(List.of(older)), "ResNet, None, training clean, test set clean")
                        .verdict())
                .isEqualTo(new Verdict.NotComparable(
                        ReasonCode.OTHER_METHOD_VERSION, "another version of the method: fourier-auxiliary 7"));
    }

    @Test
    void runsOnImagesThatWereReadOtherwiseAreNotComparable() {
        RunRecord run = sample.completed("full", 2).get(0);
        RunRecord resized =
                RunRecordBuilder.like(run).dataSettings(Map.of("size", 64)).build();
        assertThat(cell(compare(List.of(resized)), "ResNet, None, training clean, test set clean")
                        .verdict())
                .isEqualTo(new Verdict.NotComparable(
                        ReasonCode.OTHER_DATA, "another data set: " + run.data().name()));
    }

    @Test
    void attackWhoseSettingsHaveChangedSinceIsNotComparable() {
        Comparison comparison = compare(sample.completed("full", 2).stream()
                .map(ComparedRunsTest::withWeakerAttack)
                .toList());
        assertThat(cell(comparison, "ResNet, None, training clean, test set adversarial")
                        .verdict())
                .isEqualTo(new Verdict.NotComparable(
                        ReasonCode.OTHER_EVALUATION, "the evaluation 'fgsm' had other settings"));
        assertThat(cell(comparison, "ResNet, None, training clean, test set clean")
                        .verdict()
                        .kind())
                .isEqualTo(Verdict.Kind.REPRODUCED);
    }

    private static RunRecord withWeakerAttack(RunRecord run) {
        List<EvaluationRecord> changed = new ArrayList<>(run.evaluations());
        EvaluationRecord fgsm = changed.get(1);
        Map<String, Object> settings = new HashMap<>(fgsm.settings());
        settings.put("epsilon", 0.1);
        changed.set(1, RunRecordBuilder.evaluation(run.id(), fgsm.name(), settings, fgsm.correct(), fgsm.images()));
        return run.withEvaluations(changed);
    }

    @Test
    void sameRunTwiceCountsOnce() {
        List<RunRecord> runs = new ArrayList<>(sample.completed("full", 2));
        runs.add(runs.get(0));
        assertThat(measured(cell(compare(runs), "ResNet, None, training clean, test set clean"))
                        .values())
                .hasSize(5);
    }

    @Test
    void recordOfAnotherReproductionIsNamedAndNotUsedAndFailsNothing() {
        RunRecord run = sample.completed("full", 2).get(0);
        RunRecord foreign = RunRecordBuilder.like(run).reproduction("elsewhere").build();
        Comparison comparison = compare(List.of(foreign));
        assertThat(comparison.kept().elsewhere())
                .singleElement()
                .asString()
                .contains("elsewhere", run.id().abbreviated());
        assertThat(CheckResult.of(new CheckRules(List.of(), 1), comparison).passed())
                .isTrue();
        assertThat(comparison.counts()).containsEntry(Verdict.Kind.NOT_RUN, 60);
    }

    private Comparison compare(List<RunRecord> runs) {
        return Comparison.of(sample.reproduction(), runs);
    }
}
