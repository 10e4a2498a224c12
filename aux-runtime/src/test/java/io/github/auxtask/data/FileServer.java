package io.github.auxtask.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on this machine that serves one file, well or badly, and remembers what it was asked. */
public final class FileServer implements AutoCloseable {
    private final HttpServer server;
    private final byte[] content;
    private final Deque<Reply> replies = new ArrayDeque<>();

    /** The Range header of every request, "none" where there was none. */
    public final List<String> ranges = new CopyOnWriteArrayList<>();

    /** How to answer one request. */
    public interface Reply {
        void send(HttpExchange exchange, byte[] content, int from) throws IOException;
    }

    /** As a good server does. */
    public static final Reply GOOD = (exchange, content, from) -> {
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        exchange.getResponseBody().write(content, from, content.length - from);
    };

    /** The whole file, whatever range was asked for. */
    public static final Reply WHOLE = (exchange, content, from) -> GOOD.send(exchange, content, 0);

    public static Reply status(int status) {
        return (exchange, content, from) -> exchange.sendResponseHeaders(status, -1);
    }

    public static Reply redirect(String location) {
        return (exchange, content, from) -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** Promises the whole file and hangs up after so many bytes. */
    public static Reply cutAfter(int bytes) {
        return (exchange, content, from) -> {
            exchange.sendResponseHeaders(200, content.length);
            OutputStream body = exchange.getResponseBody();
            body.write(content, 0, bytes);
            body.flush();
        };
    }

    /** A server whose first answers are these; later ones are good. */
    public FileServer(byte[] content, Reply... replies) throws IOException {
        this.content = content;
        this.replies.addAll(List.of(replies));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "none" : range);
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        Reply reply = replies.isEmpty() ? GOOD : replies.poll();
        try (exchange) {
            reply.send(exchange, content, from);
        }
    }

    /** The address of the folder that the file lies in. */
    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/data sets".replace(" ", "%20");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
