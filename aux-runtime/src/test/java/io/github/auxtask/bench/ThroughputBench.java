package io.github.auxtask.bench;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.Precision;
import io.github.auxtask.nn.Backbones;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Images a second of a training step (forward, backward, SGD update) and of an input gradient (evaluation, parameters frozen), for each
 * network and precision, in turns with every PyTorch that is found: each in a process of its own, as an ordinary script uses it, at its
 * best, and compiled. Prints a Markdown table and writes the same as JSON; asserts nothing.
 *
 * <p>Arguments: network names; {@code --batch N} (128), {@code --tries N} (7), {@code --threads N} (2), {@code --precisions fp32,bf16},
 * {@code --practices eager,best,compile} (all; compiling takes minutes a network), {@code --json FILE} (target/throughput.json). Figures are medians with quartiles; a ratio is only printed where the quartiles do not
 * overlap.
 */
public final class ThroughputBench {
    private static final List<String> DEFAULT = List.of(
            "resnet18",
            "resnet32",
            "wrn_40_2",
            "mobilenetv2",
            "efficientnet_b0",
            "googlenet",
            "resnext29_2x64d",
            "vgg19",
            "basic_cnn");

    /** Products of a training step and of an input gradient, in forward passes: of outputs, of inputs, and of weights. */
    private static final int TRAIN_PASSES = 3;

    private static final int GRADIENT_PASSES = 2;

    private static final double PERCENT = 100;

    private final List<String> networks = new ArrayList<>();
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private int batch = 128;
    private int tries = 7;
    private int threads = 2;
    private List<Precision> precisions = List.of(Precision.FP32, Precision.BF16);
    private List<TorchPeer.Practice> practices = List.of(TorchPeer.Practice.values());
    private Path file = Path.of("target", "throughput.json");

