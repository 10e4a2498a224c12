package io.github.auxtask.attack.check;

/** C3: many steps find at least what one step finds, also image by image. Where they do not, gradients mislead. */
final class IterativeCheck implements Check {
    private static final double LIMIT = 0.2;

    @Override
    public String id() {
        return "C3";
    }

    @Override
    public String name() {
        return "iterative at least as strong as one step";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        Trial one = Attempts.fgsm(inspection);
        Trial many = Attempts.pgd(inspection);
        int lost = Figures.butNot(many.standing(), one.standing());
        int gained = Figures.butNot(one.standing(), many.standing());
        return Judgement.images(
                Math.max(0, lost - gained),
                inspection.count(),
                LIMIT,
                "Correct under FGSM: " + inspection.of(Figures.count(one.standing())) + "; under PGD with "
                        + inspection.budget().steps() + " steps: " + Figures.count(many.standing()) + ". FGSM breaks "
                        + lost + " that PGD does not, PGD " + gained + " that FGSM does not.");
    }
}
