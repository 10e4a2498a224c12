package io.github.auxtask.attack.check;

/** C9: random points of the ball break nothing that attacks with gradients leave standing. */
final class NoiseCheck implements Check {
    private static final double LIMIT = 0.2;

    @Override
    public String id() {
        return "C9";
    }

    @Override
    public String name() {
        return "random noise is weaker";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        boolean[] whiteBox = Attempts.whiteBoxStanding(inspection);
        Trial noise = Attempts.noise(inspection);
        int missed = Figures.butNot(whiteBox, noise.standing());
        return Judgement.images(
                missed,
                inspection.count(),
                LIMIT,
                "The worst of " + inspection.budget().draws() + " uniform draws breaks " + missed
                        + " images that no white-box attack of the checks breaks (correct after it: "
                        + inspection.of(Figures.count(noise.standing())) + ").");
    }
}
