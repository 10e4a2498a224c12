package io.github.auxtask.attack.check.strength;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.check.inspection.Trial;
import io.github.auxtask.attack.check.inspection.TrialAttacks;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.AttackedImages;
import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.provenance.CheckOutcome.Status;
import io.github.auxtask.stats.McNemar;
import java.util.Locale;

/**
 * C3b: the classifier has not learnt to see through one-step attacks alone. Two ways of it are told apart: label leaking, where
 * adversarial images are classified better than clean ones because the step gives the label away (Kurakin et al. 2017, section 4.3), and
 * catastrophic overfitting, where one step is withstood and several are not (Wong et al. 2020). A failure makes the accuracy under a
 * one-step attack unreliable; an evaluation with more steps sees through it.
 */
public final class LabelLeakingCheck implements Check {
    /** Below it, the test tells the difference from chance: a check sees few images, and a report has many checks. */
    private static final double CHANCE = 0.01;

    private static final double WITHSTOOD = 0.5;

    @Override
    public String id() {
        return "C3b";
    }

    @Override
    public String name() {
        return "no label leaking, no overfitting to one step";
    }

    @Override
    public boolean isSevere(Inspection inspection) {
        return inspection.subject().attack().isOneStep();
    }

    @Override
    public Judgement judge(Inspection inspection) {
        int all = inspection.count();
        boolean[] before = inspection.cleanRight();
        int clean = CheckNumbers.count(before);
        boolean[] ofTrue = step(inspection, LabelSource.TRUE).standing();
        boolean[] ofPredicted = step(inspection, LabelSource.PREDICTED).standing();
        boolean[] afterOne = CheckNumbers.and(before, ofTrue);
        boolean[] afterMany =
                CheckNumbers.and(before, TrialAttacks.pgd(inspection).standing());
        int one = CheckNumbers.count(afterOne);
        int many = CheckNumbers.count(afterMany);
        boolean[] higher = CheckNumbers.count(ofTrue) > clean ? ofTrue : ofPredicted;
        boolean rises = CheckNumbers.count(higher) > clean;
        McNemar rise = McNemar.of(CheckNumbers.butNot(higher, before), CheckNumbers.butNot(before, higher));
        boolean leaking = rises && rise.p() < CHANCE;
        McNemar gap = McNemar.of(CheckNumbers.butNot(afterOne, afterMany), CheckNumbers.butNot(afterMany, afterOne));
        boolean overfitted = one >= WITHSTOOD * clean && 2 * many <= one && gap.p() < CHANCE;
        String text = String.format(
                Locale.ROOT,
                "Of %d images %d are right before, %d after FGSM with true labels, %d with predicted labels; of those right"
                        + " before, FGSM leaves %d and PGD %d.%s%s",
                all,
                clean,
                CheckNumbers.count(ofTrue),
                CheckNumbers.count(ofPredicted),
                one,
                many,
                rises ? leak(rise, higher == ofTrue) : "",
                overfitted
                        ? " Catastrophic overfitting: PGD finds what FGSM does not, so the training has taught the network"
                                + " to withstand its own single step and nothing else."
                        : "");
        return new Judgement(
                leaking || overfitted ? Status.FAIL : rises ? Status.WARN : Status.OK,
                CheckNumbers.percent(one - many, all),
                "points between FGSM and PGD",
                "half of what FGSM leaves",
                text);
    }

    private static String leak(McNemar rise, boolean ofTrue) {
        if (rise.p() >= CHANCE) {
            return String.format(
                    Locale.ROOT,
                    " The accuracy after a step is above the clean one, which McNemar's exact test does not tell from chance"
                            + " at the level of %.2g (p = %.2g).",
                    CHANCE,
                    rise.p());
        }
        String p = String.format(Locale.ROOT, "McNemar p = %.2g", rise.p());
        if (ofTrue) {
            return " Label leaking: with the true label known to the attacker the accuracy is above the clean one (" + p
                    + "), so the network reads the label off the perturbation.";
        }
        return " The accuracy with predicted labels is above the clean one (" + p + "): " + rise.onlyFirst()
                + " images that were wrong before are"
                + " right after, because the attack leads them away from their wrong prediction; with true labels it is not,"
                + " so this is the choice of label rather than leaking.";
    }

    private static Trial step(Inspection on, LabelSource label) {
        return on.trial(
                "fgsm on all, label " + label,
                () -> PgdAttack.fgsm(on.objective().label(label).points(AttackedImages.ALL)));
    }
}
