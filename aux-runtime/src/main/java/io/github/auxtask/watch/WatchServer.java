package io.github.auxtask.watch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page to this machine alone: it listens on the loopback address, answers only who asks for it by that name, so that no
 * page of the network can read it through the browser, and only shows.
 */
public final class WatchServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NO_SUCH_METHOD = 405;
    private static final int BROKEN = 500;
    private static final int THREADS = 2;

    private static final String STATE = "/state.json";
    private static final String JSON_TYPE = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Path to file and type. */
    private static final Map<String, List<String>> FILES = Map.of(
            "/", List.of("index.html", "text/html; charset=utf-8"),
            "/watch.css", List.of("watch.css", "text/css; charset=utf-8"),
            "/watch.js", List.of("watch.js", "text/javascript; charset=utf-8"));

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<WatchState> state;

    private WatchServer(HttpServer server, Supplier<WatchState> state) {
        this.server = server;
        this.state = state;
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "aux-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins to serve.
     *
     * @param port 0 for any that is free
     * @param state asked for on every request
     * @throws BadInputException if the port is taken or may not be used
     */
    public static WatchServer start(int port, Supplier<WatchState> state) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            WatchServer watch = new WatchServer(server, state);
            server.createContext("/", watch::answer);
            server.setExecutor(watch.threads);
            server.start();
            return watch;
        } catch (BindException e) {
            throw new BadInputException(
                    "Port " + port + " cannot be used (" + AtomicFile.reason(e)
                            + "): name another one with -Daux.port, or leave the option out for one that is free.",
                    e);
        } catch (IOException e) {
            throw new BadInputException("The page cannot be served: " + AtomicFile.reason(e) + ".", e);
        }
    }

    /** Where the page is. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isForUs(exchange.getRequestHeaders().getFirst("Host"))) {
                send(exchange, FORBIDDEN, TEXT, text("This page is for http://localhost alone.\n"));
                return;
            }
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, NO_SUCH_METHOD, TEXT, text("This page can only be read.\n"));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (STATE.equals(path)) {
                sendState(exchange);
                return;
            }
            List<String> file = FILES.get(path == null ? "" : path);
            if (file == null) {
                send(exchange, NOT_FOUND, TEXT, text("There is nothing here; the page is at /.\n"));
            } else {
                send(exchange, OK, file.get(1), resource(file.get(0)));
            }
        }
    }

    private void sendState(HttpExchange exchange) throws IOException {
        byte[] json;
        try {
            json = JSON.writeValueAsBytes(state.get());
        } catch (IOException | RuntimeException e) {
            send(exchange, BROKEN, TEXT, text("The state of the runs cannot be read: " + e.getMessage() + "\n"));
            return;
        }
        send(exchange, OK, JSON_TYPE, json);
    }

    /** A name that a page of the network made point to this machine is not ours. */
    private boolean isForUs(@Nullable String host) {
        int port = server.getAddress().getPort();
        return List.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port)
                .contains(host);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = WatchServer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return in.readAllBytes();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
