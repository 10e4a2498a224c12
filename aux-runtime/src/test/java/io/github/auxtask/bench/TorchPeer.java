package io.github.auxtask.bench;

import io.github.auxtask.core.Precision;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PyTorch in a Python of its own, which does a step when asked and waits otherwise. */
final class TorchPeer implements AutoCloseable {
    private static final String SCRIPT = "src/test/python/torch_peer.py";

    /** How PyTorch is used. */
    enum Practice {
        /** An ordinary script: float32, channels first. */
        EAGER,
        /** channels_last, the fused optimiser and, for bfloat16, autocast. */
        BEST,
        /** The same through {@code torch.compile}. */
        COMPILE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Practice practice;
    private final Process process;
    private final BufferedReader reader;
    private final BufferedWriter writer;
    private final String version;

    private TorchPeer(Practice practice, Process process) throws IOException {
        this.practice = practice;
        this.process = process;
        this.reader = process.inputReader(StandardCharsets.UTF_8);
        this.writer = process.outputWriter(StandardCharsets.UTF_8);
        String first = reader.readLine();
        this.version = first == null ? "" : first;
    }

    /**
     * All that are found here: of the Pythons that {@code -Dauxtask.python} names, with commas between them, and of the system's; each version
     * of torch once.
     *
     * @param batch images a step
     */
    static List<TorchPeer> all(List<Practice> practices, int threads, int batch) throws IOException {
        List<TorchPeer> peers = new ArrayList<>();
        List<String> pythons = new ArrayList<>(
                List.of(System.getProperty("auxtask.python", "python3").split(",", -1)));
        pythons.add("/usr/bin/python3");
        for (Practice practice : practices) {
            Set<String> versions = new HashSet<>();
            for (String python : pythons) {
                TorchPeer peer = start(python, practice, threads, batch);
                if (peer != null && versions.add(peer.version)) {
                    peers.add(peer);
                } else if (peer != null) {
                    peer.close();
                }
            }
        }
        return peers;
    }

    private static @Nullable TorchPeer start(String python, Practice practice, int threads, int batch) {
        Path script = Files.exists(Path.of(SCRIPT)) ? Path.of(SCRIPT) : Path.of("aux-runtime", SCRIPT);
        try {
            TorchPeer peer = new TorchPeer(
                    practice,
                    new ProcessBuilder(
                                    python,
                                    script.toString(),
                                    practice.word(),
                                    Integer.toString(threads),
                                    Integer.toString(batch))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
            if (peer.version.startsWith("torch")) {
                return peer;
            }
            peer.close();
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    Practice practice() {
        return practice;
    }

    /** {@code torch 2.7.1, best}. */
    String describe() {
        return version + ", " + practice.word();
    }

    /** Builds a network and warms it up; false where the peer does not know it, or cannot compile it. */
    boolean load(String network, Precision precision) throws IOException {
        return "ok".equals(ask("load " + network + " " + precision));
    }

    /** Seconds of one step: {@code train} or {@code gradient}. */
    double seconds(String what) throws IOException {
        return Double.parseDouble(ask(what));
    }

    private String ask(String question) throws IOException {
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
        process.destroy();
    }
}
