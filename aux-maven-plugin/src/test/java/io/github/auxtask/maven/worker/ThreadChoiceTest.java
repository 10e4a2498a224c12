package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadChoiceTest {
    private static double notAsked() {
        throw new AssertionError("nobody need measure");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.0, 2",
        "2, 0.3, 2",
        "2, 0.9, 1",
        "2, 1.1, 1",
        "2, 2.0, 1",
        "2, 7.0, 1",
        "1, 0.8, 1",
        "16, 3.2, 13",
        "16, -0.1, 16"
    })
    void whatOthersLeaveIsTaken(int processors, double others, int threads) {
        ThreadChoice choice = ThreadChoice.of(0, false, OptionalInt.empty(), processors, () -> others);

        assertThat(choice.threads()).isEqualTo(threads);
        assertThat(choice.text())
                .startsWith(threads + (threads == 1 ? " thread, " : " threads, "))
                .contains(" of " + processors + " processors");
        assertThat(choice.text().contains("-Daux.threads=N")).isEqualTo(threads < processors);
    }

    @Test
    void theUsersNumberIsTakenWithoutAWord() {
        ThreadChoice choice = ThreadChoice.of(3, true, OptionalInt.of(1), 2, ThreadChoiceTest::notAsked);

        assertThat(choice.threads()).isEqualTo(3);
        assertThat(choice.text()).isEmpty();
    }

    @Test
    void whatWasBegunGoesOnWithItsOwnNumberWhereThereAreSoManyProcessors() {
        assertThat(ThreadChoice.of(0, true, OptionalInt.of(1), 2, ThreadChoiceTest::notAsked)
                        .text())
                .isEqualTo(
                        "1 thread, as many as the interrupted run was begun with; another number would give other bits");
        assertThat(ThreadChoice.of(0, false, OptionalInt.of(8), 2, () -> 0).threads())
                .isEqualTo(2);
    }

    @Test
    void equalBitsDoNotDependOnWhatElseRuns() {
        assertThat(ThreadChoice.of(0, true, OptionalInt.empty(), 4, ThreadChoiceTest::notAsked)
                        .threads())
                .isEqualTo(4);
    }

    @Test
    void theMachineIsNeverMeasuredBusierThanItIs() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(ThreadChoice.others(processors)).isBetween(0.0, (double) processors);
    }
}
