package io.github.auxtask.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.Typed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Writes step programs for a GPU as TorchScript, with what they give on this processor, so that they can be run and checked on another device
 * without Java: {@code src/test/python/exported_steps.py} does. A folder of each network and precision has {@code steps.pt}, {@code
 * about.json} and little-endian float32 files. It is small, so that it can be carried: what a step starts from is made by formulas ({@link
 * FormulaWeights}) on both sides, and of what a training step leaves behind there is a sample of each tensor, in one file.
 *
 * <p>Arguments: a folder, then networks (resnet18, wrn_40_2, resnet32).
 */
public final class StepExport {
    private static final int BATCH = 8;
    private static final int PIXELS = 3 * 32 * 32;
    private static final double RATE = 0.01;
    private static final double EPSILON = 8.0 / 255;
    private static final double STEP = 2.0 / 255;
    private static final int SEED = 1;
    /** Of the formula. With it the losses of the three networks lie between 2.2 and 3, and no gradient by an image is zero. */
    private static final double GAIN = 1;
    /** The most entries of a tensor that are kept. */
    private static final int SAMPLE = 4096;

    private StepExport() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        List<String> networks = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length)
                : List.of("resnet18", "wrn_40_2", "resnet32");
        try (NDManager manager = NDManager.newBaseManager()) {
            for (String network : networks) {
                for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
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
            StepProgram steps = StepProgram.of(network, precision, manager, Device.gpu());
            Program program = steps.program();
            program.write(folder.resolve("steps.pt"));
            List<ParameterSpec> specs = program.parameters().state();
            FormulaWeights formula = new FormulaWeights(SEED);
            Map<String, float[]> values = formula.state(specs, GAIN);
            float[] pixels = new float[BATCH * PIXELS];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) formula.v(i);
            }
            double[] labels = new double[BATCH];
            for (int i = 0; i < BATCH; i++) {
                labels[i] = i % 10;
            }
            Typed typed = new Typed(manager, DataType.FLOAT32);
            NDArray x = typed.array(pixels, BATCH, 3, 32, 32);
            NDArray y = typed.labels(labels);
            about(folder, network, precision, steps, values, pixels);
            try (NetworkState state = new NetworkState(manager, program.parameters(), values)) {
                write(folder, "gradient", first(program.call("gradient", manager, state, x, y)));
                NDArray delta = x.zerosLike();
                NDList moved = program.call(
                        "pgd", manager, state, x, delta, y, manager.create((float) EPSILON), manager.create((float)
                                STEP));
                write(folder, "delta", first(moved));
                NDList momenta = state.zerosLike(steps.trained(), manager);
                write(folder, "loss", first(program.call("train", manager, state, x, y, momenta, manager.create((float)
                        RATE))));
                Map<String, float[]> after = state.snapshot();
                write(
                        folder,
                        "after",
                        concatenated(specs.stream()
                                .map(spec -> sample(after.get(spec.name())))
                                .toList()));
            }
            program.close();
        }
    }

    private static void about(
            Path folder,
            String network,
            Precision precision,
            StepProgram steps,
            Map<String, float[]> before,
            float[] pixels)
            throws IOException {
        List<ParameterSpec> specs = steps.program().parameters().state();
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.put("network", network).put("precision", precision.toString()).put("batch", BATCH);
        about.put("rate", RATE).put("epsilon", EPSILON).put("step", STEP);
        about.put("products", Products.forward(Backbones.named(network, 10)).products());
        about.put("formula", "FormulaWeights")
                .put("seed", SEED)
                .put("gain", GAIN)
                .put("sample", SAMPLE);
        about.put(
                "beforeSha256",
                digest(specs.stream().map(spec -> before.get(spec.name())).toList()));
        about.put("xSha256", digest(List.of(pixels)));
        about.put("machine", Machine.describe());
        steps.trained().forEach(about.putArray("trained")::add);
        for (ParameterSpec spec : specs) {
            ObjectNode tensor = about.withArray("/state").addObject();
            tensor.put("name", spec.name()).put("kind", spec.kind().name());
            tensor.put("buffer", spec.kind().isBuffer());
            spec.shape().forEach(tensor.putArray("shape")::add);
        }
        AtomicFile.write(folder.resolve("about.json"), about.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    /** Evenly spaced entries. */
    private static float[] sample(float[] values) {
        float[] kept = new float[Math.min(values.length, SAMPLE)];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = values[(int) ((long) i * values.length / kept.length)];
        }
        return kept;
    }

    private static float[] concatenated(List<float[]> parts) {
        FloatBuffer all = FloatBuffer.allocate(
                parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(all::put);
        return all.array();
    }

    private static String digest(List<float[]> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> digest.update(bytes(part)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static float[] first(NDList results) {
        return results.head().toType(DataType.FLOAT32, false).toFloatArray();
    }

    private static void write(Path folder, String name, float[] values) throws IOException {
        Files.write(folder.resolve(name + ".f32"), bytes(values));
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}