    private ThroughputBench(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--batch" -> batch = Integer.parseInt(arguments.get(++i));
                case "--tries" -> tries = Integer.parseInt(arguments.get(++i));
                case "--threads" -> threads = Integer.parseInt(arguments.get(++i));
                case "--practices" ->
                    practices = Arrays.stream(arguments.get(++i).split(",", -1))
                            .map(word -> TorchPeer.Practice.valueOf(word.toUpperCase(Locale.ROOT)))
                            .toList();
                case "--json" -> file = Path.of(arguments.get(++i));
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
        List<Row> rows = new ArrayList<>();
        MachineBounds bounds = new MachineBounds();
        List<TorchPeer> peers = TorchPeer.all(practices, threads, batch);
        try (NDManager manager = NDManager.newBaseManager()) {
            describe(peers);
            for (Precision precision : precisions) {
                for (String network : networks) {
                    bounds.see(precision, manager);
                    rows.addAll(measure(network, precision, manager, peers));
                }
            }
        } finally {
            peers.forEach(TorchPeer::close);
        }
        json.put("loadAfter", load());
        System.out.printf(Locale.ROOT, "load after: %.1f%n", load());
        bounds.tell(json);
        print(rows, peers, bounds);
        AtomicFile.write(file, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    private void print(List<Row> rows, List<TorchPeer> peers, MachineBounds bounds) {
        System.out.println();
        System.out.println("| network | precision | step | ours, img/s | of that product | of that bandwidth | "
                + peers.stream()
                        .map(peer -> peer.describe() + " | ours over it")
                        .collect(Collectors.joining(" | "))
                + " |");
        System.out.println("|---|---|---|---|---|---|" + "---|---|".repeat(peers.size()));
        rows.forEach(row -> System.out.println(row.text(bounds)));
        rows.forEach(row -> row.write(json.withArray("/rows").addObject(), bounds));
        System.out.println();
        for (TorchPeer peer : peers) {
            for (Precision precision : precisions) {
                for (String step : timings().keySet()) {
                    double[] ratios = rows.stream()
                            .filter(row ->
                                    row.precision() == precision && row.step().equals(step))
                            .mapToDouble(row -> row.over(peer))
                            .filter(ratio -> !Double.isNaN(ratio))
                            .toArray();
                    if (ratios.length > 0) {
                        double mean = Math.exp(
                                Arrays.stream(ratios).map(Math::log).average().orElseThrow());
                        System.out.printf(
                                Locale.ROOT,
                                "geometric mean over %s, %s, %s: %.2fx of %d networks, the smallest %.2fx%n",
                                peer.describe(),
                                precision,
                                step,
                                mean,
                                ratios.length,
                                Arrays.stream(ratios).min().orElseThrow());
                        json.withArray("/means")
                                .addObject()
                                .put("peer", peer.describe())
                                .put("precision", precision.toString())
                                .put("step", step)
                                .put("mean", mean)
                                .put("networks", ratios.length);
                    }
                }
            }
        }
    }

    /**
     * What was measured of one step.
     *
     * @param need of one image's forward pass
     */
    private record Row(
            String network,
            Precision precision,
            String step,
            Products.Need need,
            Timings ours,
            Map<TorchPeer, Timings> theirs) {
        int passes() {
            return step.equals("train") ? TRAIN_PASSES : GRADIENT_PASSES;
        }

        double over(TorchPeer peer) {
            Timings other = theirs.get(peer);
            return other == null ? Double.NaN : ours.ratio(other);
        }

        String text(MachineBounds bounds) {
            StringBuilder row =
                    new StringBuilder("| " + network + " | " + precision + " | " + step + " | " + ours.text());
            for (double bound :
                    List.of(bounds.products(precision, need, passes()), bounds.bandwidth(precision, need, passes()))) {
                double share = PERCENT * ours.median() / bound;
                row.append(Double.isFinite(share) ? String.format(Locale.ROOT, " | %.0f %%", share) : " | –");
            }
            theirs.forEach((peer, of) ->
                    row.append(" | ").append(of.text()).append(" | ").append(ours.over(of)));
            return row + " |";
        }

        void write(ObjectNode entry, MachineBounds bounds) {
            entry.put("network", network).put("precision", precision.toString()).put("step", step);
            entry.put("products", need.products()).put("productBound", bounds.products(precision, need, passes()));
            entry.put("moved", need.moved()).put("bandwidthBound", bounds.bandwidth(precision, need, passes()));
            entry.set("ours", ours.json());
            ObjectNode peers = entry.putObject("peers");
            theirs.forEach((peer, of) -> peers.set(peer.describe(), of.json()));
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void describe(List<TorchPeer> peers) throws IOException {
        double load = load();
        System.out.println(Machine.describe() + ", " + threads + " threads, batch " + batch + ", " + tries
                + " tries in turns, load before " + String.format(Locale.ROOT, "%.1f", load));
        json.put("machine", Machine.describe())
                .put("threads", threads)
                .put("batch", batch)
                .put("tries", tries)
                .put("loadBefore", load);
        for (TorchPeer peer : peers) {
            System.out.println("peer: " + peer.describe());
            json.withArray("/peers").add(peer.describe());
        }
        if (peers.isEmpty()) {
            System.out.println("no Python with torch here (-Dauxtask.python=PYTHON,PYTHON), so there is no peer");
        }
    }

    private List<Row> measure(String network, Precision precision, NDManager manager, List<TorchPeer> peers)
            throws IOException {
        Map<String, Timings> own = timings();
        Map<TorchPeer, Map<String, Timings>> theirs = new LinkedHashMap<>();
        peers.forEach(peer -> theirs.put(peer, timings()));
        List<TorchPeer> able = new ArrayList<>();
        for (TorchPeer peer : peers) {
            if (peer.load(network, precision)) {
                able.add(peer);
            } else {
                System.err.println(
                        peer.describe() + " has no " + network + " in " + precision + ", or cannot compile it");
            }
        }
        try (OwnSteps steps = new OwnSteps(network, precision, batch, manager)) {
            for (int i = 0; i < 2; i++) {
                steps.train();
                steps.gradient();
            }
            for (int i = 0; i < tries; i++) {
                for (String step : own.keySet()) {
                    own.get(step).add(step.equals("train") ? steps.train() : steps.gradient());
                    for (TorchPeer peer : able) {
                        theirs.get(peer).get(step).add(peer.seconds(step));
                    }
                }
            }
        }
        Products.Need need = Products.forward(Backbones.named(network, 10));
        List<Row> rows = new ArrayList<>();
        own.forEach((step, timings) -> {
            Map<TorchPeer, Timings> others = new LinkedHashMap<>();
            theirs.forEach((peer, of) -> others.put(peer, of.get(step)));
            Row row = new Row(network, precision, step, need, timings, others);
            rows.add(row);
            System.err.println(row.text(new MachineBounds()));
        });
        return rows;
    }

    private Map<String, Timings> timings() {
        Map<String, Timings> timings = new LinkedHashMap<>();
        timings.put("train", new Timings(batch));
        timings.put("gradient", new Timings(batch));
        return timings;
    }
}
