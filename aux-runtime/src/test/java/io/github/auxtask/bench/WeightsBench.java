package io.github.auxtask.bench;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.graph.state.SafetensorsFile;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.nn.pretrained.NameMap;
import io.github.auxtask.nn.pretrained.PretrainedFile;
import io.github.auxtask.nn.pretrained.PretrainedPart;
import io.github.auxtask.nn.pretrained.PretrainedValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * How long it takes to fill a network from a safetensors file, and what memory that takes at its peak: streamed, as training does it,
 * and by way of arrays on the heap. Prints a Markdown table; asserts nothing.
 *
 * <p>Arguments: the network's name (vgg19_bn). The file is made first, in the temporary folder.
 */
public final class WeightsBench {
    private static final String MAKE = "--make";
    private static final int CLASSES = 1000;
    private static final double MIB = 1 << 20;

    private WeightsBench() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 3 && arguments[0].equals(MAKE)) {
            make(arguments[1], Path.of(arguments[2]));
            return;
        }
        String name = arguments.length == 0 ? "vgg19_bn" : arguments[0];
        Path file = Files.createTempFile("weights", ".safetensors");
        try (NDManager manager = NDManager.newBaseManager()) {
            makeElsewhere(name, file);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s, %.0f MiB%n%n| filled | seconds | MiB at the peak beyond what was held before"
                            + " |%n|---|---|---|%n",
                    Machine.describe(),
                    name,
                    Files.size(file) / MIB);
            measure(manager, parameters(name), file);
        } finally {
            Files.delete(file);
        }
    }

    /** In another process, so that what it takes to make the file is not held here. */
    private static void makeElsewhere(String name, Path file) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(
                        java, "-cp", classPath, WeightsBench.class.getName(), MAKE, name, file.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the file could not be made");
        }
    }

    private static void make(String name, Path file) {
        Parameters parameters = parameters(name);
        Map<String, float[]> values = Initialisation.torchDefaults().values(parameters, 1);
        Safetensors.of(Map.of(), parameters.state(), values).write(file);
    }

    private static void measure(NDManager manager, Parameters parameters, Path file) throws IOException {
        ContentId digest;
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            digest = opened.digest();
        }
        measure("streamed, digest compared", () -> {
            try (PretrainedFile opened = PretrainedFile.open(file, digest);
                    NetworkState state = new NetworkState(manager, parameters, values(parameters, opened))) {
                return state.specs().size();
            }
        });
        measure("by way of the heap, digest not compared", () -> {
            Map<String, float[]> values = Safetensors.read(file).values();
            try (NetworkState state = new NetworkState(manager, parameters, values)) {
                return state.specs().size();
            }
        });
    }

    private static PretrainedValues values(Parameters parameters, PretrainedFile file) {
        return PretrainedValues.of(parameters, List.of(PretrainedPart.all(file, NameMap.same(), "")), (spec, sink) -> {
            throw new IllegalStateException(spec.name() + " is not in the file");
        });
    }

    private static void measure(String name, IntSupplier fill) throws IOException {
        System.gc();
        double before = PeakMemory.reset();
        long start = System.nanoTime();
        int tensors = fill.getAsInt();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "| %s, %d tensors | %.2f | %.0f |%n",
                name,
                tensors,
                seconds,
                PeakMemory.mebibytes() - before);
    }

    private static Parameters parameters(String name) {
        Backbone backbone = Backbones.named(name, CLASSES);
        int side = Backbones.registry().named(name).inputs().usual();
        return Program.named(name)
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(backbone.apply(graph.input("x", -1, 3, side, side))
                                .logits()))
                .parameters();
    }
}
