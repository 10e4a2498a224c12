package io.github.auxtask.maven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.maven.TestRecords;
import io.github.auxtask.maven.TestReproduction;
import io.github.auxtask.provenance.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class PlanStatusTest {
    private final Plan plan = TestReproduction.plan();
    private final List<PlannedRun> runs = plan.runs();

    @Test
    void withoutRecordsEverythingIsToDo() {
        PlanStatus status = new PlanStatus(plan, List.of());

        assertThat(status.untrained()).hasSize(4);
        assertThat(status.unevaluated()).isEmpty();
        assertThat(status.missingEvaluations(runs.get(0))).containsExactly("clean", "fgsm");
    }

    @Test
    void trainedEvaluatedAndFailedRunsAreToldApart() {
        PlanStatus status = new PlanStatus(
                plan,
                List.of(
                        TestRecords.trained(plan, runs.get(0), 90, 12),
                        TestRecords.trained(plan, runs.get(1), 91),
                        TestRecords.failed(plan, runs.get(2))));

        assertThat(status.untrained()).containsExactly(runs.get(2), runs.get(3));
        assertThat(status.unevaluated()).containsExactly(runs.get(1));
        assertThat(PlanTable.lines(plan, status, List.of()))
                .containsExactly(
                        "tiny, budget quick",
                        "run                  id            epochs  training  evaluations",
                        "resnet8/none seed 1  " + id(0) + "  2       trained   done",
                        "resnet8/ft seed 1    " + id(1) + "  2       trained   missing: fgsm",
                        "resnet8/none seed 2  " + id(2) + "  2       failed    2 missing",
                        "resnet8/ft seed 2    " + id(3) + "  2       to do     2 missing",
                        "4 runs: 2 trained, 2 to train, 1 trained but to evaluate",
                        "8 evaluations: 3 made, 5 to make");
    }

    @Test
    void whatIsNewIsExplainedByTheRecordThatIsMostLikeIt() {
        Plan other = TestReproduction.planWith("");
        PlanStatus nothing = new PlanStatus(plan, List.of());
        RunRecord recorded = TestRecords.trained(other, other.runs().get(0), 90);

        assertThat(PlanTable.lines(plan, nothing, List.of(recorded)))
                .last()
                .isEqualTo("resnet8/none seed 2 is new: seed 2 (against " + id(0) + ", budget quick)");
    }

    @Test
    void aPlanOfRunsThatNeedOthersSaysWhatWaitsForWhat() {
        Plan graph = TestReproduction.planWith("""
                needs:
                  - {when: {task: ft}, as: members, run: {task: none}, seeds: 3}
                """);
        Plan part = graph.only(graph.runs().stream()
                .filter(run -> run.label().equals("resnet8/ft seed 1"))
                .toList());
        PlanStatus status = new PlanStatus(
                part, List.of(TestRecords.trained(part, part.runs().get(0), 90)));

        List<String> lines = PlanTable.lines(part, status, List.of());

        assertThat(lines.get(1)).endsWith("evaluations  needs");
        assertThat(lines.get(2)).startsWith("resnet8/none seed 1").endsWith("trained   -            -");
        assertThat(lines.get(5))
                .startsWith("resnet8/ft seed 1")
                .endsWith("to do     2 missing    members: resnet8/none seeds 1, 2, 3");
        assertThat(lines.subList(6, 9))
                .containsExactly(
                        "4 runs: 1 trained, 3 to train, 0 trained but to evaluate",
                        "2 evaluations: 0 made, 2 to make",
                        "3 runs only because others need them");
        assertThat(status.unevaluated()).isEmpty();
        assertThat(status.notEvaluable()).hasSize(1);
    }

    @Test
    void picturesAreLackingOnlyWhereTheRecordedTrainingIsInTheStore(@TempDir Path store) throws IOException {
        RunRecord evaluated = TestRecords.trained(plan, runs.get(0), 90, 12);
        PlanStatus status = new PlanStatus(plan, List.of(evaluated, TestRecords.trained(plan, runs.get(1), 91)));
        assertThat(status.unpictured(store)).isEmpty();

        for (PlannedRun run : List.of(runs.get(0), runs.get(1))) {
            Path folder = Files.createDirectories(store.resolve(run.id().hex()));
            Files.createFile(folder.resolve("model.safetensors"));
            TestRecords.trained(plan, run, 90).write(folder.resolve("record.json"));
        }
        assertThat(status.unpictured(store)).containsExactly(runs.get(0));

        Path folder = store.resolve(runs.get(0).id().hex());
        TestRecords.failed(plan, runs.get(0)).write(folder.resolve("record.json"));
        assertThat(status.unpictured(store))
                .as("another training of the same run")
                .isEmpty();

        evaluated.write(folder.resolve("record.json"));
        Files.createDirectory(folder.resolve("pictures"));
        Files.writeString(folder.resolve("pictures").resolve("pictures.json"), "[]");
        assertThat(status.unpictured(store)).isEmpty();
    }

    @Test
    void aRecordOfAnotherBudgetDoesNotCount() {
        Plan other = Plan.of(TestReproduction.read(), Selection.of("full"));
        RunRecord record = TestRecords.trained(other, runs.get(0), 90, 12);

        assertThat(new PlanStatus(plan, List.of(record)).untrained()).hasSize(4);
    }

    private String id(int index) {
        return runs.get(index).id().abbreviated();
    }
}
