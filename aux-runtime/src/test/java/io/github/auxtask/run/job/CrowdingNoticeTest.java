package io.github.auxtask.run.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.train.EpochRecord;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CrowdingNoticeTest {
    private double busy;

    @Test
    void anEpochThatSuffersFromAnotherProgramIsNamedOnceWithTheWayOut() {
        CrowdingNotice notice = of(2);

        assertThat(notice.look(epoch(1, 2923, ""))).isEmpty();
        busy = 1.0;
        assertThat(notice.look(epoch(2, 188, "")))
                .hasValue(
                        "Epoch 2 trained 188 images a second, the fastest 2,923: other programs kept 1.0 of 2 processors busy, and the 2"
                                + " threads of a step wait for one another. End those programs, or stop (Ctrl-C) and go on with"
                                + " -Daux.threads=1, which comes to other bits from there on.");
        assertThat(notice.look(epoch(3, 190, ""))).isEmpty();
    }

    @Test
    void nothingIsSaidWhereNobodyElseIsToBlameOrThereIsNothingToWaitFor() {
        assertThat(slowBeside(2, 0.2, "")).as("a slow epoch of an idle machine").isEmpty();
        assertThat(slowBeside(1, 1.0, "")).as("one thread").isEmpty();
        assertThat(slowBeside(0, 1.0, "")).as("a GPU").isEmpty();
        assertThat(slowBeside(2, Double.NaN, ""))
                .as("a system that does not tell")
                .isEmpty();
        assertThat(slowBeside(2, 1.0, "everything"))
                .as("a phase of slower steps")
                .isEmpty();
        assertThat(slowBeside(2, 1.0, "")).isPresent();
    }

    private Optional<String> slowBeside(int threads, double others, String phase) {
        CrowdingNotice notice = of(threads);
        busy = others;
        notice.look(epoch(1, 1000, ""));
        return notice.look(epoch(2, 400, phase));
    }

    private CrowdingNotice of(int threads) {
        return new CrowdingNotice(threads, 2, () -> busy);
    }

    private static EpochRecord epoch(int number, double speed, String phase) {
        return new EpochRecord(number, 1, Map.of(), 50, 50, 0.1, 10, speed, Map.of(), phase);
    }
}
