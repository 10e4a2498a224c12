package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.AttackPart;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.CorrectBits;
import io.github.auxtask.provenance.Point;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation of a trained classifier came to.
 *
 * @param name the evaluation's
 * @param images how many were evaluated: the denominator
 * @param correct how many of them were classified correctly; under an attack, after it
 * @param accuracyPercent 100 correct / images
 * @param predictions see {@link Predictions}
 * @param seconds all of it took, over all attempts if it was interrupted and went on
 * @param metrics further numbers by name, see {@code AttackMetrics}; empty for clean images
 * @param correctBits which images were classified correctly, see {@link io.github.auxtask.provenance.CorrectBits}; {@code null}
 *     if that is not known
 * @param checks of the attack; empty where none were made
 * @param attacks the parts of a suite; empty for a single attack
 * @param curves by name, from left to right
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: written once, compared by nobody
public record EvaluationOutcome(
        String name,
        long images,
        long correct,
        double accuracyPercent,
        byte[] predictions,
        double seconds,
        Map<String, Double> metrics,
        @Nullable String correctBits,
        List<CheckOutcome> checks,
        List<AttackPart> attacks,
        Map<String, List<Point>> curves) {
    public EvaluationOutcome {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        checks = List.copyOf(checks);
        attacks = List.copyOf(attacks);
        curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
    }

    /** Numbers alone. */
    public EvaluationOutcome(
            String name,
            long images,
            long correct,
            double accuracyPercent,
            byte[] predictions,
            double seconds,
            Map<String, Double> metrics) {
        this(
                name,
                images,
                correct,
                accuracyPercent,
                predictions,
                seconds,
                metrics,
                null,
                List.of(),
                List.of(),
                Map.of());
    }

    /** The same with the image by image result, for paired tests. */
    public EvaluationOutcome withCorrect(BitSet bits) {
        String encoded = CorrectBits.encode(bits, Math.toIntExact(images));
        return new EvaluationOutcome(
                name,
                images,
                correct,
                accuracyPercent,
                predictions,
                seconds,
                metrics,
                encoded,
                checks,
                attacks,
                curves);
    }

    /** The same with what was checked, the parts of a suite and curves. */
    public EvaluationOutcome with(
            List<CheckOutcome> someChecks, List<AttackPart> parts, Map<String, List<Point>> someCurves) {
        return new EvaluationOutcome(
                name,
                images,
                correct,
                accuracyPercent,
                predictions,
                seconds,
                metrics,
                correctBits,
                someChecks,
                parts,
                someCurves);
    }

    /** SHA-256 of the predictions, which stands in the run's record. */
    public ContentId predictionsId() {
        return ContentId.of(predictions);
    }
}
