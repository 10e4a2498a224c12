package io.github.auxtask.graph.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgramTargetTest {
    /** Of what {@link #written} gives. */
    private static final String DIGEST = "f164ef702b78f3811b2e3dc599d9b6d1d7eb1ba2ae86f682a1c6d1342ee6c9af";

    @Test
    void whoChangesWhatIsWrittenForANetworkRaisesTheVersion() {
        assertThat(ContentId.of(written()).hex())
                .as(
                        "Programs are written otherwise than before. If the same network then comes to other bits anywhere, raise"
                                + " ProgramTarget.VERSION, or that of MeasuredForms where only its forms change, so that whoever repeats an older"
                                + " record is told why; then write the new digest"
                                + " here.")
                .isEqualTo(DIGEST);
    }

    @Test
    void recordsSayHowGraphsAreWritten() {
        assertThat(ProgramTarget.words(Device.gpu(), Precision.FP32)).containsOnlyKeys("graph forms");
        assertThat(ProgramTarget.words(Device.cpu(), Precision.FP32).get("graph forms"))
                .matches("version \\d+, dropout by the host's masks");
    }

    /** Training and input gradient of three small networks for every kind of device, in every precision. */
    private static String written() {
        StringBuilder text = new StringBuilder();
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            for (String name : List.of("resnet8", "basic_cnn", "mobilenetv2")) {
                Backbone network = Backbones.named(name, 10);
                for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
                    for (ProgramTarget target : targets()) {
                        try (Program program = Program.named(name)
                                .method(
                                        "train",
                                        Mode.TRAIN,
                                        precision,
                                        parameter -> true,
                                        graph -> train(graph, network))
                                .method("gradient", Mode.EVAL, precision, graph -> gradient(graph, network))
                                .compile(manager, target)) {
                            text.append(program.source());
                        }
                    }
                }
            }
        }
        return text.toString();
    }

    /** Every kind of processor, and a GPU. */
    private static List<ProgramTarget> targets() {
        return Stream.concat(
                        Stream.of(ProductUnits.values()).map(units -> ProgramTarget.of(units, false)),
                        Stream.of(ProgramTarget.of(Device.gpu())))
                .toList();
    }

    private static List<Tensor> train(Graph graph, Backbone network) {
        Tensor loss = network.apply(graph.input("x", -1, 3, 32, 32)).logits().crossEntropy(graph.labels("y"));
        return loss.gradients(List.copyOf(graph.trainableBehind(loss).values()), false);
    }

    private static List<Tensor> gradient(Graph graph, Backbone network) {
        Tensor images = graph.input("x", -1, 3, 32, 32).leaf();
        Tensor logits = graph.foldingBatchNorm(() -> network.apply(images).logits());
        return List.of(logits.crossEntropy(graph.labels("y")).gradient(images));
    }
}
