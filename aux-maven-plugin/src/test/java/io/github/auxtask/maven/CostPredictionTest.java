package io.github.auxtask.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.maven.worker.WorkerEvent;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CostPredictionTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @Test
    void runsOfOneVariantAreOneRowAndTheSumIsInHours() {
        Locale.setDefault(Locale.GERMANY);
        List<PlannedRun> runs = TestReproduction.plan().runs();

        List<String> lines = CostPrediction.of(
                        runs,
                        runs.stream()
                                .map(run -> probe(run, run.variant().containsValue("ft") ? 5400 : 3600))
                                .toList())
                .lines();

        assertThat(lines)
                .containsExactly(
                        "variant       an epoch    a run       runs  together",
                        "resnet8/none  1 min 30 s  1 h         2     2 h",
                        "resnet8/ft    1 min 30 s  1 h 30 min  2     3 h",
                        "training 4 runs takes at most 5 h (5.0 hours) on this machine; early stopping may end sooner,"
                                + " evaluations come on top");
    }

    @Test
    void aRunWithoutAProbeIsSaidToBeUnknown() {
        assertThat(CostPrediction.of(TestReproduction.plan().runs(), List.of()).lines())
                .containsExactly("4 runs could not be measured");
    }

    private static WorkerEvent probe(PlannedRun run, int seconds) {
        return WorkerEvent.parse("##aux {\"event\":\"probe\",\"id\":\""
                        + run.id().hex() + "\",\"secondsPerEpoch\":90,\"seconds\":" + seconds + "}")
                .orElseThrow();
    }
}
