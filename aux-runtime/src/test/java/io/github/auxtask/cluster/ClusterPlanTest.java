package io.github.auxtask.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClusterPlanTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final PlannedRun a = TestPlans.run("a");
    private final PlannedRun b = TestPlans.run("b", a);
    private final PlannedRun c = TestPlans.run("c");
    private final PlannedRun d = TestPlans.run("d", b, c);
    private final Plan plan = TestPlans.of(a, b, c, d);

    @Test
    void aRunStandsOneLevelAboveTheHighestThatItNeeds() {
        assertThat(RunLevels.of(plan, run -> true)).containsExactly(List.of(a, c), List.of(b), List.of(d));
    }

    @Test
    void whatIsDoneIsNotWaitedFor() {
        assertThat(RunLevels.of(plan, run -> !run.equals(a))).containsExactly(List.of(b, c), List.of(d));
        assertThat(RunLevels.of(plan, run -> run.equals(d))).containsExactly(List.of(d));
        assertThat(RunLevels.of(plan, run -> false)).isEmpty();
    }

    @Test
    void shortRunsShareATaskUpToItsMinutes() {
        assertThat(TaskPacking.tasks(Collections.nCopies(10, OptionalDouble.of(600)), HOUR))
                .isEqualTo(2);
        assertThat(TaskPacking.tasks(Collections.nCopies(7, OptionalDouble.of(600)), HOUR))
                .isEqualTo(2);
        assertThat(TaskPacking.tasks(Collections.nCopies(6, OptionalDouble.of(600)), HOUR))
                .isEqualTo(1);
    }

    @Test
    void longRunsAndThoseOfUnknownLengthHaveATaskOfTheirOwn() {
        List<OptionalDouble> seconds = List.of(
                OptionalDouble.of(9000),
                OptionalDouble.empty(),
                OptionalDouble.of(1800),
                OptionalDouble.of(1800),
                OptionalDouble.empty());

        assertThat(TaskPacking.tasks(seconds, HOUR)).isEqualTo(4);
        assertThat(TaskPacking.tasks(List.of(), HOUR)).isZero();
    }

    @Test
    void shortRunsDoNotShareTasksWhereThereIsRoomForMore() {
        ClusterPlan cut = ClusterPlan.of(plan, run -> true, run -> false, run -> OptionalDouble.of(1), HOUR, 3);

        assertThat(cut.stages()).extracting(ClusterPlan.Stage::tasks).containsExactly(2, 1, 1);
    }

    @Test
    void evaluationsComeAfterAllTrainings() {
        ClusterPlan cut = ClusterPlan.of(
                plan,
                run -> !run.equals(a),
                run -> run.equals(a) || run.equals(d),
                run -> OptionalDouble.empty(),
                HOUR,
                0);

        assertThat(cut.stages()).extracting(ClusterPlan.Stage::command).containsExactly("train", "train", "attack");
        assertThat(cut.stages()).extracting(ClusterPlan.Stage::tasks).containsExactly(2, 1, 2);
        assertThat(cut.stages().get(2).runs()).containsExactly(a, d);
    }

    @Test
    void aStagesTasksKnowWhatTheirRunsNeedInCaseItWasLost() {
        ClusterPlan cut = ClusterPlan.of(plan, run -> true, run -> false, run -> OptionalDouble.empty(), HOUR, 0);

        Plan last = cut.planOf(plan, cut.stages().get(2));

        assertThat(last.runs()).containsExactly(a, c, b, d);
        assertThat(ClusterPlan.of(plan, run -> run.equals(d), run -> false, run -> OptionalDouble.empty(), HOUR, 0)
                        .planOf(plan, cut.stages().get(2))
                        .selected())
                .as("what was done before is only needed")
                .containsExactly(d);
    }

    @Test
    void aStagesTasksKnowTheRunsOfLaterLevelsToo() {
        ClusterPlan cut = ClusterPlan.of(plan, run -> true, run -> false, run -> OptionalDouble.empty(), HOUR, 0);

        assertThat(cut.planOf(plan, cut.stages().get(0)).runs()).containsExactly(a, c, b, d);
        assertThat(cut.stages().get(0).runs()).containsExactly(a, c);
        assertThat(cut.stages().get(0).ahead()).containsExactly(b, d);
        assertThat(cut.planOf(plan, cut.stages().get(1)).runs())
                .as("what the first level has lost is the second one's, too")
                .containsExactly(a, c, b, d);
        assertThat(cut.stages().get(1).ahead()).containsExactly(d);
        assertThat(cut.stages()).extracting(cut::laterTasks).containsExactly(1, 1, 0);
    }

    @Test
    void theFirstLevelHasTasksForAllLevelsIfEachFindsARunOfIt() {
        List<PlannedRun> runs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            runs.add(TestPlans.run("first " + i));
        }
        PlannedRun one = TestPlans.run("one", runs.get(0));
        List<PlannedRun> wide = new ArrayList<>(runs);
        wide.add(one);
        List<PlannedRun> narrow = new ArrayList<>(List.of(a));
        for (int i = 0; i < 12; i++) {
            narrow.add(TestPlans.run("after " + i, a));
        }

        assertThat(tasks(wide)).containsExactly(3, 1);
        assertThat(tasks(narrow)).containsExactly(1, 2);
    }

    /** Of runs of ten minutes. */
    private static List<Integer> tasks(List<PlannedRun> runs) {
        return ClusterPlan.of(TestPlans.of(runs), run -> true, run -> false, run -> OptionalDouble.of(600), HOUR, 0)
                .stages()
                .stream()
                .map(ClusterPlan.Stage::tasks)
                .toList();
    }

    @Test
    void arraysAreSplitAtTheClustersLimit() {
        assertThat(new ArrayLimits(1000, 0).split(2500)).containsExactly(833, 833, 834);
        assertThat(new ArrayLimits(1000, 0).split(1000)).containsExactly(1000);
        assertThat(ArrayLimits.halves(7)).containsExactly(4, 3);
        assertThat(ArrayLimits.halves(1)).isEmpty();
        assertThat(new ArrayLimits(1000, 8).text(40)).isEqualTo("1-40%8");
        assertThat(new ArrayLimits(1000, 8).text(8)).isEqualTo("1-8");
        assertThat(new ArrayLimits(1000, 0).text(1)).isEqualTo("1-1");
    }

    @Test
    void theLongestRunsAreTakenFirst() {
        PlannedRun e = TestPlans.run("e");
        ClusterPlan cut = ClusterPlan.of(
                TestPlans.of(a, c, e),
                run -> true,
                run -> false,
                run -> run.equals(a)
                        ? OptionalDouble.of(1)
                        : run.equals(c) ? OptionalDouble.of(2) : OptionalDouble.empty(),
                HOUR,
                0);

        assertThat(cut.planOf(TestPlans.of(a, c, e), cut.stages().get(0)).runs())
                .containsExactly(e, c, a);
    }
}
