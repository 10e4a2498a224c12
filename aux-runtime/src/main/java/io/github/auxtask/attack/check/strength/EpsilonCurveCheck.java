package io.github.auxtask.attack.check.strength;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.check.inspection.Trial;
import io.github.auxtask.attack.check.inspection.TrialAttacks;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.provenance.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** C4: accuracy never rises with epsilon, from nothing to the full range. Draws the curve. */
public final class EpsilonCurveCheck implements Check {
    /** The curve's name in the record. */
    static final String CURVE = "accuracy against epsilon";

    private static final double LIMIT = 0.2;
    private static final double[] PARTS = {0.25, 0.5, 1, 2, 4};

    @Override
    public String id() {
        return "C4";
    }

    @Override
    public String name() {
        return "accuracy falls with epsilon";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        if (inspection.threat().epsilon().value() <= 0) {
            return Judgement.notRun("With a budget of 0 there is nothing to vary.");
        }
        List<Point> points = new ArrayList<>();
        int before = CheckNumbers.count(inspection.cleanRight());
        points.add(new Point(0, CheckNumbers.percent(before, inspection.count())));
        int rise = 0;
        double full = FullBudgetCheck.fullRange(inspection);
        for (double part : PARTS) {
            Fraction epsilon = inspection.threat().epsilon().times(part);
            if (epsilon.value() >= full) {
                break;
            }
            int now = CheckNumbers.count(at(inspection, epsilon, part).standing());
            rise = Math.max(rise, now - before);
            before = now;
            points.add(new Point(epsilon.value(), CheckNumbers.percent(now, inspection.count())));
        }
        int last = CheckNumbers.count(FullBudgetCheck.trial(inspection).standing());
        rise = Math.max(rise, last - before);
        points.add(new Point(full, CheckNumbers.percent(last, inspection.count())));
        inspection.curve(CURVE, points);
        return Judgement.images(
                rise,
                inspection.count(),
                LIMIT,
                "Accuracy under PGD with " + inspection.budget().steps() + " steps on " + inspection.count()
                        + " images: " + text(points) + ". The largest rise is " + rise + " images.");
    }

    private static Trial at(Inspection on, Fraction epsilon, double part) {
        if (part == 1) {
            return TrialAttacks.pgd(on);
        }
        Objective objective = on.objective().threat(on.objective().threat().withEpsilon(epsilon));
        return on.trial("pgd at " + epsilon, () -> on.pgd(objective, on.budget().steps(), 1));
    }

    private static String text(List<Point> points) {
        List<String> parts = new ArrayList<>();
        for (Point point : points) {
            parts.add(String.format(Locale.ROOT, "%.1f %% at %s", point.y(), CheckNumbers.plain(point.x())));
        }
        return String.join(", ", parts);
    }
}
