package io.github.auxtask.run.device;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisedArithmeticTest {
    private static final Map<String, String> NOTHING_SET = Map.of("PATH", "/bin");

    @ParameterizedTest
    @CsvSource({"tf32, fp32", "fp32, bf16", "bf16, bf16"})
    void singlePrecisionThatIsNoneIsRefused(String matmul, String convolution) {
        assertThatThrownBy(() -> PromisedArithmetic.require(
                        Precision.FP32, Map.of("matmul", matmul, "convolution", convolution), NOTHING_SET))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("fewer bits")
                .hasMessageContaining("use other natives (-Daux.flavor)");
    }

    @Test
    void theVariableThatDidItIsNamed() {
        assertThatThrownBy(() -> PromisedArithmetic.require(
                        Precision.FP32,
                        Map.of("matmul", "fp32", "convolution", "bf16"),
                        Map.of("ONEDNN_DEFAULT_FPMATH_MODE", "BF16")))
                .hasMessageContaining("convolution in bf16.")
                .hasMessageContaining("take out of the environment ONEDNN_DEFAULT_FPMATH_MODE=BF16,");
    }

    @ParameterizedTest
    @CsvSource({"BF16", "TF32", "F16", "ANY"})
    void whatAProbeOfOneShapeMayMissIsRefusedByItsVariable(String mode) {
        Map<String, String> seen = Map.of("matmul", "fp32", "convolution", "fp32");
        assertThatThrownBy(() ->
                        PromisedArithmetic.require(Precision.FP32, seen, Map.of("ONEDNN_DEFAULT_FPMATH_MODE", mode)))
                .hasMessageContaining("may be computed with fewer bits")
                .hasMessageContaining("ONEDNN_DEFAULT_FPMATH_MODE=" + mode);
        assertThatCode(() -> PromisedArithmetic.require(
                        Precision.FP32, seen, Map.of("ONEDNN_DEFAULT_FPMATH_MODE", "STRICT")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"tf32, tf32", "fp32, tf32", "tf32, other"})
    void tf32PassesWhereAProductIsComputedInIt(String matmul, String convolution) {
        assertThatCode(() -> PromisedArithmetic.require(
                        Precision.TF32, Map.of("matmul", matmul, "convolution", convolution), NOTHING_SET))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"fp32, fp32", "fp32, other", "bf16, tf32"})
    void tf32ThatIsNoneIsRefused(String matmul, String convolution) {
        Map<String, String> found =
                Map.of("matmul", matmul, "convolution", convolution, "convolution forms", "as tf32 table");
        assertThatThrownBy(() -> PromisedArithmetic.require(Precision.TF32, found, NOTHING_SET))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("convolution in " + convolution + ", matmul in " + matmul + ".")
                .hasMessageContaining("GPU of compute capability 8.0")
                .hasMessageNotContaining("environment");
        assertThatThrownBy(() -> PromisedArithmetic.require(Precision.TF32, found, Map.of("NVIDIA_TF32_OVERRIDE", "0")))
                .hasMessageContaining("an environment without NVIDIA_TF32_OVERRIDE=0");
    }

    @Test
    void onAGpuTheVariableOfCublasIsNamed() {
        assertThatThrownBy(() -> PromisedArithmetic.require(
                        Precision.FP32, Map.of("matmul", "tf32"), Map.of("NVIDIA_TF32_OVERRIDE", "1")))
                .hasMessageContaining("matmul in tf32")
                .hasMessageContaining("NVIDIA_TF32_OVERRIDE=1");
    }

    @Test
    void whatIsComputedAsPromisedPasses() {
        assertThatCode(() -> {
                    Map<String, String> exact = Map.of("matmul", "fp32", "convolution", "fp32");
                    PromisedArithmetic.require(Precision.FP32, exact, Map.of("NVIDIA_TF32_OVERRIDE", "0"));
                    Map<String, String> half = Map.of("matmul", "bf16", "convolution", "bf16");
                    PromisedArithmetic.require(Precision.BF16, half, NOTHING_SET);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aProbeThatCouldNotTellRefusesNothing() {
        assertThatCode(() -> PromisedArithmetic.require(
                        Precision.FP32, Map.of("matmul", "other", "convolution forms", "as tf32 table"), NOTHING_SET))
                .doesNotThrowAnyException();
    }
}
