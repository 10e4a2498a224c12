package io.github.auxtask.train.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that a training needs to go on as if it had never stopped.
 *
 * @param progress where it stands
 * @param tensors parameters and running statistics below {@code network/}, what the step remembers below {@code step/}, the
 *     best weights so far below {@code best/}
 */
public record Checkpoint(Progress progress, Map<String, float[]> tensors) {
    public static final String NETWORK = "network/";
    public static final String STEP = "step/";
    public static final String BEST = "best/";

    public Checkpoint {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    public static Checkpoint of(
            Progress progress, Map<String, float[]> network, Map<String, float[]> step, Map<String, float[]> best) {
        Map<String, float[]> tensors = new LinkedHashMap<>();
        network.forEach((name, values) -> tensors.put(NETWORK + name, values));
        step.forEach((name, values) -> tensors.put(STEP + name, values));
        best.forEach((name, values) -> tensors.put(BEST + name, values));
        return new Checkpoint(progress, tensors);
    }

    public Map<String, float[]> below(String prefix) {
        Map<String, float[]> found = new LinkedHashMap<>();
        tensors.forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), values);
            }
        });
        return found;
    }
}
