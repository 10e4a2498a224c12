package io.github.auxtask.attack.check;

import io.github.auxtask.provenance.CheckOutcome.Status;

/** C7: more restarts find nothing that the evaluation has missed. */
final class RestartsCheck implements Check {
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
        Trial one = Attempts.pgd(inspection);
        Trial several = Attempts.pgdWithRestarts(inspection);
        boolean[] found = Figures.and(one.standing(), several.standing());
        int change = Figures.count(one.standing()) - Figures.count(found);
        int missed = Figures.butNot(inspection.evaluatedStanding(), found);
        String text = inspection.budget().restarts() + " restarts of PGD instead of one break "
                + inspection.of(change) + " images more; " + missed
                + " of the images that stood in the evaluation do not stand after them.";
        Judgement judged = Judgement.images(change, inspection.count(), LIMIT, text);
        boolean covered = Figures.percent(missed, inspection.count()) <= LIMIT;
        // What restarts add does not matter where the evaluation had it anyway.
        return judged.status() == Status.FAIL && covered ? judged.withStatus(Status.WARN) : judged;
    }
}
