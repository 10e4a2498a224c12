package io.github.auxtask.run.device;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses products that are coarser than the precision of a run promises. A run's id says {@code fp32}; environment variables can make
 * the libraries below the engine compute in TF32 or bfloat16 without a word.
 */
public final class PromisedArithmetic {
    private static final List<String> COARSE = List.of("tf32", "bf16");

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
     * @throws BadInputException if fp32 is promised and a product has, or is allowed to have, fewer bits
     */
    public static void require(Precision precision, Map<String, String> found, Map<String, String> environment) {
        if (precision != Precision.FP32) {
            return;
        }
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
