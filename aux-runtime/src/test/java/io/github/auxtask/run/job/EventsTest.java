package io.github.auxtask.run.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();
    private final Events events = new Events(new PrintStream(bytes, true, StandardCharsets.US_ASCII), clock::get);

    @Test
    void anEventComesBackAsItWasSent() throws Exception {
        events.event("epoch")
                .with("label", "größe \"x\"\n")
                .with("epoch", 3)
                .with("loss", 0.25)
                .send();

        JsonNode event = parsed().get(0);
        assertThat(event.path("event").textValue()).isEqualTo("epoch");
        assertThat(event.path("label").textValue()).isEqualTo("größe \"x\"\n");
        assertThat(event.path("epoch").intValue()).isEqualTo(3);
        assertThat(event.path("loss").doubleValue()).isEqualTo(0.25);
    }

    @Test
    void valuesThatJsonCannotHoldAreLeftOut() throws Exception {
        events.event("progress")
                .with("loss", Double.NaN)
                .with("eta", Double.POSITIVE_INFINITY)
                .with("none", null)
                .send();

        assertThat(parsed().get(0).size()).isEqualTo(1);
    }

    @Test
    void progressIsDueAtTheStartOfAPhaseAndThenOnceASecond() {
        assertThat(events.progressIsDue("train")).isTrue();
        clock.addAndGet(999_999_999);
        assertThat(events.progressIsDue("train")).isFalse();
        assertThat(events.progressIsDue("evaluate")).isTrue();
        clock.addAndGet(1_000_000_000);
        assertThat(events.progressIsDue("evaluate")).isTrue();
    }

    @Test
    void linesOfManyThreadsDoNotMix() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String text = Integer.toString(i).repeat(50);
            done.add(threads.submit(() -> events.info(text)));
        }
        for (Future<?> future : done) {
            future.get();
        }
        threads.shutdown();

        assertThat(parsed()).hasSize(400);
    }

    private List<JsonNode> parsed() throws Exception {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
            assertThat(line).startsWith(Events.PREFIX);
            nodes.add(new ObjectMapper().readTree(line.substring(Events.PREFIX.length())));
        }
        return nodes;
    }
}
