package io.github.auxtask.method.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.nn.Encoder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the counts and layers of the released code (sheet, section 3). */
class LabelFactsTest {
    private static final int CLASSES = 10;

    @Test
    void theDecoderIsToldRowByRowAsTable5HasIt() {
        Map<String, Double> facts = of(LabelForm.matrix(64));
        assertThat(facts).containsEntry("parameter_count", 579_577.0).containsEntry("decoder.1.output", 64.0);
        row(facts, 2, 64, 64, 4, 1, 0);
        row(facts, 3, 64, 32, 4, 2, 1);
        row(facts, 4, 32, 16, 4, 2, 1);
        row(facts, 5, 16, 8, 4, 2, 1);
        row(facts, 6, 8, 1, 4, 2, 1);
        assertThat(facts).doesNotContainKey("decoder.7.input");
    }

    @Test
    void bertLabelsStartWithASmallerKernel() {
        row(of(LabelForm.matrix(48)), 2, 64, 64, 3, 1, 0);
    }

    @Test
    void categoriesHaveNoDecoder() {
        assertThat(of(LabelForm.category(CLASSES)))
                .containsEntry("parameter_count", 466_906.0)
                .allSatisfy((name, value) -> assertThat(name).doesNotStartWith("decoder."));
    }

    private static Map<String, Double> of(LabelForm form) {
        LabelNetwork network = new LabelNetwork(Encoder.named("resnet32", CLASSES), form, CLASSES);
        return LabelFacts.of(network, form.kind() == LabelForm.Kind.CATEGORY ? null : new float[CLASSES * form.size()]);
    }

    private static void row(
            Map<String, Double> facts,
            int row,
            double input,
            double output,
            double kernel,
            double stride,
            double padding) {
        String layer = "decoder." + row + ".";
        assertThat(facts)
                .containsEntry(layer + "input", input)
                .containsEntry(layer + "output", output)
                .containsEntry(layer + "kernel", kernel)
                .containsEntry(layer + "stride", stride)
                .containsEntry(layer + "padding", padding);
    }
}
