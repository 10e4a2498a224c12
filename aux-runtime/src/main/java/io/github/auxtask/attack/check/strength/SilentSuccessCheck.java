package io.github.auxtask.attack.check.strength;

import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.check.inspection.Trial;
import io.github.auxtask.attack.check.inspection.TrialAttacks;
import io.github.auxtask.provenance.CheckOutcome.Status;

/** C14: an adversarial image that an attack comes across is what it gives, not a later iterate (Pintor et al. 2022). */
public final class SilentSuccessCheck implements Check {
    @Override
    public String id() {
        return "C14";
    }

    @Override
    public String name() {
        return "best iterate kept";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        Trial last = inspection.trial(
                "pgd keeping the last",
                () -> inspection
                        .pgd(inspection.objective(), inspection.budget().steps(), 1)
                        .keep(KeptIterate.LAST));
        Trial best = TrialAttacks.pgd(inspection);
        int silent = CheckNumbers.butNot(last.standing(), best.standing());
        boolean keeps = inspection.subject().attack().keepsSuccess();
        String text = "PGD that gives its last iterate lets " + inspection.of(silent)
                + " images go that PGD with the best iterate breaks; the evaluation's attack keeps "
                + (keeps ? "adversarial iterates." : "the last one.");
        double share = CheckNumbers.percent(silent, inspection.count());
        Status status = keeps ? Status.OK : silent > 1 ? Status.FAIL : Status.WARN;
        return new Judgement(status, share, "% lost by the last iterate", "best iterate kept", text);
    }
}
