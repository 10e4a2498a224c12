package io.github.auxtask.evaluate;

import io.github.auxtask.core.ContentId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an evaluation of a trained classifier came to.
 *
 * @param name the evaluation's
 * @param images how many were evaluated: the denominator
 * @param correct how many of them were classified correctly; under an attack, after it
 * @param accuracyPercent 100 correct / images
 * @param predictions see {@link Predictions}
 * @param seconds all of it took
 * @param metrics further numbers by name, see {@link AttackMetrics}; empty for clean images
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: written once, compared by nobody
public record EvaluationOutcome(
        String name,
        long images,
        long correct,
        double accuracyPercent,
        byte[] predictions,
        double seconds,
        Map<String, Double> metrics) {
    public EvaluationOutcome {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** SHA-256 of the predictions, which stands in the run's record. */
    public ContentId predictionsId() {
        return ContentId.of(predictions);
    }
}
