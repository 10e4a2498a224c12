package io.github.auxtask.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.maven.worker.RecordingLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private static final String ERASE = "\r\u001b[K";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final RecordingLog log = new RecordingLog();

    @Test
    void aNewTextIsDrawnOverTheOldOneAndLinesOfTheLogStandAbove() {
        StatusLine line = new StatusLine(out, true, 80);
        line.show("10 %");
        line.show("20 %");
        new StatusLog(log, line).info("run 2 of 4");
        line.end();
        assertThat(written()).isEqualTo(ERASE + "10 %" + ERASE + "20 %" + ERASE + ERASE + "20 %" + ERASE);
        assertThat(log.lines()).containsExactly("INFO run 2 of 4");
    }

    @Test
    void aTextThatIsTooLongForTheTerminalIsCutAndNeverBreaks() {
        new StatusLine(out, true, 20).show("x".repeat(100));
        assertThat(written()).isEqualTo(ERASE + "x".repeat(18) + "\u2026");
    }

    @Test
    void nothingIsWrittenWhereNobodySees() {
        StatusLine line = new StatusLine(out, false, 80);
        line.show("10 %");
        new StatusLog(log, line).warn("a warning");
        line.end();
        assertThat(written()).isEmpty();
        assertThat(log.lines()).containsExactly("WARN a warning");
    }

    @Test
    void batchModeBuildServersAndParallelModulesHaveNoLine() {
        Map<String, String> terminal = Map.of("TERM", "xterm");
        assertThat(StatusLine.ofTerminal(false, false, terminal).isShown()).isFalse();
        assertThat(StatusLine.ofTerminal(true, true, terminal).isShown()).isFalse();
        assertThat(StatusLine.ofTerminal(true, false, Map.of("TERM", "dumb")).isShown())
                .isFalse();
        assertThat(StatusLine.ofTerminal(true, false, Map.of("TERM", "xterm", "CI", "true"))
                        .isShown())
                .isFalse();
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
