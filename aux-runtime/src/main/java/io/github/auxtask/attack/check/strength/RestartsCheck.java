package io.github.auxtask.attack.check.strength;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.check.inspection.Trial;
import io.github.auxtask.attack.check.inspection.TrialAttacks;
import io.github.auxtask.provenance.CheckOutcome.Status;

/** C7: more restarts find nothing that the evaluation has missed. */
public final class RestartsCheck implements Check {
    private static final double LIMIT = 0.5;

    @Override
    public String id() {
        return "C7";
    }

    @Override
    public String name() {
        return "restarts suffice";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        Trial one = TrialAttacks.pgd(inspection);
        Trial several = TrialAttacks.pgdWithRestarts(inspection);
        boolean[] found = CheckNumbers.and(one.standing(), several.standing());
        int change = CheckNumbers.count(one.standing()) - CheckNumbers.count(found);
        int missed = CheckNumbers.butNot(inspection.evaluatedStanding(), found);
        String text = inspection.budget().restarts() + " restarts of PGD instead of one break "
                + inspection.of(change) + " images more; " + missed
                + " of the images that stood in the evaluation do not stand after them.";
        Judgement judged = Judgement.images(change, inspection.count(), LIMIT, text);
        boolean covered = CheckNumbers.percent(missed, inspection.count()) <= LIMIT;
        // What restarts add does not matter where the evaluation had it anyway.
        return judged.status() == Status.FAIL && covered ? judged.withStatus(Status.WARN) : judged;
    }
}
