package io.github.auxtask.attack.check;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.provenance.CheckOutcome.Status;

/** C1: the threat model is stated whole. */
public final class ThreatModelCheck implements Check {
    @Override
    public String id() {
        return "C1";
    }

    @Override
    public String name() {
        return "threat model stated";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        ThreatModel threat = inspection.threat();
        double epsilon = threat.epsilon().value();
        boolean pixelsWithoutRange = threat.space() == Space.PIXEL && threat.clip() instanceof Clip.None;
        String text = inspection.subject().attack() + "; epsilon is "
                + threat.inBothScales(inspection.subject().victim().inputs())
                + "; untargeted unless said otherwise, the attacker knows"
                + " architecture and weights";
        if (epsilon <= 0) {
            return judged(Status.FAIL, epsilon, threat, text + "; a budget of 0 attacks nothing.");
        }
        return pixelsWithoutRange
                ? judged(
                        Status.WARN, epsilon, threat, text + "; without a range adversarial pixels need not be pixels.")
                : judged(Status.OK, epsilon, threat, text + ".");
    }

    private static Judgement judged(Status status, double epsilon, ThreatModel threat, String text) {
        return new Judgement(status, epsilon, "in " + threat.space() + " space", "> 0", text);
    }
}
