package io.github.auxtask.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What training itself counted in the epoch whose weights were kept, on images as they were shown then.
 *
 * @param images trained on
 * @param accuracy percent of them, adversarial ones included where they were trained on
 * @param losses means of all losses by name, such as {@code top-5 error}
 */
public record AsTrained(int images, double accuracy, Map<String, Double> losses) {
    public AsTrained {
        losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
    }
}
