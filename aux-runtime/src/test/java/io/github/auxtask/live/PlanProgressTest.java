package io.github.auxtask.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.run.TinyReproduction;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanProgressTest {
    private static final int EPOCHS = 10;

    @TempDir
    private Path folder;

    private List<PlannedRun> runs;
    private PlanProgress progress;

    @BeforeEach
    void prepare() {
        Plan plan = TinyReproduction.in(folder, EPOCHS, "0.05").plan("smoke", null);
        runs = plan.runs();
        progress = new PlanProgress(PlanForecast.of(List.of()));
        for (PlannedRun run : runs) {
            progress.addTraining(run, false);
            run.evaluations().forEach(evaluation -> progress.addEvaluation(run, evaluation.name(), false));
        }
    }

    @Test
    void nothingIsKnownBeforeAnythingWasMeasured() {
        PlanProgress.Standing start = progress.standing(1);
        assertThat(start.trainings()).isEqualTo(new PlanProgress.Count(0, 2));
        assertThat(start.evaluations()).isEqualTo(new PlanProgress.Count(0, 4));
        assertThat(start.secondsLeft()).isEmpty();
        assertThat(start.unknown()).isEqualTo(6);
    }

    @Test
    void runsThatWaitAreExpectedToTakeWhatOthersTook() {
        progress.done(id(0), "", OptionalDouble.of(100));
        assertThat(progress.standing(1).secondsLeft()).hasValue(100);
        assertThat(progress.standing(1).unknown()).isEqualTo(4);
        progress.goesOn(id(1), "", 0.5, OptionalDouble.of(70));
        assertThat(progress.standing(1).secondsLeft()).hasValue(70);
    }

    @Test
    void evaluationsCountAsSoonAsOneOfTheirNameWasMade() {
        progress.done(id(0), "", OptionalDouble.of(100));
        progress.done(id(0), "clean", OptionalDouble.of(5));
        progress.done(id(0), "fgsm", OptionalDouble.of(15));
        PlanProgress.Standing half = progress.standing(1);
        assertThat(half.secondsLeft()).hasValue(120);
        assertThat(half.fraction()).isCloseTo(0.5, within(1e-9));
        assertThat(half.unknown()).isZero();
    }

    @Test
    void workersSideBySideShareTheRestButNotOneRun() {
        progress.done(id(0), "", OptionalDouble.of(100));
        progress.done(id(0), "clean", OptionalDouble.of(5));
        progress.done(id(0), "fgsm", OptionalDouble.of(15));
        assertThat(progress.standing(2).secondsLeft()).hasValue(100);
    }

    @Test
    void whatIsDoneIsDone() {
        for (PlannedRun run : runs) {
            progress.done(run.id().hex(), "", OptionalDouble.of(1));
            run.evaluations()
                    .forEach(evaluation -> progress.done(run.id().hex(), evaluation.name(), OptionalDouble.empty()));
        }
        assertThat(progress.standing(1).fraction()).isEqualTo(1);
        assertThat(progress.standing(1).secondsLeft()).hasValue(0);
    }

    @Test
    void anEstimateThatJumpsIsFollowedSlowlyAndRunsDownWithTheClock() {
        SmoothedTime smoothed = new SmoothedTime();
        assertThat(smoothed.next(600, 0)).isEqualTo(600);
        assertThat(smoothed.next(599, 1)).isCloseTo(599, within(1e-9));
        double jumped = smoothed.next(1200, 2);
        assertThat(jumped).isBetween(598.0, 620.0);
        for (int second = 3; second < 600; second++) {
            jumped = smoothed.next(1200 - second, second);
        }
        assertThat(jumped).isCloseTo(1200 - 599, within(1.0));
    }

    private String id(int run) {
        return runs.get(run).id().hex();
    }
}
