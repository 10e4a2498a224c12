package io.github.auxtask.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.Typed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes step programs as TorchScript, with what they give on this processor, so that they can be run and checked on another device
 * without Java: {@code src/test/python/exported_steps.py} does. A folder of each network and precision has {@code steps.pt}, {@code
 * about.json} and little-endian float32 files.
 *
 * <p>Arguments: a folder, then networks (resnet18, wrn_40_2, resnet32).
 */
public final class StepExport {
    private static final int BATCH = 8;
    private static final int PIXELS = 3 * 32 * 32;
    private static final double RATE = 0.01;
    private static final double EPSILON = 8.0 / 255;
    private static final double STEP = 2.0 / 255;

    private StepExport() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        List<String> networks = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length)
                : List.of("resnet18", "wrn_40_2", "resnet32");
        try (NDManager manager = NDManager.newBaseManager()) {
            for (String network : networks) {
                for (Precision precision : Precision.values()) {
                    Path folder = Path.of(arguments[0], network + "-" + precision);
                    Files.createDirectories(folder);
                    export(network, precision, folder, manager);
                    System.out.println("wrote " + folder);
                }
            }
        }
    }

    private static void export(String network, Precision precision, Path folder, NDManager parent) throws IOException {
        try (NDManager manager = parent.newSubManager()) {
            StepProgram steps = StepProgram.of(network, precision, manager);
            Program program = steps.program();
            program.write(folder.resolve("steps.pt"));
            Map<String, float[]> values = Initialisation.torchDefaults().values(program.parameters(), 1);
            float[] pixels = new FormulaWeights(1).images(BATCH * PIXELS);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) (0.5 + 0.5 * Math.tanh(pixels[i]));
            }
            double[] labels = new double[BATCH];
            for (int i = 0; i < BATCH; i++) {
                labels[i] = i % 10;
            }
            Typed typed = new Typed(manager, DataType.FLOAT32);
            NDArray x = typed.array(pixels, BATCH, 3, 32, 32);
            NDArray y = typed.labels(labels);
            write(folder, "x", pixels);
            try (NetworkState state = new NetworkState(manager, program.parameters(), values)) {
                for (ParameterSpec spec : program.parameters().state()) {
                    write(folder, "before-" + spec.name(), values.get(spec.name()));
                }
                write(folder, "gradient", first(program.call("gradient", manager, state, x, y)));
                NDArray delta = x.zerosLike();
                NDList moved = program.call(
                        "pgd", manager, state, x, delta, y, manager.create((float) EPSILON), manager.create((float)
                                STEP));
                write(folder, "delta", first(moved));
                NDList momenta = state.zerosLike(steps.trained(), manager);
                write(folder, "loss", first(program.call("train", manager, state, x, y, momenta, manager.create((float)
                        RATE))));
                for (Map.Entry<String, float[]> after : state.snapshot().entrySet()) {
                    write(folder, "after-" + after.getKey(), after.getValue());
                }
            }
            about(folder, network, precision, steps);
            program.close();
        }
    }

    private static void about(Path folder, String network, Precision precision, StepProgram steps) throws IOException {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.put("network", network).put("precision", precision.toString()).put("batch", BATCH);
        about.put("rate", RATE).put("epsilon", EPSILON).put("step", STEP);
        about.put("products", Products.forward(Backbones.named(network, 10)));
        about.put("machine", Machine.describe());
        steps.trained().forEach(about.putArray("trained")::add);
        for (ParameterSpec spec : steps.program().parameters().state()) {
            ObjectNode tensor = about.withArray("/state").addObject();
            tensor.put("name", spec.name()).put("buffer", spec.kind().isBuffer());
            spec.shape().forEach(tensor.putArray("shape")::add);
        }
        AtomicFile.write(folder.resolve("about.json"), about.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    private static float[] first(NDList results) {
        return results.head().toType(DataType.FLOAT32, false).toFloatArray();
    }

    private static void write(Path folder, String name, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Files.write(folder.resolve(name + ".f32"), bytes.array());
    }
}
