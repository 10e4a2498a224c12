package io.github.auxtask.attack.check.strength;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.check.inspection.Trial;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.Locale;

/** C5: an attacker who may change everything leaves no more than guessing would. */
public final class FullBudgetCheck implements Check {
    @Override
    public String id() {
        return "C5";
    }

    @Override
    public String name() {
        return "full budget leaves chance";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        Trial trial = trial(inspection);
        int standing = CheckNumbers.count(trial.standing());
        double chance = 100.0 / inspection.classes();
        double accuracy = CheckNumbers.percent(standing, inspection.count());
        return new Judgement(
                accuracy <= chance ? Status.OK : Status.FAIL,
                accuracy,
                "%",
                "<= " + CheckNumbers.plain(chance),
                String.format(
                        Locale.ROOT,
                        "With epsilon %.3g, the full range, PGD with %d steps leaves %s images.",
                        fullRange(inspection),
                        inspection.budget().fullRangeSteps(),
                        inspection.of(standing)));
    }

    static Trial trial(Inspection on) {
        return on.trial("pgd over the full range", () -> {
            Fraction full = Fraction.parse(String.format(Locale.ROOT, "%.6g", fullRange(on)));
            Objective objective = on.objective().threat(on.objective().threat().withEpsilon(full));
            return on.pgd(objective, on.budget().fullRangeSteps(), 1);
        });
    }

    /** The size of the change from the darkest to the brightest image, in units of the threat model. */
    static double fullRange(Inspection on) {
        InputSpec inputs = on.victim().inputs();
        double squares = 0;
        double largest = 0;
        for (int channel = 0; channel < inputs.channels(); channel++) {
            double range = on.threat().space() == Space.PIXEL ? 1 : 1 / inputs.std(channel);
            squares += range * range * inputs.height() * inputs.width();
            largest = Math.max(largest, range);
        }
        double full = on.threat().norm() == Norm.LINF ? largest : StrictMath.sqrt(squares);
        return Math.max(full, on.threat().epsilon().value());
    }
}
