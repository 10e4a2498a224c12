package io.github.auxtask.provenance;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What only the process that computes can know.
 *
 * @param versions of the engine's parts: {@code djl}, {@code libtorch}, and {@code cuda} where there is one
 * @param gpu the model of the graphics card, if one computes
 * @param computation the device that computes, and how
 */
public record EngineFacts(
        Map<String, String> versions, @Nullable String gpu, Provenance.Computation computation) {
    public EngineFacts {
        versions = RunRecord.sorted(versions);
    }
}
