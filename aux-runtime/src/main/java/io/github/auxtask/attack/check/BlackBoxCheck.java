package io.github.auxtask.attack.check;

import io.github.auxtask.attack.Victim;

/**
 * C8: neither an attack that sees scores only nor images made on an undefended twin break anything that attacks with gradients
 * leave standing. Where there is no twin, the other half is judged alone, and the text says so.
 */
final class BlackBoxCheck implements Check {
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
        boolean[] whiteBox = Attempts.whiteBoxStanding(inspection);
        boolean[] square = Attempts.square(inspection).standing();
        boolean[] blackBox = square;
        String text = "Square Attack with " + inspection.budget().queries() + " queries breaks "
                + Figures.butNot(whiteBox, square)
                + " images that no white-box attack of the checks breaks (correct after it: "
                + inspection.of(Figures.count(square)) + ", after those: " + Figures.count(whiteBox) + "). ";
        Victim twin = inspection.subject().twin();
        if (twin == null) {
            text += "Transfer not tried: no undefended twin is trained here.";
        } else {
            boolean[] transfer = Attempts.transfer(inspection, twin).standing();
            blackBox = Figures.and(square, transfer);
            text += "Transfer of PGD with " + inspection.budget().steps() + " steps from the undefended twin breaks "
                    + Figures.butNot(whiteBox, transfer) + " (correct after it: "
                    + inspection.of(Figures.count(transfer)) + ").";
        }
        return Judgement.images(Figures.butNot(whiteBox, blackBox), inspection.count(), LIMIT, text);
    }
}
