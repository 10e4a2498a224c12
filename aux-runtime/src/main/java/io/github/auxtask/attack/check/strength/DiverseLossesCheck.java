package io.github.auxtask.attack.check.strength;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.check.inspection.Trial;
import io.github.auxtask.attack.check.inspection.TrialAttacks;
import java.util.List;
import java.util.stream.Collectors;

/** C15: attacks on several losses, worst case per image, find nothing that the evaluation has missed. */
public final class DiverseLossesCheck implements Check {
    private static final double LIMIT = 0.5;

    @Override
    public String id() {
        return "C15";
    }

    @Override
    public String name() {
        return "cross entropy and margins";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        List<Trial> trials = TrialAttacks.whiteBox(inspection);
        boolean[] union = TrialAttacks.whiteBoxStanding(inspection);
        boolean[] evaluated = inspection.evaluatedStanding();
        int missed = CheckNumbers.butNot(evaluated, union);
        String each = trials.stream().map(Trial::toString).collect(Collectors.joining(", "));
        return Judgement.images(
                missed,
                inspection.count(),
                LIMIT,
                "Correct on " + inspection.count() + " images: evaluation "
                        + CheckNumbers.share(CheckNumbers.count(evaluated), inspection.count()) + "; " + each
                        + "; worst case of these " + CheckNumbers.share(CheckNumbers.count(union), inspection.count())
                        + ". They break " + missed + " images that the evaluation left standing.");
    }
}
