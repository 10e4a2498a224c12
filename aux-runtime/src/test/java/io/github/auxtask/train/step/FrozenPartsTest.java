package io.github.auxtask.train.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.NamePatterns;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.task.Criterion;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is frozen stays as it is and asks for no gradient; what is trained moves as if everything were. */
class FrozenPartsTest {
    private static final int IMAGES = 8;
    private static final Backbone NETWORK = Backbones.named("resnet8", 10);

    /** A step whose update is the gradient, and what came of it. */
    private record Stepped(
            Map<String, float[]> before, Map<String, float[]> after, List<String> trained, String source) {}

    private static Stepped step(Backbone network, Predicate<String> trainable, Precision precision) {
        Classification task = new Classification(
                network,
                Criterion.CROSS_ENTROPY,
                ImageShape.RGB_32,
                List.of(),
                AdversarialTraining.NONE,
                new Sgd(0, 0, false),
                trainable,
                precision);
        ProgramBuilder builder = Program.named("frozen");
        ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
        int[] labels = new int[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = i;
        }
        float[] images = new FormulaWeights(1).images(IMAGES * ImageShape.RGB_32.size());
        try (NDManager manager = NDManager.newBaseManager();
                Program program = builder.compile(manager);
                NetworkState state = new NetworkState(
                        manager,
                        program.parameters(),
                        Initialisation.torchDefaults().drawn(program.parameters(), 1));
                ClassificationStep step = new ClassificationStep(methods, program, state, manager)) {
            Map<String, float[]> before = state.snapshot();
            Batch batch = new Batch(0, 0, IMAGES, images, labels, new int[IMAGES], List.of());
            assertThat(step.run(batch, 1).get().losses()).allMatch(Double::isFinite);
            return new Stepped(before, state.snapshot(), methods.trained(), program.source());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "layer3 linear", "conv1 bn1", "layer2.0.conv1 layer3.0.bn2.bias", "*.bias"})
    void frozenParametersKeepEveryBitAndTrainedOnesGetTheGradientsOfFullTraining(String patterns) {
        NamePatterns trainable = NamePatterns.of(patterns);
        Stepped full = step(NETWORK, parameter -> true, Precision.FP32);
        Stepped partial = step(NETWORK, trainable, Precision.FP32);

        assertThat(partial.trained())
                .isNotEmpty()
                .isEqualTo(full.trained().stream().filter(trainable).toList());
        for (String name : full.trained()) {
            Stepped expected = trainable.test(name) ? full : null;
            float[] values = partial.after().get(name);
            assertThat(values)
                    .as(name)
                    .isEqualTo(
                            expected == null
                                    ? partial.before().get(name)
                                    : expected.after().get(name));
            assertThat(full.after().get(name))
                    .as("full training moves " + name)
                    .isNotEqualTo(full.before().get(name));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void onlyTrainedParametersBecomeLeavesOfTheProgram(Precision precision) {
        Stepped head = step(NETWORK, NamePatterns.of("linear"), precision);

        assertThat(head.trained()).containsExactly("linear.weight", "linear.bias");
        assertThat(Pattern.compile("torch\\.requires_grad_\\(")
                        .matcher(head.source())
                        .results())
                .hasSize(2);
    }

    /** The engine records nothing for a value that depends on no leaf, and so keeps no activation for it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingBelowTheLowestTrainedLayerDependsOnALeaf(boolean headOnly) {
        NamePatterns trainable = NamePatterns.of(headOnly ? "linear" : "layer3 linear");
        Program.named("frozen").method("train", Mode.TRAIN, Precision.BF16, trainable, graph -> {
            Backbone.Output output = NETWORK.apply(graph.input("x", -1, 3, 32, 32));
            assertThat(graph.trainableBehind(output.features()).keySet())
                    .allMatch(trainable)
                    .hasSize(headOnly ? 0 : 9);
            assertThat(graph.trainableBehind(output.logits()).keySet())
                    .allMatch(trainable)
                    .hasSize(headOnly ? 2 : 11);
            return List.of(output.logits());
        });
    }

    @Test
    void statisticsThatAreFixedStayAndAreNormalisedBy() {
        NamePatterns frozen = NamePatterns.of("conv1 bn1 layer1 layer2");
        Stepped moving = step(NETWORK, frozen.negate(), Precision.FP32);
        Stepped fixed = step(NETWORK.fixingStatistics(frozen), frozen.negate(), Precision.FP32);

        for (String name : moving.after().keySet()) {
            if (name.contains("running_")) {
                assertThat(moving.after().get(name))
                        .as(name)
                        .isNotEqualTo(moving.before().get(name));
                if (frozen.test(name)) {
                    assertThat(fixed.after().get(name))
                            .as(name)
                            .isEqualTo(fixed.before().get(name));
                } else {
                    assertThat(fixed.after().get(name))
                            .as(name)
                            .isNotEqualTo(moving.after().get(name));
                }
            }
        }
    }
}
