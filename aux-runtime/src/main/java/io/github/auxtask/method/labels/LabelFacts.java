package io.github.auxtask.method.labels;

import io.github.auxtask.core.Precision;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.method.labels.statistics.LabelStatistics;
import io.github.auxtask.nn.LabelDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the paper's tables 2 to 5 say of a network and its labels: number of parameters, entropy, distances, layers of the decoder. The
 * paper's script swaps the names of its distances, and its numbers are lost, so both matrix norms stand here under their own names and
 * nothing under the paper's.
 */
final class LabelFacts {
    private static final int SIDE = 32;
    private static final int CHANNELS = 3;

    /** The names of all of them. */
    static final List<String> NAMES = List.of(
            "parameter_count",
            "entropy",
            "entropy.std",
            "ord1_distance",
            "ord1_distance.std",
            "ord2_distance",
            "ord2_distance.std",
            "mean_absolute_difference",
            "decoder.ROW.input",
            "decoder.ROW.output",
            "decoder.ROW.kernel",
            "decoder.ROW.stride",
            "decoder.ROW.padding");

    private LabelFacts() {}

    /**
     * The numbers by name.
     *
     * @param labels of all classes, row-major; {@code null} for categories, which are one-hot
     */
    static Map<String, Double> of(LabelNetwork network, float @Nullable [] labels) {
        LabelForm form = network.form();
        FloatBlock block =
                labels == null ? oneHot(network.classes()) : new FloatBlock(form.all(network.classes()), labels);
        LabelStatistics statistics = LabelStatistics.of(block);
        Map<String, Double> facts = new LinkedHashMap<>();
        facts.put("parameter_count", (double) parameters(network));
        facts.put("entropy", statistics.entropy().mean());
        facts.put("entropy.std", statistics.entropy().deviation());
        facts.put("ord1_distance", statistics.order1().mean());
        facts.put("ord1_distance.std", statistics.order1().deviation());
        facts.put("ord2_distance", statistics.order2().mean());
        facts.put("ord2_distance.std", statistics.order2().deviation());
        facts.put("mean_absolute_difference", statistics.meanAbsolute().mean());
        if (form.kind() == LabelForm.Kind.MATRIX) {
            decoder(new LabelDecoder(form.shape().get(0)), facts);
        }
        return facts;
    }

    /** Table 5, its rows counted from one: a linear layer, whose input is the encoder's, and transposed convolutions. */
    private static void decoder(LabelDecoder decoder, Map<String, Double> facts) {
        int row = 1;
        long channels = LabelDecoder.HIDDEN;
        facts.put("decoder.1.output", (double) channels);
        for (Conv convolution : decoder.convolutions()) {
            String layer = "decoder." + ++row + ".";
            facts.put(layer + "input", (double) channels);
            facts.put(layer + "output", (double) convolution.width());
            facts.put(layer + "kernel", (double) convolution.kernel());
            facts.put(layer + "stride", (double) convolution.stride());
            facts.put(layer + "padding", (double) convolution.padding());
            channels = convolution.width();
        }
    }

    private static FloatBlock oneHot(int classes) {
        float[] values = new float[classes * classes];
        for (int i = 0; i < classes; i++) {
            values[i * classes + i] = 1;
        }
        return new FloatBlock(new long[] {classes, classes}, values);
    }

    private static long parameters(LabelNetwork network) {
        return Program.named("count")
                .method(
                        "count",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(network.apply(graph.input("x", -1, CHANNELS, SIDE, SIDE))
                                .logits()))
                .parameters()
                .count();
    }
}
