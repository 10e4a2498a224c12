package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that a trained network changes, once for all runs that are trained on them. */
class MadeDataRunTest {
    @TempDir
    private Path folder;

    @Test
    void dataIsMadeOnceForAllRunsThatAreTrainedOnItAndStandsInTheirRecords() throws IOException {
        NeedingReproduction reproduction = NeedingReproduction.in(folder);
        Plan plan = reproduction.plan("part=student");
        assertThat(plan.runs())
                .extracting(PlannedRun::label)
                .containsExactly(
                        "resnet8/none/clean/plain seed 1",
                        "resnet8/none/clean/student seed 1",
                        "resnet8/ft/clean/student seed 1");

        assertThat(reproduction.worker("train", plan, false)).isZero();

        assertThat(reproduction.told("data-made", "images")).containsExactly("2000");
        RunRecord one = reproduction.record(plan.runs().get(1));
        RunRecord other = reproduction.record(plan.runs().get(2));
        assertThat(one.training().made()).singleElement().satisfies(made -> {
            assertThat(made.maker()).isEqualTo("gradient-step 1");
            assertThat(made(reproduction)).containsExactly(made.id().hex());
        });
        assertThat(other.training().made()).isEqualTo(one.training().made());
        assertThat(reproduction.record(plan.runs().get(0)).training().made()).isEmpty();
        // trained on other images than the plain network of the same seed: it does not learn the same
        assertThat(one.training().history().get(0).loss())
                .isNotEqualTo(reproduction
                        .record(plan.runs().get(0))
                        .training()
                        .history()
                        .get(0)
                        .loss());
    }

    /** All three trainings in processes of their own: a chunk counts only where the same programs in the same setting would make it. */
    @Test
    void afterAKillItGoesOnWithTheNextChunkAndComesToTheSameDigest() throws Exception {
        NeedingReproduction undisturbed = NeedingReproduction.in(folder.resolve("undisturbed"));
        Plan plan = undisturbed.plan("part=student,task=none");
        try (WorkerJvm worker = WorkerJvm.start("train", undisturbed.request(plan, false))) {
            assertThat(worker.exitCode()).isZero();
        }
        String digest = digest(undisturbed.record(plan.runs().get(1)));

        NeedingReproduction reproduction =
                NeedingReproduction.in(folder.resolve("killed")).with("made.delay: 0", "made.delay: 3");
        Plan slow = reproduction.plan("part=student,task=none");
        Path request = reproduction.request(slow, false);
        try (WorkerJvm worker = WorkerJvm.start("train", request)) {
            assertThat(worker.waitFor(event -> event.path("phase").asText().equals("make")
                            && event.path("step").asInt() > 700))
                    .isTrue();
            worker.kill();
            worker.exitCode();
            assertThat(worker.events("data-made")).isEmpty();
        }
        assertThat(files(reproduction, ".safetensors")).isNotEmpty();
        assertThat(files(reproduction, "made.json")).isEmpty();

        try (WorkerJvm worker = WorkerJvm.start("train", request)) {
            assertThat(worker.exitCode()).isZero();
            assertThat(worker.events("data-made").get(0).path("images").asInt()).isBetween(1, 2000 - 1);
            assertThat(worker.events("message"))
                    .extracting(event -> event.path("text").asText())
                    .anySatisfy(text -> assertThat(text)
                            .startsWith("making the data of gradient-step 1 (")
                            .contains(" from 2,000 images, of which "));
        }
        assertThat(digest(reproduction.record(slow.runs().get(1)))).isEqualTo(digest);
        assertThat(files(reproduction, ".tmp")).isEmpty();
    }

