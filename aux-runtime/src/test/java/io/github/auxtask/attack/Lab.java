package io.github.auxtask.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Small classifiers, images and batches for the tests of attacks. Images are [N, 3, 6, 6]. */
public final class Lab {
    public static final int CHANNELS = 3;
    public static final int SIDE = 6;
    public static final int SIZE = CHANNELS * SIDE * SIDE;
    public static final InputSpec RAW = InputSpec.raw(CHANNELS, SIDE, SIDE);
    public static final InputSpec STANDARDISED = new InputSpec(
            CHANNELS, SIDE, SIDE, new float[] {0.4914f, 0.4822f, 0.4465f}, new float[] {0.247f, 0.243f, 0.261f});

    private Lab() {}

    /** Scores W x + b. */
    public static UnaryOperator<Tensor> linear(int classes) {
        return x -> x.flatten().linear("fc", classes);
    }

    /** Two convolutions with batch normalisation and a linear layer. */
    public static UnaryOperator<Tensor> small(int classes) {
        return x -> x.conv("conv1", 8, 3)
                .batchNorm("bn1")
                .relu()
                .conv("conv2", 8, 3, 2)
                .batchNorm("bn2")
                .relu()
                .flatten()
                .linear("fc", classes);
    }

    static Parameters parameters(UnaryOperator<Tensor> network) {
        ProgramBuilder builder = Program.named("shape")
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(network.apply(graph.input("x", RAW.shape()))));
        return builder.parameters();
    }

    /** Torch's initial values, a few times larger so that the loss is steep. */
    public static Map<String, float[]> values(UnaryOperator<Tensor> network, long seed) {
        Map<String, float[]> values = Initialisation.torchDefaults().values(parameters(network), seed);
        float[] last = values.get("fc.weight");
        for (int i = 0; i < last.length; i++) {
            last[i] *= 4;
        }
        return values;
    }

    public static AttackedClassifier victim(NDManager manager, UnaryOperator<Tensor> network, InputSpec inputs) {
        return AttackedClassifier.of(network, Precision.FP32, manager, inputs, values(network, 5));
    }

    /** Pixels from 0 to 1, among them both ends. */
    static float[] pixels(int count, long seed) {
        float[] pixels = new float[count * SIZE];
        RandomStream random = RandomStream.of(seed, "pixels");
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(256) / 255f;
        }
        pixels[0] = 0;
        pixels[1] = 1;
        return pixels;
    }

    /** Images standardised as the data room does it: in float32. */
    public static float[] images(int count, long seed, InputSpec inputs) {
        float[] values = pixels(count, seed);
        for (int i = 0; i < values.length; i++) {
            int channel = i / (SIDE * SIDE) % CHANNELS;
            values[i] = (values[i] - inputs.mean(channel)) / inputs.std(channel);
        }
        return values;
    }

    public static NDArray array(NDManager manager, float[] images) {
        return manager.create(images, new Shape(images.length / SIZE, CHANNELS, SIDE, SIDE));
    }

    public static AttackRandom random(int from, int to) {
        return AttackRandom.of(11, "test", IntStream.range(from, to).toArray());
    }

    /** The predictions of a victim. */
    public static long[] predictions(AttackedClassifier victim, NDManager manager, float[] images) {
        return victim.scores(manager, array(manager, images)).argMax(1).toLongArray();
    }

    /** Attacks images whose labels are given. */
    public static AttackResult run(
            Attack attack, AttackedClassifier victim, NDManager manager, float[] images, long[] labels) {
        return AttackEngine.run(
                attack, victim, manager, array(manager, images), manager.create(labels), random(0, labels.length));
    }

    /** Labels of which the victim has about two thirds right. */
    public static long[] labels(AttackedClassifier victim, NDManager manager, float[] images, int classes) {
        long[] labels = predictions(victim, manager, images);
        for (int i = 0; i < labels.length; i += 3) {
            labels[i] = (labels[i] + 1) % classes;
        }
        return labels;
    }

    public static double largest(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i]))
                .max()
                .orElse(0);
    }

    public static float[] row(float[] images, int row) {
        return Arrays.copyOfRange(images, row * SIZE, (row + 1) * SIZE);
    }
}
