package io.github.auxtask.attack.check.strength;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.check.inspection.TrialAttacks;
import io.github.auxtask.attack.engine.AttackedClassifier;

/**
 * C8: neither an attack that sees scores only nor images made on an undefended twin break anything that attacks with gradients
 * leave standing. Where there is no twin, the other half is judged alone, and the text says so.
 */
public final class BlackBoxCheck implements Check {
    private static final double LIMIT = 0.2;

    @Override
    public String id() {
        return "C8";
    }

    @Override
    public String name() {
        return "white box beats black box";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        boolean[] whiteBox = TrialAttacks.whiteBoxStanding(inspection);
        boolean[] square = TrialAttacks.square(inspection).standing();
        boolean[] blackBox = square;
        String text = "Square Attack with " + inspection.budget().queries() + " queries breaks "
                + CheckNumbers.butNot(whiteBox, square)
                + " images that no white-box attack of the checks breaks (correct after it: "
                + inspection.of(CheckNumbers.count(square)) + ", after those: " + CheckNumbers.count(whiteBox) + "). ";
        AttackedClassifier twin = inspection.subject().twin();
        if (twin == null) {
            text += "Transfer not tried: no undefended twin is trained here.";
        } else {
            boolean[] transfer = TrialAttacks.transfer(inspection, twin).standing();
            blackBox = CheckNumbers.and(square, transfer);
            text += "Transfer of PGD with " + inspection.budget().steps() + " steps from the undefended twin breaks "
                    + CheckNumbers.butNot(whiteBox, transfer) + " (correct after it: "
                    + inspection.of(CheckNumbers.count(transfer)) + ").";
        }
        return Judgement.images(CheckNumbers.butNot(whiteBox, blackBox), inspection.count(), LIMIT, text);
    }
}
