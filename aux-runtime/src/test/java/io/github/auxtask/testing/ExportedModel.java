package io.github.auxtask.testing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.export.ScriptExport;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A freshly initialised backbone written as {@code model.pt} and {@code model.safetensors}, beside what it computes: the images
 * and logits as {@code .f32} files of little-endian floats. {@code src/test/python/open_exported_model.py} opens such a folder.
 */
public final class ExportedModel {
    private static final int BATCH = 2;

    private final List<ParameterSpec> state;
    private final float[] images;
    private final double[] logits;

    private ExportedModel(List<ParameterSpec> state, float[] images, double[] logits) {
        this.state = state;
        this.images = images;
        this.logits = logits;
    }

    /** Names and shapes, in the files' order. */
    public List<ParameterSpec> state() {
        return state;
    }

    /** A batch of two. */
    public float[] images() {
        return images.clone();
    }

    /** What the network gave for it, in evaluation mode. */
    public double[] logits() {
        return logits.clone();
    }

    /** {@code ExportedModel FOLDER ARCHITECTURE}: writes the four files. */
    public static void main(String[] arguments) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            write(arguments[1], Path.of(arguments[0]), manager);
        }
    }

    /** Writes the four files into an existing folder. */
    public static ExportedModel write(String name, Path folder, NDManager manager) throws IOException {
        Backbone backbone = Backbones.named(name, 10);
        try (Program program = Program.named(name)
                .method(
                        "logits",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(
                                backbone.apply(graph.input("x", -1, 3, 32, 32)).logits()))
                .compile(manager)) {
            List<ParameterSpec> state = program.parameters().state();
            Map<String, float[]> values = new FormulaWeights(7).state(state, 1.4);
            float[] images = new FormulaWeights(7).images(BATCH * 3 * 32 * 32);
            try (NetworkState network = new NetworkState(manager, program.parameters(), values)) {
                Typed typed = new Typed(manager, DataType.FLOAT32);
                NDArray result = program.call("logits", manager, network, typed.array(images, BATCH, 3, 32, 32))
                        .head();
                ScriptExport.write(
                        folder.resolve("model.pt"), x -> backbone.apply(x).logits(), values, 3, 32, 32);
                Safetensors.of(Map.of("architecture", name), state, values).write(folder.resolve("model.safetensors"));
                double[] logits = Typed.doubles(result);
                Files.write(folder.resolve("images.f32"), bytes(images));
                Files.write(folder.resolve("logits.f32"), bytes(result.toFloatArray()));
                return new ExportedModel(state, images, logits);
            }
        }
    }

    /** What the file itself computes, loaded by the engine as any TorchScript file. */
    public static double[] loadAndRun(Path file, float[] images, NDManager manager) {
        try (PtSymbolBlock block = load(file, manager);
                NDArray x = new Typed(manager, DataType.FLOAT32).array(images, BATCH, 3, 32, 32)) {
            boolean before = JniUtils.isGradMode();
            JniUtils.setGradMode(false);
            try (NDList results = IValueUtils.forward(block, new NDList(x), false)) {
                return Typed.doubles(results.head());
            } finally {
                JniUtils.setGradMode(before);
            }
        }
    }

    /** The file's parameters as the engine lists them: name and shape. */
    public static List<String> parameters(Path file, NDManager manager) {
        try (PtSymbolBlock block = load(file, manager)) {
            return block.getParameters().stream()
                    .map(pair -> pair.getValue().getName() + " "
                            + pair.getValue().getArray().getShape())
                    .toList();
        }
    }

    private static PtSymbolBlock load(Path file, NDManager manager) {
        return JniUtils.loadModule((PtNDManager) manager, file, true, new String[0], new String[0], true);
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }
}
