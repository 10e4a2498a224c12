package io.github.auxtask.attack.check;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.CheckedEvaluation;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.Locale;
import java.util.Optional;

/** C2: clean accuracy stands beside robust accuracy, and there is something to defend; classes are in the order of the labels. */
public final class CleanAccuracyCheck implements Check {
    /** Standard deviations above chance up to which a network may only be guessing. */
    private static final double NEAR = 2;

    private static final String GUESSING =
            " That is no better than guessing: the labels may be in another order than the network's scores, or the images"
                    + " not what it was trained on.";

    @Override
    public String id() {
        return "C2";
    }

    @Override
    public String name() {
        return "clean accuracy beside it";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        CheckedEvaluation.Counts counts = inspection.subject().counts();
        double clean = 100.0 * counts.initiallyCorrect() / counts.evaluated();
        double robust = 100.0 * counts.correct() / counts.evaluated();
        double chance = 100.0 / inspection.classes();
        boolean guessing = clean <= chance + NEAR * Math.sqrt(chance * (100 - chance) / counts.evaluated());
        Optional<String> order =
                Optional.ofNullable(inspection.subject().before()).flatMap(ClassPermutation::complaint);
        String text = String.format(
                Locale.ROOT,
                "%.2f %% of %d images are classified correctly before the attack, %.2f %% after it; guessing would"
                        + " give %.2f %%.",
                clean,
                counts.evaluated(),
                robust,
                chance);
        return new Judgement(
                clean <= chance || order.isPresent() ? Status.FAIL : guessing ? Status.WARN : Status.OK,
                clean,
                "%",
                "> " + CheckNumbers.plain(chance),
                text + order.map(found -> " " + found).orElse(guessing ? GUESSING : ""));
    }
}
