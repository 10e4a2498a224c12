package io.github.auxtask.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.GraphException;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.Difference;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TinyTrainingTest {
    @ParameterizedTest
    @EnumSource(Precision.class)
    void eightImagesAreLearntByHeart(Precision precision) {
        try (NDManager manager = NDManager.newBaseManager();
                TinyTraining training = new TinyTraining(manager, precision)) {
            double first = training.step(0.05);
            for (int i = 0; i < 30; i++) {
                training.step(0.05);
            }
            assertThat(first).isBetween(1.5, 3.5);
            assertThat(training.step(0.05)).isLessThan(0.75 * first);
        }
    }

    /** Whatever the memory layout of a gradient, channels first or last. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void anUpdateIsTheGradientTimesTheRate(Precision precision) {
        try (NDManager manager = NDManager.newBaseManager();
                TinyTraining training = new TinyTraining(manager, precision)) {
            double[] gradients = training.gradients();
            double[] before = training.parameters();
            training.step(0.5);
            double[] after = training.parameters();
            double[] moved = new double[after.length];
            for (int i = 0; i < after.length; i++) {
                moved[i] = (before[i] - after[i]) / 0.5;
            }
            assertThat(Difference.ofMaximum(moved, gradients)).isLessThan(1e-5);
        }
    }

    @Test
    void gradientsInBfloat16PointWhereThoseInFloat32Do() {
        try (NDManager manager = NDManager.newBaseManager();
                TinyTraining narrow = new TinyTraining(manager, Precision.BF16);
                TinyTraining wide = new TinyTraining(manager, Precision.FP32)) {
            double[] a = narrow.gradients();
            double[] b = wide.gradients();
            double product = 0;
            for (int i = 0; i < a.length; i++) {
                product += a[i] * b[i];
            }
            assertThat(product / Difference.norm(a) / Difference.norm(b)).isGreaterThan(0.98);
            assertThat(a).isNotEqualTo(b);
        }
    }

    @Test
    void resultsInBfloat16LeaveAsFloat32() {
        try (NDManager manager = NDManager.newBaseManager();
                TinyTraining narrow = new TinyTraining(manager, Precision.BF16);
                TinyTraining wide = new TinyTraining(manager, Precision.FP32)) {
            assertThat(Difference.ofMaximum(narrow.logits(), wide.logits())).isBetween(1e-6, 0.1);
        }
    }

    @Test
    void memoryStaysFlatOverTwoHundredSteps() throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                TinyTraining training = new TinyTraining(manager, Precision.FP32)) {
            for (int i = 0; i < 30; i++) {
                training.step(0.01);
            }
            int arrays = ((BaseNDManager) manager).getManagedArrays().size();
            long before = residentKibibytes();
            for (int i = 0; i < 200; i++) {
                training.step(0.01);
            }
            assertThat(((BaseNDManager) manager).getManagedArrays()).hasSize(arrays);
            // A leak of one step's activations would be more than 1 MiB a step.
            assertThat(residentKibibytes() - before).isLessThan(64 * 1024);
        }
    }

    private static long residentKibibytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "skipped: no /proc here");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFailureNamesTheJavaLineAndTheShapes() {
        try (NDManager manager = NDManager.newBaseManager();
                TinyTraining training = new TinyTraining(manager, Precision.FP32)) {
            assertThatThrownBy(() -> training.program()
                            .call("logits", manager, training.state(), manager.zeros(new Shape(2, 4, 16, 16))))
                    .isInstanceOf(GraphException.class)
                    .hasMessageContaining("Method logits of program tiny failed in conv2d")
                    .hasMessageContaining("[-1, 3, 16, 16] and [16, 3, 3, 3]")
                    .hasMessageMatching("(?s).*ResNet8\\.map\\(ResNet8\\.java:\\d+\\).*")
                    .hasMessageContaining("x [2, 4, 16, 16] float32");
        }
    }

    @Test
    void aProgramWorksAfterAFailure() {
        try (NDManager manager = NDManager.newBaseManager();
                TinyTraining training = new TinyTraining(manager, Precision.FP32)) {
            double[] before = training.logits();
            assertThatThrownBy(() -> training.program()
                            .call("logits", manager, training.state(), manager.zeros(new Shape(2, 4, 16, 16))))
                    .isInstanceOf(GraphException.class);
            assertThat(training.logits()).containsExactly(before);
        }
    }

    /** The released adversarial training does just that: a pass for the label, one for the gradient, on the same images. */
    @Test
    void twoEqualPassesInOneMethodBothMoveTheRunningStatistics() {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("twice")
                        .method("twice", Mode.TRAIN, Precision.FP32, graph -> {
                            Tensor x = graph.input("x", -1, 3, 8, 8);
                            Tensor first =
                                    x.conv("conv1", 4, 3).batchNorm("bn1").relu();
                            Tensor second =
                                    x.conv("conv1", 4, 3).batchNorm("bn1").relu();
                            return List.of(first.add(second).mean());
                        })
                        .method(
                                "once",
                                Mode.TRAIN,
                                Precision.FP32,
                                graph -> List.of(graph.input("x", -1, 3, 8, 8)
                                        .conv("conv1", 4, 3)
                                        .batchNorm("bn1")
                                        .relu()
                                        .mean()))
                        .compile(manager)) {
            FormulaWeights formulas = new FormulaWeights(3);
            var values = formulas.state(program.parameters().state(), 1);
            var x = new Typed(manager, DataType.FLOAT32).array(formulas.images(4 * 3 * 64), 4, 3, 8, 8);
            try (NetworkState together = new NetworkState(manager, program.parameters(), values);
                    NetworkState apart = new NetworkState(manager, program.parameters(), values)) {
                // Several calls: an optimiser would only look after the first.
                for (int i = 0; i < 3; i++) {
                    program.call("twice", manager, together, x);
                }
                for (int i = 0; i < 6; i++) {
                    program.call("once", manager, apart, x);
                }
                assertThat(together.get("bn1.running_mean")).containsExactly(apart.get("bn1.running_mean"));
                assertThat(together.get("bn1.running_mean")).isNotEqualTo(values.get("bn1.running_mean"));
            }
        }
    }
}
