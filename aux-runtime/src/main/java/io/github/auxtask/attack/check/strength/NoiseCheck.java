package io.github.auxtask.attack.check.strength;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.check.inspection.Trial;
import io.github.auxtask.attack.check.inspection.TrialAttacks;

/** C9: random points of the ball break nothing that attacks with gradients leave standing. */
public final class NoiseCheck implements Check {
    private static final double LIMIT = 0.2;

    @Override
    public String id() {
        return "C9";
    }

    @Override
    public String name() {
        return "random noise is weaker";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        boolean[] whiteBox = TrialAttacks.whiteBoxStanding(inspection);
        Trial noise = TrialAttacks.noise(inspection);
        int missed = CheckNumbers.butNot(whiteBox, noise.standing());
        return Judgement.images(
                missed,
                inspection.count(),
                LIMIT,
                "The worst of " + inspection.budget().draws() + " uniform draws breaks " + missed
                        + " images that no white-box attack of the checks breaks (correct after it: "
                        + inspection.of(CheckNumbers.count(noise.standing())) + ").");
    }
}
