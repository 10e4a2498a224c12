package io.github.auxtask.provenance;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What only the process that computes can know.
 *
 * @param versions of the engine's parts: {@code djl}, {@code libtorch}, and {@code cuda} where there is one
 * @param device {@code cpu} or {@code gpu}
 * @param gpu the model of the graphics card, if one computes
 * @param threads inside one operation
 * @param precision {@code fp32} or {@code bf16}
 * @param arithmetic what products were really computed in, see {@link Provenance}
 * @param cudnnBenchmark whether cuDNN may choose kernels by timing them; {@code null} without a GPU
 */
public record EngineFacts(
        Map<String, String> versions,
        String device,
        @Nullable String gpu,
        int threads,
        String precision,
        Map<String, String> arithmetic,
        @Nullable Boolean cudnnBenchmark) {
    public EngineFacts {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        arithmetic = Collections.unmodifiableMap(new TreeMap<>(arithmetic));
    }
}
