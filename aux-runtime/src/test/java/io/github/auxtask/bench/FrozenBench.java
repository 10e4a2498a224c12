package io.github.auxtask.bench;

import ai.djl.ndarray.NDManager;
import com.sun.management.OperatingSystemMXBean;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.NamePatterns;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.step.Classification;
import io.github.auxtask.train.step.ClassificationProgram;
import io.github.auxtask.train.step.ClassificationStep;
import io.github.auxtask.train.task.Criterion;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Images a second of a training step, and the memory it needs at its peak, when all of a network is trained, its last stage and its
 * head, its head alone, and its head above fixed statistics; in turns on one machine. Prints a Markdown table; asserts nothing.
 *
 * <p>Arguments: {@code --network NAME} (resnet18), {@code --stage PATTERNS} (layer4), {@code --head PATTERNS} (linear), {@code
 * --batch N} (128), {@code --tries N} (5), {@code --threads N} (2), {@code --precision P} (fp32), {@code --side N} (32).
 */
public final class FrozenBench {
    private static final int CLASSES = 10;

    private String network = "resnet18";
    private String stage = "layer4";
    private String head = "linear";
    private int batch = 128;
    private int tries = 5;
    private int threads = 2;
    private int side = ImageShape.RGB_32.height();
    private Precision precision = Precision.FP32;

    private FrozenBench(List<String> arguments) {
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            String value = arguments.get(i + 1);
            switch (arguments.get(i)) {
                case "--network" -> network = value;
                case "--stage" -> stage = value;
                case "--head" -> head = value;
                case "--batch" -> batch = Integer.parseInt(value);
                case "--tries" -> tries = Integer.parseInt(value);
                case "--threads" -> threads = Integer.parseInt(value);
                case "--side" -> side = Integer.parseInt(value);
                case "--precision" -> precision = Precision.parse(value);
                default -> throw new IllegalArgumentException("unknown argument " + arguments.get(i));
            }
        }
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        new FrozenBench(List.of(arguments)).run();
    }

    private void run() throws IOException {
        // Read once, when the engine starts.
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        Backbone backbone = Backbones.named(network, CLASSES);
        NamePatterns onlyHead = NamePatterns.of(head);
        try (NDManager manager = NDManager.newBaseManager()) {
            List<Row> rows = List.of(
                    new Row("all", backbone, parameter -> true, manager),
                    new Row(stage + " " + head, backbone, NamePatterns.of(stage + " " + head), manager),
                    new Row(head, backbone, onlyHead, manager),
                    new Row(head + ", statistics fixed", backbone.fixingStatistics(layer -> true), onlyHead, manager));
            for (int i = 0; i <= tries; i++) {
                for (Row row : rows) {
                    row.step(i > 0);
                }
            }
            System.out.println(Machine.describe() + ", " + threads + " threads, " + network + ", " + side + " x " + side
                    + " pixels, " + precision.name().toLowerCase(Locale.ROOT) + ", batch " + batch + ", fastest of "
                    + tries
                    + " tries in turns (median in brackets)");
            System.out.println();
            System.out.println(
                    "| trained | img/s | against all | processor seconds a step | MiB at the peak of a step |");
            System.out.println("|---|---|---|---|---|");
            rows.forEach(row -> System.out.println(row.text(rows.get(0))));
            rows.forEach(Row::close);
        }
    }

    /** One way to train, in turns with the others. */
    private final class Row implements AutoCloseable {
        private final String name;
        private final Program program;
        private final NetworkState state;
        private final ClassificationStep step;
        private final Timings timings = new Timings(batch);
        private final List<Double> peaks = new ArrayList<>();
        private double processorSeconds = Double.POSITIVE_INFINITY;

        Row(String name, Backbone backbone, Predicate<String> trainable, NDManager manager) {
            this.name = name;
            Classification task = new Classification(
                    backbone,
                    Criterion.CROSS_ENTROPY,
                    new ImageShape(3, side, side),
                    List.of(),
                    null,
                    new Sgd(0.9, 5e-4, false),
                    trainable,
                    precision);
            ProgramBuilder builder = Program.named("frozen");
            ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
            program = builder.compile(manager);
            state = new NetworkState(
                    manager,
                    program.parameters(),
                    Initialisation.torchDefaults().drawn(program.parameters(), 1));
            step = new ClassificationStep(methods, program, state, manager);
        }

        void step(boolean counts) throws IOException {
            float[] images = new FormulaWeights(1).images(batch * 3 * side * side);
            int[] labels = new int[batch];
            Batch one = new Batch(0, 0, batch, images, labels, labels, List.of());
            double before = PeakMemory.reset();
            long processor = processorNanos();
            long start = System.nanoTime();
            double loss = step.run(one, 0.01).get().losses().get(0);
            double seconds = (System.nanoTime() - start) / 1e9;
            processor = processorNanos() - processor;
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException("the loss of " + name + " is " + loss);
            }
            if (counts) {
                timings.add(seconds);
                processorSeconds = Math.min(processorSeconds, processor / 1e9);
                peaks.add(PeakMemory.mebibytes() - before);
            }
        }

        String text(Row all) {
            double peak = peaks.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2fx | %.2f | %.0f |",
                    name,
                    timings.text(),
                    timings.best() / all.timings.best(),
                    processorSeconds,
                    peak);
        }

        @Override
        public void close() {
            step.close();
            state.close();
            program.close();
        }
    }

    /** Of all threads of this process: other work on the machine hardly changes it. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
