package io.github.auxtask.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunIdentity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One test of the trained network, as the record of its run tells. In the file the fields of {@link Score} and {@link Details}
 * stand side by side with the others.
 *
 * @param id see {@link RunIdentity#evaluation}
 * @param provenance of the evaluation itself, which may have run elsewhere and later; {@code null} if not recorded
 * @param reads what it read, each with its digest; absent from records that were written before this was kept
 */
public record EvaluationRecord(
        ContentId id,
        String name,
        Map<String, Object> settings,
        @JsonUnwrapped Score score,
        double seconds,
        @JsonUnwrapped Details details,
        @Nullable Provenance provenance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Read> reads) {
    public EvaluationRecord {
        settings = CanonicalJson.settings(RunRecord.sorted(settings));
        // absent from older files, and then null
        reads = List.copyOf(Objects.requireNonNullElse(reads, List.of()));
    }

    /** An evaluation of which nobody recorded what it read. */
    public EvaluationRecord(
            ContentId id,
            String name,
            Map<String, Object> settings,
            Score score,
            double seconds,
            Details details,
            @Nullable Provenance provenance) {
        this(id, name, settings, score, seconds, details, provenance, List.of());
    }

    /** The same under another name. */
    public EvaluationRecord named(String other) {
        return new EvaluationRecord(id, other, settings, score, seconds, details, provenance, reads);
    }

    /** SHA-256 of the weights that were evaluated, where that was recorded. */
    public Optional<String> weights() {
        return reads.stream()
                .filter(read -> read.what().equals(Read.WEIGHTS))
                .map(Read::digest)
                .findFirst();
    }

    /**
     * Something that an evaluation read.
     *
     * @param what {@link #WEIGHTS}, {@link #TWIN}, {@link #DATA}, {@link #CORRUPTED} or {@link #FILE}
     * @param name of it, never a path outside the reproduction
     * @param digest SHA-256: of the file with the weights, of the file; of a data set as in run ids
     */
    public record Read(String what, String name, String digest) {
        /** The classifier's own. */
        public static final String WEIGHTS = "weights";

        /** Those of the same classifier trained without a defence. */
        public static final String TWIN = "weights of the undefended twin";

        public static final String DATA = "data set";
        public static final String CORRUPTED = "corrupted images";

        /** Of the reproduction, such as a map of classes. */
        public static final String FILE = "file";
    }

    /** All images, also those that were wrong before an attack. */
    public int images() {
        return score.images();
    }

    /** Images classified correctly. */
    public int correct() {
        return score.correct();
    }

    /** In percent. */
    public double accuracy() {
        return score.accuracy();
    }

    /** Further numbers by name. */
    public Map<String, Double> metrics() {
        return details.metrics();
    }

    /**
     * How many images were classified correctly, and which.
     *
     * @param images all of them, also those that were wrong before an attack
     * @param accuracy percent
     * @param predictions SHA-256 of the stored prediction bytes; {@code null} if none were stored
     * @param correctBits which images were classified correctly, see {@link CorrectBits}; {@code null} if not recorded
     */
    public record Score(
            int images,
            int correct,
            double accuracy,
            @Nullable String predictions,
            @Nullable String correctBits) {}

    /**
     * What else a test tells.
     *
     * @param metrics further numbers by name
     * @param checks of the attack, in order; empty where none were made
     * @param attacks the parts of a suite in the order they ran; empty for a single attack
     * @param curves by name, for example {@code accuracy against epsilon}, from left to right
     */
    public record Details(
            Map<String, Double> metrics,
            List<CheckOutcome> checks,
            List<AttackPart> attacks,
            Map<String, List<Point>> curves) {
        public Details {
            metrics = RunRecord.sorted(metrics);
            checks = List.copyOf(checks);
            attacks = List.copyOf(attacks);
            curves = RunRecord.sorted(curves);
        }
    }
}
