package io.github.auxtask.attack.check.inspection;

import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.blackbox.NoiseAttack;
import io.github.auxtask.attack.blackbox.SquareAttack;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.gradient.ApgdAttack;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.AttackedImages;
import java.util.ArrayList;
import java.util.List;

/** The attacks that several checks ask an inspection for. */
public final class TrialAttacks {
    private static final int CLASSES_FOR_DLR = 3;
    private static final int CLASSES_FOR_TARGETS = 4;

    private TrialAttacks() {}

    public static Trial fgsm(Inspection on) {
        return on.trial("fgsm", () -> PgdAttack.fgsm(on.objective()));
    }

    public static Trial pgd(Inspection on) {
        return on.trial("pgd", () -> on.pgd(on.objective(), on.budget().steps(), 1));
    }

    public static Trial pgdWithRestarts(Inspection on) {
        return on.trial(
                "pgd with restarts",
                () -> on.pgd(on.objective(), on.budget().steps(), on.budget().restarts()));
    }

    static Trial crossEntropy(Inspection on) {
        return on.trial(
                "apgd-ce",
                () -> ApgdAttack.crossEntropy(on.objective(), on.budget().steps(), 1));
    }

    /** Margin losses, as far as there are classes for them. */
    static List<Trial> margins(Inspection on) {
        List<Trial> trials = new ArrayList<>();
        if (on.classes() >= CLASSES_FOR_DLR) {
            trials.add(on.trial(
                    "apgd-dlr", () -> ApgdAttack.dlr(on.objective(), on.budget().steps(), 1)));
        }
        if (on.classes() >= CLASSES_FOR_TARGETS) {
            trials.add(on.trial(
                    "apgd-targeted",
                    () -> ApgdAttack.targeted(
                            on.objective(), on.budget().steps(), 1, on.budget().targets())));
        }
        return trials;
    }

    public static Trial square(Inspection on) {
        return on.trial(
                "square", () -> SquareAttack.of(on.objective(), on.budget().queries()));
    }

    /**
     * What PGD makes of the images on the undefended twin, tried on the victim: which stand, and the images.
     *
     * @param twin attacked on all images, its own errors included, for the loss and not for the first success: what fools two
     *     networks lies further off than what just fools one
     */
    public static Trial transfer(Inspection on, AttackedClassifier twin) {
        return on.transfer(
                "transfer",
                twin,
                on.pgd(on.objective().points(AttackedImages.ALL), on.budget().steps(), 1)
                        .keep(KeptIterate.HIGHEST_LOSS));
    }

    public static Trial noise(Inspection on) {
        return on.trial(
                "noise", () -> NoiseAttack.of(on.objective(), on.budget().draws()));
    }

    /** Every white-box attack. */
    public static List<Trial> whiteBox(Inspection on) {
        List<Trial> trials = new ArrayList<>(List.of(fgsm(on), pgd(on), crossEntropy(on)));
        trials.addAll(margins(on));
        return trials;
    }

    /** Which images stand after every white-box attack. */
    public static boolean[] whiteBoxStanding(Inspection on) {
        return Trial.union(whiteBox(on).toArray(Trial[]::new));
    }
}
