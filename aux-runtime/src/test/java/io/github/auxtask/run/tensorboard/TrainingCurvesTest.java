package io.github.auxtask.run.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.train.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Curves are there while a training goes on, and hold each point once however often it was interrupted. */
final class TrainingCurvesTest {
    private static final int STEPS = 4;
    private static final double NOW = 1_000_000;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond((long) NOW), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void everyEpochIsOnTheDiskWhenItIsOver() throws IOException {
        TrainingCurves curves = curves();
        train(curves, 1, 1, 1);
        // not closed: as after kill -9
        assertThat(steps("epoch/loss")).containsExactly(1L);
        train(curves, 2, 1, 2);
        assertThat(steps("epoch/loss")).containsExactly(1L, 2L);
        assertThat(value("epoch/validation_accuracy", 2)).isEqualTo(52);
        assertThat(value("epoch/learning_rate", 2)).isEqualTo(0.1f);
        assertThat(value("epoch/losses/cross-entropy", 2)).isEqualTo(0.5f);
        assertThat(value("epoch/weights/a_task_of_ours_", 2)).isEqualTo(0.75f);
        assertThat(steps("step/loss")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void aTrainingThatGoesOnFromAnEarlierCheckpointHasEveryPointOnce() throws IOException {
        TrainingCurves killed = curves();
        train(killed, 1, 1, 3);
        killed.step(4, 9, 1, STEPS, 1, 1, 1);
        // the checkpoint is of the middle of epoch 2
        TrainingCurves again = curves();
        again.resumed(List.of(epoch(1)));
        again.phase("all", 1, 1);
        train(again, 2, 3, 4);
        again.close();
        assertThat(steps("epoch/loss")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(steps("step/loss"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 16).boxed().toList());
        assertThat(files()).hasSize(1);
        assertThat(warnings).isEmpty();
    }

    @Test
    void epochsThatNobodyDrewAreTakenFromTheHistoryWithTimesBeforeNow() throws IOException {
        TrainingCurves curves = curves();
        curves.resumed(List.of(epoch(1), epoch(2)));
        train(curves, 3, 1, 3);
        curves.close();
        assertThat(points().stream().filter(point -> point.tag().equals("epoch/loss")))
                .extracting(ScalarPoint::step, ScalarPoint::seconds)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(1L, NOW - 10),
                        org.assertj.core.groups.Tuple.tuple(2L, NOW),
                        org.assertj.core.groups.Tuple.tuple(3L, NOW));
    }

    @Test
    void aTrainingFromTheBeginningForgetsEarlierCurves() throws IOException {
        train(curves(), 1, 1, 3);
        train(curves(), 1, 1, 1);
        assertThat(steps("epoch/loss")).containsExactly(1L);
        assertThat(steps("step/loss")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(files()).hasSize(1);
    }

    @Test
    void stepsOfLaterPhasesThanTheCheckpointsAreForgottenAndOfEarlierOnesKept() throws IOException {
        TrainingCurves killed = curves();
        for (int phase = 1; phase <= 3; phase++) {
            killed.phase("part " + phase, phase, 3);
            train(killed, phase, 1, phase);
        }
        TrainingCurves again = curves();
        again.resumed(List.of(epoch(1)));
        again.phase("part 2", 2, 3);
        train(again, 2, 1, 2);
        assertThat(steps("step/loss/1_part_1")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(steps("step/loss/2_part_2")).containsExactly(5L, 6L, 7L, 8L);
        assertThat(steps("step/loss/3_part_3")).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidOnceAndEndsNothing() throws IOException {
        Files.writeString(folder.resolve("runs"), "a file");
        TrainingCurves curves = new TrainingCurves(folder.resolve("runs/a"), CLOCK, warnings::add);
        train(curves, 1, 1, 2);
        curves.close();
        assertThat(warnings).singleElement().asString().endsWith("The training goes on without them.");
    }

    @Test
    void nobodyAskedSoNothingIsDrawn() throws IOException {
        TrainingCurves curves = TrainingCurves.ifAskedFor(folder.resolve("x").toString(), warnings::add);
        train(curves, 1, 1, 1);
        curves.close();
        assertThat(folder.resolve("x")).doesNotExist();
    }

    private TrainingCurves curves() {
        return new TrainingCurves(folder.resolve("curves"), CLOCK, warnings::add);
    }

    /** From a step of an epoch to the end of another. */
    private static void train(TrainingCurves curves, int from, int fromStep, int to) {
        for (int epoch = from; epoch <= to; epoch++) {
            for (int step = epoch == from ? fromStep : 1; step <= STEPS; step++) {
                curves.step(epoch, 9, step, STEPS, 1.0 / step, 50, 100);
            }
            curves.epoch(epoch(epoch), 9);
        }
    }

    private static EpochRecord epoch(int number) {
        return new EpochRecord(
                number,
                1,
                Map.of("cross-entropy", 0.5),
                60,
                50 + number,
                0.1,
                10,
                100,
                Map.of("a task of ours!", 0.75),
                "");
    }

    private List<Long> steps(String tag) throws IOException {
        return points().stream()
                .filter(point -> point.tag().equals(tag))
                .map(ScalarPoint::step)
                .toList();
    }

    private float value(String tag, long step) throws IOException {
        return points().stream()
                .filter(point -> point.tag().equals(tag) && point.step() == step)
                .findFirst()
                .orElseThrow()
                .value();
    }

    private List<ScalarPoint> points() throws IOException {
        return EventReader.points(Files.readAllBytes(files().get(0)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> list = Files.list(folder.resolve("curves"))) {
            return list.sorted().toList();
        }
    }
}
