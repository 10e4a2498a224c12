package io.github.auxtask.bench;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import io.github.auxtask.nn.Backbones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Images a second of a training step (forward, backward, SGD update) and of an input gradient (evaluation, parameters frozen),
 * for each network and precision, in turns with eager PyTorch in float32 on the same machine in the same sitting. Prints a
 * Markdown table; asserts nothing.
 *
 * <p>Arguments: network names; {@code --batch N} (128), {@code --tries N} (5), {@code --threads N} (2), {@code --precisions
 * fp32,bf16}. Each figure is the fastest of the tries, and in brackets the median: other work on a machine only ever slows.
 */
public final class ThroughputBench {
    private static final List<String> DEFAULT = List.of("resnet18", "mobilenetv2");

    private final List<String> networks = new ArrayList<>();
    private int batch = 128;
    private int tries = 5;
    private int threads = 2;
    private List<Precision> precisions = List.of(Precision.values());

    private ThroughputBench(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--batch" -> batch = Integer.parseInt(arguments.get(++i));
                case "--tries" -> tries = Integer.parseInt(arguments.get(++i));
                case "--threads" -> threads = Integer.parseInt(arguments.get(++i));
                case "--precisions" ->
                    precisions = Arrays.stream(arguments.get(++i).split(",", -1))
                            .map(Precision::parse)
                            .toList();
                default -> networks.add(arguments.get(i));
            }
        }
        if (networks.isEmpty()) {
            networks.addAll(DEFAULT);
        }
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        new ThroughputBench(List.of(arguments)).run();
    }

    private void run() throws IOException {
        // Read once, when the engine starts.
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        List<String> rows = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager();
                EagerPeer peer = EagerPeer.start(threads, batch)) {
            System.out.println(Machine.describe() + ", " + threads + " threads, batch " + batch + ", fastest of "
                    + tries + " tries in turns (median in brackets)");
            System.out.println("Peer: " + peer.describe() + ", eager, fp32, channels first");
            System.out.println();
            for (String network : networks) {
                Backbones.named(network, 10);
                boolean known = peer.load(network);
                for (Precision precision : precisions) {
                    rows.add(measure(network, precision, manager, known ? peer : null));
                }
            }
        }
        System.out.println(
                "| network | precision | train img/s | input gradient img/s | eager train | eager input gradient | ratio |");
        System.out.println("|---|---|---|---|---|---|---|");
        rows.forEach(System.out::println);
    }

    private String measure(
            String network, Precision precision, NDManager manager, @org.jspecify.annotations.Nullable EagerPeer peer)
            throws IOException {
        Timings train = new Timings(batch);
        Timings gradient = new Timings(batch);
        Timings peerTrain = new Timings(batch);
        Timings peerGradient = new Timings(batch);
        try (OwnSteps own = new OwnSteps(network, precision, batch, manager)) {
            own.train();
            own.gradient();
            for (int i = 0; i < tries; i++) {
                train.add(own.train());
                if (peer != null) {
                    peerTrain.add(peer.seconds("train"));
                }
                gradient.add(own.gradient());
                if (peer != null) {
                    peerGradient.add(peer.seconds("gradient"));
                }
            }
        }
        String ratio = peer == null
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.2fx, %.2fx",
                        train.best() / peerTrain.best(),
                        gradient.best() / peerGradient.best());
        String row = String.join(
                " | ",
                "| " + network,
                precision.name().toLowerCase(Locale.ROOT),
                train.text(),
                gradient.text(),
                peer == null ? "-" : peerTrain.text(),
                peer == null ? "-" : peerGradient.text(),
                ratio + " |");
        System.err.println(row);
        return row;
    }
}
