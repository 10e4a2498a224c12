package io.github.auxtask.method.sign;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.NeededRuns;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainedRun;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.run.prepare.MakerFunctions;
import io.github.auxtask.testing.Typed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Image gradients a second of the maker of moved images, from pixels to what the store is handed, against the bare input gradient of the
 * same sum on a batch that lies on the device, in turns. Prints a Markdown table; asserts nothing.
 *
 * <p>Arguments: network names; {@code --images N} (256), {@code --tries N} (3), {@code --threads N} (2).
 */
public final class SignBench {
    private static final int BATCH = 128;
    private static final int STEPS = 100;

    private SignBench() {}

    /** See the class. */
    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        int images = number(given, "--images", 128);
        int tries = number(given, "--tries", 3);
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(number(given, "--threads", 2)));
        System.out.println("| network | bare gradients/s | maker gradients/s | share |\n|---|---|---|---|");
        for (String network : networks(given)) {
            try (NDManager manager = NDManager.newBaseManager()) {
                measure(network, images, tries, manager);
            }
        }
    }

    private static List<String> networks(List<String> arguments) {
        List<String> names = arguments.stream()
                .filter(argument -> !argument.matches("--.*|[0-9]+"))
                .toList();
        return names.isEmpty() ? List.of("basic_cnn", "mobilenetv2") : names;
    }

    private static int number(List<String> arguments, String name, int otherwise) {
        int at = arguments.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(arguments.get(at + 1));
    }

    private static void measure(String network, int images, int tries, NDManager manager) {
        Dataset shapes = new ShapesDataset(images, 20).draw();
        Method method = new SignMethod();
        RunDescription source = description(method, shapes, network, "plain", NeededRuns.none());
        RunDescription asking =
                description(method, shapes, network, "sign", NeededRuns.of(List.of(new Untrained(method, source))));
        SignMaker maker = new SignMaker(asking);
        try (Bare bare = new Bare(source, manager);
                MakerFunctions functions = new MakerFunctions(manager)) {
            DataMaker.Making making =
                    maker.begin(new DataMaker.Materials(asking, shapes.train().subset(range(images)), functions));
            double fastestBare = Double.MAX_VALUE;
            double fastestMaker = Double.MAX_VALUE;
            for (int i = 0; i <= tries; i++) {
                double bareSeconds = seconds(() -> bare.gradients(images));
                double makerSeconds = seconds(() -> making.make(0, images, (array, index, values, at) -> {}));
                // The first is to warm up.
                fastestBare = i == 0 ? fastestBare : Math.min(fastestBare, bareSeconds);
                fastestMaker = i == 0 ? fastestMaker : Math.min(fastestMaker, makerSeconds);
            }
            double gradients = (double) images * STEPS;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.1f %% |%n",
                    network,
                    gradients / fastestBare,
                    gradients / fastestMaker,
                    100 * fastestBare / fastestMaker);
        }
    }

    private static int[] range(int count) {
        return java.util.stream.IntStream.range(0, count).toArray();
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static RunDescription description(
            Method method, Dataset shapes, String network, String scheme, NeededRuns needs) {
        Settings settings = Settings.of(
                        Map.of(SignKeys.STEPS, List.of(STEPS / 2, STEPS), SignKeys.WATCHED, SignKeys.TEST))
                .validate(method.settings());
        return new RunDescription(Map.of("model", network, "scheme", scheme), 1, settings, shapes.description(), needs);
    }

    /** A network at its start in the place of a trained one. */
    private record Untrained(Method method, RunDescription run) implements TrainedRun {
        @Override
        public String as() {
            return SignMaker.SOURCE;
        }

        @Override
        public io.github.auxtask.core.ContentId id() {
            return io.github.auxtask.core.ContentId.of("untrained");
        }

        @Override
        public UnaryOperator<Tensor> classifier() {
            return method.classifier(run);
        }

        @Override
        public Standardisation standardisation() {
            return method.standardisation(run);
        }

        @Override
        public Map<String, float[]> values() {
            return Initialisation.torchDefaults()
                    .values(
                            Program.named("shape")
                                    .method(
                                            "scores",
                                            Mode.EVAL,
                                            Precision.FP32,
                                            graph -> List.of(classifier().apply(graph.input("x", -1, 3, 32, 32))))
                                    .parameters(),
                            1);
        }
    }

    /** The input gradient of the same sum, batch by batch. */
    private static final class Bare implements AutoCloseable {
        private final NDManager manager;
        private final Program program;
        private final NetworkState state;
        private final NDArray x;

        Bare(RunDescription source, NDManager parent) {
            manager = parent.newSubManager();
            Backbone network = SignNetwork.of(source).network();
            program = Program.named("bare")
                    .method("gradient", Mode.EVAL, Precision.FP32, graph -> {
                        Tensor images = graph.input("x", -1, 3, 32, 32).leaf();
                        Tensor features = graph.foldingBatchNorm(
                                () -> network.apply(images).features());
                        return List.of(features.globalAveragePool().sum().gradient(images));
                    })
                    .compile(manager);
            state = new NetworkState(
                    manager,
                    program.parameters(),
                    Initialisation.torchDefaults().values(program.parameters(), 1));
            RandomStream random = RandomStream.of(1, "bench");
            float[] values = new float[BATCH * 3 * 32 * 32];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble();
            }
            x = new Typed(manager, ai.djl.ndarray.types.DataType.FLOAT32).array(values, BATCH, 3, 32, 32);
        }

        void gradients(int images) {
            for (int step = 0; step < STEPS; step++) {
                for (int first = 0; first < images; first += BATCH) {
                    try (NDManager scope = manager.newSubManager();
                            NDArray sum = program.call("gradient", scope, state, x)
                                    .head()
                                    .sum()) {
                        sum.getFloat();
                    }
                }
            }
        }

        @Override
        public void close() {
            state.close();
            program.close();
            manager.close();
        }
    }
}
