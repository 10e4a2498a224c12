package io.github.auxtask.attack.check;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckedEvaluation;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.Locale;

/** C17: robust accuracy is over all images, success over those that were right before, and the counts fit together. */
public final class DenominatorsCheck implements Check {
    @Override
    public String id() {
        return "C17";
    }

    @Override
    public String name() {
        return "denominators stated";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        CheckedEvaluation.Counts counts = inspection.subject().counts();
        long standing = counts.initiallyCorrect() - counts.successes();
        boolean fits = counts.correct() >= standing
                && counts.correct() <= counts.evaluated()
                && counts.initiallyCorrect() <= counts.evaluated()
                && counts.successes() <= counts.initiallyCorrect();
        long mended = counts.correct() - standing;
        return new Judgement(
                fits ? Status.OK : Status.FAIL,
                (double) counts.evaluated(),
                "images",
                "counts add up",
                String.format(
                        Locale.ROOT,
                        "Robust accuracy is %d of all %d images; the attack succeeded on %d of the %d that were right"
                                + " before%s. The checks looked at %d images.",
                        counts.correct(),
                        counts.evaluated(),
                        counts.successes(),
                        counts.initiallyCorrect(),
                        mended > 0 ? "; " + mended + " that were wrong before are right after it" : "",
                        inspection.count()));
    }
}
