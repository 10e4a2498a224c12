package io.github.auxtask.attack.check.inspection;

import io.github.auxtask.provenance.CheckOutcome.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a check has to say.
 *
 * @param value the number that was judged; {@code null} if there is none
 * @param unit of the number
 * @param limit what it was held against
 * @param text a sentence for the report
 */
public record Judgement(Status status, @Nullable Double value, String unit, String limit, String text) {
    public static Judgement notRun(String why) {
        return new Judgement(Status.NOT_RUN, null, "", "", why);
    }

    /** Fails unless the value is at most the limit. */
    public static Judgement atMost(double limit, double value, String unit, String text) {
        return new Judgement(
                value <= limit ? Status.OK : Status.FAIL, value, unit, "<= " + CheckNumbers.plain(limit), text);
    }

    /**
     * Judges a number of images that should be none: a share up to the limit passes, a single image is a warning, because samples
     * are small, and more fail.
     *
     * @param limit in percent of all images
     */
    public static Judgement images(int images, int all, double limit, String text) {
        double share = CheckNumbers.percent(images, all);
        Status status = share <= limit ? Status.OK : images <= 1 ? Status.WARN : Status.FAIL;
        return new Judgement(status, share, "%", "<= " + CheckNumbers.plain(limit), text);
    }

    public Judgement withStatus(Status other) {
        return new Judgement(other, value, unit, limit, text);
    }
}
