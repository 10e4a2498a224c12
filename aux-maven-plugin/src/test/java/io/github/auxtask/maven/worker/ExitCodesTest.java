package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodesTest {
    private static final Path FOLDER = Path.of("work");
    private final WorkerSummary summary = new WorkerSummary();

    @Test
    void zeroIsWellOnceTheWorkerHasSaidThatItIsDone() {
        event("{\"event\":\"done\"}");

        assertThatCode(() -> check(0)).doesNotThrowAnyException();
    }

    @Test
    void zeroWithoutAWordIsNoSuccess() {
        assertThatThrownBy(() -> check(0))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("ended without a word")
                .hasMessageContaining("-Daux.jvmArgs");
    }

    @Test
    void threeIsAFailureThatNamesTheRuns() {
        event("{\"event\":\"run-failed\",\"label\":\"a\",\"message\":\"the loss is NaN\"}");
        event("{\"event\":\"run-failed\",\"label\":\"b\",\"message\":\"the disk is full\"}");

        assertThatThrownBy(() -> check(3))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("2 runs failed: a: the loss is NaN; b: the disk is full");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65})
    void badInputIsTheWorkersOwnSentence(int code) {
        event("{\"event\":\"error\",\"message\":\"The archive is truncated.\"}");

        assertThatThrownBy(() -> check(code))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("The archive is truncated.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 134, 139})
    void anyOtherCodeIsACrashAndSaysWhereToLook(int code) {
        assertThatThrownBy(() -> check(code))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("crashed (exit " + code + ")")
                .hasMessageContaining("crash-*.log is in work")
                .hasMessageContaining("the same command goes on");
    }

    @Test
    void aKilledWorkerPointsToMemory() {
        assertThatThrownBy(() -> check(137))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("lack of memory");
    }

    @Test
    void aTimeOutSaysHowLongItWasWhateverTheCode() {
        assertThatThrownBy(() -> ExitCodes.check(new WorkerExit(143, true), summary, 200, FOLDER))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("stopped after 3 min 20 s (-Daux.timeout=200)");
    }

    private void check(int code) throws MojoExecutionException, MojoFailureException {
        ExitCodes.check(new WorkerExit(code, false), summary, 0, FOLDER);
    }

    private void event(String json) {
        summary.accept(WorkerEvent.parse("##aux " + json).orElseThrow());
    }
}
