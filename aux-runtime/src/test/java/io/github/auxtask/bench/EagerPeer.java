package io.github.auxtask.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Eager PyTorch in a Python of its own, which does a step when asked and waits otherwise. Absent where no Python has torch. */
final class EagerPeer implements AutoCloseable {
    private static final String SCRIPT = "src/test/python/eager_peer.py";

    private final @Nullable Process process;
    private final @Nullable BufferedReader reader;
    private final @Nullable BufferedWriter writer;
    private final String version;

    private EagerPeer(@Nullable Process process) throws IOException {
        this.process = process;
        this.reader = process == null ? null : process.inputReader(StandardCharsets.UTF_8);
        this.writer = process == null ? null : process.outputWriter(StandardCharsets.UTF_8);
        String first = reader == null ? null : reader.readLine();
        this.version = first == null ? "no Python with torch here" : first;
    }

    static EagerPeer start(int threads, int batch) throws IOException {
        for (String python : List.of(System.getProperty("auxtask.python", "python3"), "/usr/bin/python3")) {
            EagerPeer peer = new EagerPeer(process(python, threads, batch));
            if (peer.version.startsWith("torch")) {
                return peer;
            }
            peer.close();
        }
        return new EagerPeer(null);
    }

    private static @Nullable Process process(String python, int threads, int batch) {
        Path script = Files.exists(Path.of(SCRIPT)) ? Path.of(SCRIPT) : Path.of("aux-runtime", SCRIPT);
        try {
            return new ProcessBuilder(python, script.toString(), Integer.toString(threads), Integer.toString(batch))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return null;
        }
    }

    String describe() {
        return version;
    }

    /** Builds a network; false where there is no peer, or it does not know the network. */
    boolean load(String network) throws IOException {
        return writer != null && "ok".equals(ask("load " + network));
    }

    /** Seconds of one step. */
    double seconds(String what) throws IOException {
        return Double.parseDouble(ask(what));
    }

    private String ask(String question) throws IOException {
        if (writer == null || reader == null) {
            throw new IOException("there is no peer");
        }
        writer.write(question);
        writer.newLine();
        writer.flush();
        String answer = reader.readLine();
        if (answer == null) {
            throw new IOException("the peer has died");
        }
        return answer;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
