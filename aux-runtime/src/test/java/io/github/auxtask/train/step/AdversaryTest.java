package io.github.auxtask.train.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.task.Adversary;
import io.github.auxtask.train.task.Criterion;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdversaryTest {
    private static String source(double dropout) {
        Backbone network = x -> {
            Tensor features = x.conv("conv", 4, 3).batchNorm("bn").relu();
            Tensor pooled = features.globalAveragePool().flatten().dropout(dropout);
            return new Backbone.Output(features, pooled.linear("linear", 3));
        };
        Classification task = new Classification(
                network,
                Criterion.CROSS_ENTROPY,
                new ImageShape(3, 8, 8),
                List.of(),
                AdversarialTraining.of(Adversary.fgsmOfOwnPrediction(0.3)),
                new Sgd(0.9, 0, false),
                parameter -> true,
                Precision.FP32);
        ProgramBuilder builder = Program.named("adversary");
        ClassificationProgram.declare(builder, "", task);
        try (NDManager manager = NDManager.newBaseManager();
                Program program = builder.compile(manager)) {
            return program.source();
        }
    }

    private static int passes(String source) {
        return source.split("torch\\.conv2d\\(", -1).length - 1;
    }

    @Test
    void aNetworkWithoutDropoutNeedsOneForwardPassForLabelAndGradient() {
        // The step, its adversary; validation, its adversary.
        assertThat(passes(source(0))).isEqualTo(4);
        assertThat(source(0)).containsPattern("torch\\.batch_norm\\(.*True, 0\\.1[89]");
    }

    @Test
    void aNetworkWithDropoutIsAnotherOneInEachOfItsTwoPasses() {
        assertThat(passes(source(0.2))).isEqualTo(5);
        assertThat(source(0.2).split("torch\\.random_\\(", -1)).hasSize(1 + 3);
    }
}
