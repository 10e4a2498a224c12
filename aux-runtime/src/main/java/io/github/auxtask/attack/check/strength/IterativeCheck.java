package io.github.auxtask.attack.check.strength;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.check.inspection.Trial;
import io.github.auxtask.attack.check.inspection.TrialAttacks;

/** C3: many steps find at least what one step finds, also image by image. Where they do not, gradients mislead. */
public final class IterativeCheck implements Check {
    private static final double LIMIT = 0.2;

    @Override
    public String id() {
        return "C3";
    }

    @Override
    public String name() {
        return "iterative at least as strong as one step";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        Trial one = TrialAttacks.fgsm(inspection);
        Trial many = TrialAttacks.pgd(inspection);
        int lost = CheckNumbers.butNot(many.standing(), one.standing());
        int gained = CheckNumbers.butNot(one.standing(), many.standing());
        return Judgement.images(
                Math.max(0, lost - gained),
                inspection.count(),
                LIMIT,
                "Correct under FGSM: " + inspection.of(CheckNumbers.count(one.standing())) + "; under PGD with "
                        + inspection.budget().steps() + " steps: " + CheckNumbers.count(many.standing())
                        + ". FGSM breaks "
                        + lost + " that PGD does not, PGD " + gained + " that FGSM does not.");
    }
}
