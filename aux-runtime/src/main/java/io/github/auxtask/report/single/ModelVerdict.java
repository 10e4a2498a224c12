package io.github.auxtask.report.single;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.stats.Interval;
import io.github.auxtask.stats.WilsonInterval;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation says of a model's robustness, and of what somebody claims.
 *
 * @param clean the evaluation on unchanged images
 * @param attacked the evaluation under attack
 * @param threat for people: {@code L-infinity 8/255}
 * @param claim robust accuracy that is claimed, in percent; {@code null} if none is
 */
public record ModelVerdict(
        EvaluationRecord clean,
        EvaluationRecord attacked,
        String threat,
        @Nullable Double claim) {
    /** Name of the evaluation on unchanged images. */
    public static final String CLEAN = "clean";

    /** Name of the evaluation under attack. */
    public static final String ATTACKED = "attacked";

    private static final double LEVEL = 0.95;
    private static final double PERCENT = 100;

    /**
     * The verdict on a record.
     *
     * @throws BadInputException if it lacks one of the two evaluations
     */
    public static ModelVerdict of(RunRecord record, String threat, @Nullable Double claim) {
        return new ModelVerdict(evaluation(record, CLEAN), evaluation(record, ATTACKED), threat, claim);
    }

    private static EvaluationRecord evaluation(RunRecord record, String name) {
        return record.evaluations().stream()
                .filter(made -> made.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("The model has no evaluation '" + name
                        + "': run the same command again; it goes on from what is done."));
    }

    /**
     * Robust accuracy with its 95 % interval over test images: {@code 12.4 % ± 2.1}, the larger of both sides; where none or all are right
     * there is only one side.
     */
    public String accuracy() {
        Interval interval = interval(attacked);
        double low = PERCENT * interval.low();
        double high = PERCENT * interval.high();
        double robust = attacked.accuracy();
        if (attacked.correct() == 0) {
            return String.format(Locale.ROOT, "%.1f %% (up to %.1f)", robust, high);
        }
        if (attacked.correct() == attacked.images()) {
            return String.format(Locale.ROOT, "%.1f %% (down to %.1f)", robust, low);
        }
        return String.format(Locale.ROOT, "%.1f %% ± %.1f", robust, Math.max(high - robust, robust - low));
    }

    static Interval interval(EvaluationRecord evaluation) {
        return WilsonInterval.of(evaluation.correct(), evaluation.images(), LEVEL);
    }

    /** Checks that make the number unreliable, or say why a claim does not hold. */
    public List<CheckOutcome> failed() {
        return attacked.details().checks().stream()
                .filter(CheckOutcome::failsSeverely)
                .toList();
    }

    /** Whether the claim can be true of these images' source; true if nothing is claimed. An attack only ever finds too much robustness, never too little. */
    public boolean claimStands() {
        return claim == null || PERCENT * interval(attacked).high() >= claim;
    }

    /** All of it in one or two sentences. */
    public String text() {
        StringBuilder text = new StringBuilder("Robust accuracy " + accuracy() + " under " + threat + " on "
                + attacked.images() + (attacked.images() == 1 ? " test image; " : " test images; ")
                + String.format(Locale.ROOT, "%.1f %%", clean.accuracy()) + " without an attack");
        List<String> ids = failed().stream().map(CheckOutcome::id).toList();
        if (claim != null) {
            String claimed = String.format(Locale.ROOT, "the claim of %s %%", number(claim));
            text.append("; ").append(claimed).append(claimStands() ? " is not contradicted" : " does not hold");
        }
        text.append('.');
        if (!ids.isEmpty()) {
            text.append(ids.size() == 1 ? " Check " : " Checks ")
                    .append(String.join(", ", ids))
                    .append(ids.size() == 1 ? " says" : " say")
                    .append(
                            claimStands()
                                    ? " that this number must not be relied on."
                                    : " why, and that even this number must not be relied on.");
        }
        return text.toString();
    }

    /** {@code good}, {@code bad} or {@code unsure}: how the page colours it. */
    public String tone() {
        if (!claimStands()) {
            return "bad";
        }
        return failed().isEmpty() && claim != null ? "good" : "unsure";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }
}
