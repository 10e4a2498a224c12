package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Costs of runs that need others are predicted before any of them is trained. */
class NeedingProbeTest {
    @TempDir
    private Path folder;

    @Test
    void runsThatNeedOthersAreMeasuredWithNetworksThatAreNotTrained() throws IOException {
        NeedingReproduction reproduction = NeedingReproduction.in(folder);
        Plan plan = reproduction.plan("part=ensemble|student,task=none");
        Plan all = plan.only(plan.runs());
        PlannedRun student = plan.runs().get(plan.runs().size() - 1);
        assertThat(student.variant()).containsEntry("part", "student");

        assertThat(reproduction.worker("probe", all, false)).isZero();

        assertThat(reproduction.events("probe")).hasSize(5).allSatisfy(probe -> {
            boolean composed = probe.path("label").asText().contains("ensemble");
            assertThat(probe.path("seconds").asDouble() > 0).isNotEqualTo(composed);
        });
        assertThat(reproduction.told("message", "text"))
                .containsExactly("measuring resnet8/none/clean/plain", "measuring resnet8/none/clean/student");
        List<JsonNode> made = reproduction.events("probe-made");
        assertThat(made).singleElement().satisfies(event -> {
            assertThat(event.path("label").asText()).isEqualTo("gradient-step 1");
            assertThat(event.path("images").asInt()).isEqualTo(2000);
            assertThat(event.path("missing").asInt()).isEqualTo(2000);
            assertThat(event.path("bytes").asLong()).isEqualTo(2000L * 3 * 32 * 32 * (4 + 1));
            assertThat(event.path("seconds").asDouble()).isPositive();
            assertThat(event.path("runs"))
                    .extracting(JsonNode::asText)
                    .containsExactly(student.id().hex());
        });
        assertThat(reproduction.storeFolder().resolve("made")).doesNotExist();

        assertThat(reproduction.worker("probe", all, false)).isZero();
        assertThat(reproduction.events("message")).isEmpty();
        assertThat(reproduction.events("probe-made")).isEqualTo(made);

        assertThat(reproduction.worker("train", plan, false)).isZero();
        assertThat(reproduction.worker("probe", all, false)).isZero();
        assertThat(reproduction.events("probe-made")).isEmpty();

        Files.delete(reproduction
                .storeFolder()
                .resolve("runs")
                .resolve(student.id().hex())
                .resolve("record.json"));
        assertThat(reproduction.worker("probe", all, false)).isZero();
        assertThat(reproduction.told("probe-made", "missing")).containsExactly("0");
        assertThat(reproduction.told("probe-made", "seconds")).containsExactly("0.0");
    }

    @Test
    void whatIsOnlyNeededIsNotMeasured() {
        NeedingReproduction reproduction = NeedingReproduction.in(folder);
        assertThat(reproduction.worker("probe", reproduction.plan("part=ensemble"), false))
                .isZero();
        assertThat(reproduction.told("probe", "label")).containsExactly("resnet8/none/clean/ensemble seed 1");
        assertThat(reproduction.events("message")).isEmpty();
    }

    @Test
    void whatLooksForMoreThanAnUntrainedNetworkHasIsSaidAndTheOthersAreMeasured() {
        NeedingReproduction reproduction =
                NeedingReproduction.in(folder).with("made.delay: 0", "made.delay: 0\n  student.look: true");
        Plan plan = reproduction.plan("part=student,task=none");

        assertThat(reproduction.worker("probe", plan.only(plan.runs()), false)).isZero();

        assertThat(reproduction.told("probe", "label")).containsExactly("resnet8/none/clean/plain seed 1");
        assertThat(reproduction.told("message", "text"))
                .contains("resnet8/none/clean/student seed 1 cannot be measured before what it needs is trained"
                        + " (java.lang.NullPointerException: the source has no head).");
    }
}
