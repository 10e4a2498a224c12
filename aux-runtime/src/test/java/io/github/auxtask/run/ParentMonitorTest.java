package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.run.job.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParentMonitorTest {
    private final StopSignal stop = new StopSignal();
    private final AtomicInteger forced = new AtomicInteger();
    private final ParentMonitor life = new ParentMonitor(stop, Duration.ZERO, forced::incrementAndGet);

    @Test
    void theEndOfTheStreamAsksToStopAndThenEndsByForce() {
        assertThat(stop.getAsBoolean()).isFalse();

        life.follow(new ByteArrayInputStream(new byte[1000]));

        assertThat(stop.getAsBoolean()).isTrue();
        assertThat(stop.reason()).isEqualTo("the parent process is gone");
        assertThat(forced).hasValue(1);
    }

    @Test
    void aBrokenStreamIsAnEndedStream() throws Exception {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        life.follow(broken);

        assertThat(stop.getAsBoolean()).isTrue();
    }

    @Test
    void theFirstReasonCounts() {
        stop.request("first");
        stop.request("second");

        assertThat(stop.reason()).isEqualTo("first");
    }
}
