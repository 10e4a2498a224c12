package io.github.auxtask.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.WorkerJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, asked by a real client, while real workers train in processes of their own. */
final class WatchServerTest {
    private static final int EPOCHS = 10;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void itShowsARunThatGoesOnThatWasKilledAndThatIsDone() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, EPOCHS, "0.05");
        Plan plan = reproduction.plan("smoke", "task=ft");
        Path store = folder.resolve("store");
        Path request = reproduction.request(plan, store, false);
        WatchReader reader = new WatchReader(plan, reproduction.folder().resolve("runs"), store);
        try (WatchServer server = WatchServer.start(0, reader::state)) {
            assertThat(state(server).at("/runs/0/state").asText()).isEqualTo("waiting");
            try (WorkerJvm worker = WorkerJvm.start("train", request)) {
                worker.waitFor(event -> event.path("epoch").asInt() == 2
                        && event.path("event").asText().equals("epoch"));
                JsonNode running = state(server);
                assertThat(running.at("/runs/0/state").asText()).isEqualTo("running");
                assertThat(running.at("/runs/0/live/stage").asText()).isEqualTo("training");
                assertThat(running.at("/runs/0/live/position/epochs").asInt()).isEqualTo(EPOCHS);
                assertThat(running.at("/runs/0/history").size()).isGreaterThanOrEqualTo(2);
                assertThat(running.at("/runs/0/history/0/validationAccuracy").isNumber())
                        .isTrue();
                assertThat(running.at("/whole/secondsLeft").asDouble()).isPositive();
                assertThat(running.at("/whole/trained").asInt()).isZero();
                worker.kill();
                worker.exitCode();
            }
            JsonNode stopped = state(server);
            assertThat(stopped.at("/runs/0/state").asText()).isEqualTo("stopped");
            assertThat(stopped.at("/runs/0/history").size()).isGreaterThanOrEqualTo(2);
            try (WorkerJvm worker = WorkerJvm.start("train", request)) {
                assertThat(worker.exitCode()).isZero();
            }
            JsonNode trained = state(server);
            assertThat(trained.at("/runs/0/state").asText()).isEqualTo("trained");
            assertThat(trained.at("/runs/0/history").size()).isEqualTo(EPOCHS);
            assertThat(trained.at("/whole/unknown").asInt())
                    .as("nobody has made these evaluations yet")
                    .isEqualTo(2);
            try (WorkerJvm worker = WorkerJvm.start("attack", request)) {
                assertThat(worker.exitCode()).isZero();
            }
            JsonNode done = state(server);
            assertThat(done.at("/runs/0/state").asText()).isEqualTo("done");
            assertThat(done.at("/whole/fraction").asDouble()).isEqualTo(1);
            assertThat(done.at("/whole/evaluated").asInt()).isEqualTo(2);
        }
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws Exception {
        try (WatchServer server = WatchServer.start(0, WatchServerTest::nothing)) {
            for (String path : new String[] {"", "watch.css", "watch.js"}) {
                HttpResponse<String> answer = get(server, path);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .get()
                        .asString()
                        .startsWith("default-src 'none'");
                assertThat(answer.body().replace("http://www.w3.org/2000/svg", ""))
                        .doesNotContain("http://")
                        .doesNotContain("https://");
            }
        }
    }

    @Test
    void itAnswersThisMachineAloneAndOnlyShows() throws Exception {
        try (WatchServer server = WatchServer.start(0, WatchServerTest::nothing)) {
            int port = server.address().getPort();
            assertThat(raw(port, "GET /state.json", "localhost:" + port)).startsWith("HTTP/1.1 200");
            assertThat(raw(port, "GET /state.json", "127.0.0.1:" + port)).startsWith("HTTP/1.1 200");
            assertThat(raw(port, "GET /state.json", "example.org:" + port)).startsWith("HTTP/1.1 403");
            assertThat(raw(port, "GET /state.json", "localhost")).startsWith("HTTP/1.1 403");
            assertThat(raw(port, "POST /state.json", "localhost:" + port)).startsWith("HTTP/1.1 405");
            assertThat(raw(port, "GET /../reproduction.yaml", "localhost:" + port))
                    .startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void aStateThatCannotBeReadIsSaidAndTheServerGoesOn() throws Exception {
        try (WatchServer server = WatchServer.start(0, () -> {
            throw new IllegalStateException("the disk is gone");
        })) {
            assertThat(get(server, "state.json").body()).contains("the disk is gone");
            assertThat(get(server, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPortThatIsTakenIsSaidInASentence() {
        try (WatchServer first = WatchServer.start(0, WatchServerTest::nothing)) {
            int port = first.address().getPort();
            assertThatThrownBy(() -> WatchServer.start(port, WatchServerTest::nothing))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith("Port " + port + " cannot be used")
                    .hasMessageContaining("-Daux.port");
        }
    }

    private static WatchState nothing() {
        return new WatchState(
                "nothing", "smoke", false, new WatchState.Whole(0, 0, 0, 0, 1, null, 0), java.util.List.of());
    }

    private JsonNode state(WatchServer server) throws Exception {
        HttpResponse<String> answer = get(server, "state.json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> get(WatchServer server, String path) throws Exception {
        URI address = server.address().resolve(path);
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String raw(int port, String request, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String text = request + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
