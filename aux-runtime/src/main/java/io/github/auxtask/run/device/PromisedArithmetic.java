package io.github.auxtask.run.device;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses products that are not what the precision of a run promises. A run's id says {@code fp32}; environment variables can make
 * the libraries below the engine compute in TF32 or bfloat16 without a word. It says {@code tf32}; processors, old GPUs and the same
 * variables compute in float32.
 */
public final class PromisedArithmetic {
    private static final String TF32 = Precision.TF32.toString();
    private static final String BF16 = Precision.BF16.toString();
    private static final List<String> COARSE = List.of(TF32, BF16);

    /** What {@link ArithmeticProbe} multiplies. */
    private static final List<String> PRODUCTS = List.of("matmul", "convolution");

    /** What lets oneDNN compute in less than was asked for, layer by layer: a probe of one shape may miss it. */
    private static final List<String> ONEDNN = List.of("ONEDNN_DEFAULT_FPMATH_MODE", "DNNL_DEFAULT_FPMATH_MODE");

    /** The same for cuBLAS, cuDNN and PyTorch; a probe sees it. */
    private static final List<String> CUDA = List.of("NVIDIA_TF32_OVERRIDE", "TORCH_ALLOW_TF32_CUBLAS_OVERRIDE");

    private static final String STRICT = "STRICT";

    private PromisedArithmetic() {}

    /**
     * Passes if products of this precision are computed in it, as far as a probe and the environment tell.
     *
     * @param found kinds of products and what {@link ArithmeticProbe} found, {@code fp32}, {@code tf32}, {@code bf16} or {@code other}
     * @param environment of the process
     * @throws BadInputException if fp32 is promised and a product has, or is allowed to have, fewer bits; if tf32 is promised and none is
     *     computed in it, or one in bfloat16
     */
    public static void require(Precision precision, Map<String, String> found, Map<String, String> environment) {
        switch (precision) {
            case FP32 -> requireFp32(found, environment);
            case TF32 -> requireTf32(found, environment);
            case BF16 -> {}
        }
    }

    private static void requireTf32(Map<String, String> found, Map<String, String> environment) {
        List<Map.Entry<String, String>> products = new TreeMap<>(found)
                .entrySet().stream()
                        .filter(kind -> PRODUCTS.contains(kind.getKey()))
                        .toList();
        if (products.stream().anyMatch(kind -> kind.getValue().equals(TF32))
                && products.stream().noneMatch(kind -> kind.getValue().equals(BF16))) {
            return;
        }
        String set = CUDA.stream()
                .filter(environment::containsKey)
                .map(name -> name + "=" + environment.get(name))
                .collect(Collectors.joining(", "));
        throw new BadInputException("The precision is tf32, but products are computed otherwise here: "
                + products.stream()
                        .map(kind -> kind.getKey() + " in " + kind.getValue())
                        .collect(Collectors.joining(", "))
                + ". TF32 needs an NVIDIA GPU of compute capability 8.0 or later (-Daux.device=gpu)"
                + (set.isEmpty() ? "" : " and an environment without " + set)
                + ", or run in fp32 (-Daux.precision=fp32), which has records of its own.");
    }

    private static void requireFp32(Map<String, String> found, Map<String, String> environment) {
        String coarse = new TreeMap<>(found)
                .entrySet().stream()
                        .filter(kind -> COARSE.contains(kind.getValue()))
                        .map(kind -> kind.getKey() + " in " + kind.getValue())
                        .collect(Collectors.joining(", "));
        List<String> allowed = ONEDNN.stream()
                .filter(environment::containsKey)
                .filter(name -> !STRICT.equalsIgnoreCase(environment.get(name)))
                .toList();
        if (coarse.isEmpty() && allowed.isEmpty()) {
            return;
        }
        String set = Stream.concat(allowed.stream(), CUDA.stream().filter(name -> !coarse.isEmpty()))
                .filter(environment::containsKey)
                .map(name -> name + "=" + environment.get(name))
                .collect(Collectors.joining(", "));
        throw new BadInputException("The precision is fp32, but products "
                + (coarse.isEmpty()
                        ? "may be computed with fewer bits here"
                        : "are computed with fewer bits here: " + coarse)
                + ". Records would promise what was not computed: "
                + (set.isEmpty() ? "use other natives (-Daux.flavor)" : "take out of the environment " + set)
                + ", or run in bf16 (-Daux.precision=bf16), which has records of its own.");
    }
}
