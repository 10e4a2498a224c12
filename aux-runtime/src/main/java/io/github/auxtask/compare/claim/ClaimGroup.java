package io.github.auxtask.compare.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claim in one of its groups, for example for one architecture.
 *
 * @param coordinates axis to value; empty for a claim without groups
 * @param outcome what follows from the tests
 * @param seen whether our means say so, significant or not; {@code null} where they are missing
 * @param printed whether the printed numbers say so; {@code null} where the paper prints none
 * @param contrasts the sides that were held against each other
 * @param slope mean slope over the axis of a trend, per unit of its points; {@code null} for other claims
 * @param p what speaks for the claim: the largest p of its parts; {@code null} without a spread
 * @param adjustedP the same after Holm's adjustment over groups, where one is needed
 */
public record ClaimGroup(
        Map<String, String> coordinates,
        Outcome outcome,
        @Nullable Boolean seen,
        @Nullable Boolean printed,
        List<ClaimContrast> contrasts,
        @Nullable Double slope,
        @Nullable Double p,
        @Nullable Double adjustedP) {
    /** What follows in one group. */
    public enum Outcome {
        HOLDS,
        CONTRADICTED,
        /** Measured, but not decided. */
        OPEN,
        /** Measured, but not with all seeds that are planned, so that it is not judged. */
        INCOMPLETE,
        NOT_RUN;

        /** As people read it. */
        public String label() {
            return switch (this) {
                case HOLDS -> "holds";
                case CONTRADICTED -> "contradicted";
                case OPEN -> "open";
                case INCOMPLETE -> "not all planned seeds";
                case NOT_RUN -> "not run";
            };
        }
    }

    public ClaimGroup {
        coordinates = Collections.unmodifiableMap(new LinkedHashMap<>(coordinates));
        contrasts = List.copyOf(contrasts);
    }

    /** For people: {@code architecture resnet18, training adversarial}; nothing for a claim without groups. */
    public String label() {
        return ClaimText.place(coordinates);
    }
}