    @Test
    void aRunOnMadeDataIsRepeatedExactlyAndOneThatWasPutTogetherIsNot() {
        NeedingReproduction reproduction = NeedingReproduction.in(folder);
        Plan student = reproduction.plan("part=student,task=none");
        assertThat(reproduction.worker("train", student, false)).isZero();

        assertThat(reproduction.worker("repeat", student, false)).isZero();
        assertThat(reproduction.told("message", "text")).contains("the run was repeated exactly");
        assertThat(reproduction.told("run-started", "label"))
                .containsExactly("resnet8/none/clean/student seed 1, again");

        Plan ensemble = reproduction.plan("part=ensemble");
        assertThat(reproduction.worker("train", ensemble, false)).isZero();
        assertThat(reproduction.worker("repeat", ensemble, false)).isEqualTo(65);
        assertThat(reproduction.told("error", "message"))
                .singleElement()
                .asString()
                .startsWith("resnet8/none/clean/ensemble seed 1 was put together from other runs and not trained");
    }

    @Test
    void aDamagedChunkIsMadeAgainByTheSameCommand() throws IOException {
        NeedingReproduction reproduction = NeedingReproduction.in(folder);
        Plan plan = reproduction.plan("part=student,task=none");
        assertThat(reproduction.worker("train", plan, false)).isZero();
        RunRecord before = reproduction.record(plan.runs().get(1));
        Path chunk = files(reproduction, "chunk-00001.safetensors").get(0);
        byte[] bytes = Files.readAllBytes(chunk);
        byte[] damaged = bytes.clone();
        damaged[bytes.length / 2] ^= 1;
        Files.write(chunk, damaged);

        assertThat(reproduction.worker("train", plan, true)).isZero();

        assertThat(reproduction.told("message", "text"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith(
                                "Chunk 2 of 4 of the data made by gradient-step 1 cannot be used (its digest does not fit its"
                                        + " values): it is made again."));
        assertThat(Files.readAllBytes(chunk)).isEqualTo(bytes);
        RunRecord after = reproduction.record(plan.runs().get(1));
        assertThat(after.training().made()).isEqualTo(before.training().made());
        assertThat(after.training().history().get(0).loss())
                .isEqualTo(before.training().history().get(0).loss());
    }

    @Test
    void twoWorkersMakeItOnce() throws Exception {
        NeedingReproduction reproduction = NeedingReproduction.in(folder).with("made.delay: 0", "made.delay: 1");
        Plan plan = reproduction.plan("part=student");
        Path request = reproduction.request(plan, false);
        try (WorkerJvm one = WorkerJvm.start("train", request);
                WorkerJvm two = WorkerJvm.start("train", request)) {
            assertThat(one.exitCode()).isZero();
            assertThat(two.exitCode()).isZero();
            assertThat(one.events("data-made").size() + two.events("data-made").size())
                    .isEqualTo(1);
            assertThat(one.events("run-finished").size()
                            + two.events("run-finished").size())
                    .isEqualTo(3);
        }
    }

    @Test
    void whatIsNoNumberFailsTheRunThatAsksForItAndLeavesNothingBehind() throws IOException {
        NeedingReproduction reproduction =
                NeedingReproduction.in(folder).with("made.step: \"0.1\"", "made.step: \"NaN\"");
        Plan plan = reproduction.plan("part=student,task=none");

        assertThat(reproduction.worker("train", plan, false)).isEqualTo(3);

        assertThat(reproduction.told("run-failed", "message"))
                .containsExactly("What gradient-step 1 makes of image 0 is no number (NaN in 'once').");
        assertThat(files(reproduction, ".safetensors")).isEmpty();
        assertThat(reproduction.record(plan.runs().get(1)).training().reason())
                .isEqualTo("What gradient-step 1 makes of image 0 is no number (NaN in 'once').");
    }

    private static String digest(RunRecord record) {
        return record.training().made().get(0).digest();
    }

    private static List<String> made(NeedingReproduction reproduction) throws IOException {
        try (Stream<Path> folders = Files.list(reproduction.storeFolder().resolve("made"))) {
            return folders.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static List<Path> files(NeedingReproduction reproduction, String end) throws IOException {
        try (Stream<Path> all = Files.walk(reproduction.storeFolder().resolve("made"))) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
