package io.github.auxtask.attack.check;

/** C8: an attack that sees scores only breaks nothing that attacks with gradients leave standing. */
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
        Trial square = Attempts.square(inspection);
        int missed = Figures.butNot(whiteBox, square.standing());
        return Judgement.images(
                missed,
                inspection.count(),
                LIMIT,
                "Square Attack with " + inspection.budget().queries() + " queries breaks " + missed
                        + " images that no white-box attack of the checks breaks (correct after it: "
                        + inspection.of(Figures.count(square.standing())) + ", after those: "
                        + Figures.count(whiteBox) + "). Transfer from an undefended twin: not run.");
    }
}
