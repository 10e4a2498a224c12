package io.github.auxtask.attack.check;

import java.util.List;
import java.util.stream.Collectors;

/** C15: attacks on several losses, worst case per image, find nothing that the evaluation has missed. */
final class DiverseLossesCheck implements Check {
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
        List<Trial> trials = Attempts.whiteBox(inspection);
        boolean[] union = Attempts.whiteBoxStanding(inspection);
        boolean[] evaluated = inspection.evaluatedStanding();
        int missed = Figures.butNot(evaluated, union);
        String each = trials.stream().map(Trial::toString).collect(Collectors.joining(", "));
        return Judgement.images(
                missed,
                inspection.count(),
                LIMIT,
                "Correct on " + inspection.count() + " images: evaluation "
                        + Figures.share(Figures.count(evaluated), inspection.count()) + "; " + each
                        + "; worst case of these " + Figures.share(Figures.count(union), inspection.count())
                        + ". They break " + missed + " images that the evaluation left standing.");
    }
}
