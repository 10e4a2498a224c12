package io.github.auxtask.attack.threat;

import io.github.auxtask.core.BadInputException;

/**
 * What the attacker may do. Without it a robust accuracy means nothing, so it is printed with every one:
 * {@code L∞ 0.3 in standardised space, no clipping}.
 *
 * @param norm of the perturbation of one image
 * @param epsilon largest norm, 0 or more, in units of {@code space}
 * @param space units of epsilon, steps and clip range
 * @param clip range of adversarial values
 * @param goal what counts as success
 */
public record ThreatModel(Norm norm, Fraction epsilon, Space space, Clip clip, Goal goal) {
    /** Pixels from 0 to 1, the usual range in pixel space. */
    public static final Clip PIXEL_RANGE = new Clip.Range(0, 1);

    /** A threat model; throws {@link BadInputException} if epsilon is negative or clip and space do not go together. */
    public ThreatModel {
        if (epsilon.numerator().signum() < 0) {
            throw new BadInputException(
                    "epsilon is " + epsilon + ", but a perturbation has no negative size: use 0 or more.");
        }
        if (space == Space.PIXEL && clip instanceof Clip.OwnRange) {
            throw new BadInputException(
                    "Clipping to each image's own range is defined in standardised space only: use space: standardised.");
        }
    }

    /** Untargeted, in standardised space, without clipping: the Fourier paper's (sheet, section 5). */
    public static ThreatModel standardised(Norm norm, String epsilon) {
        return new ThreatModel(norm, Fraction.parse(epsilon), Space.STANDARDISED, new Clip.None(), Goal.UNTARGETED);
    }

    /** Untargeted, on pixels from 0 to 1, clipped to them. */
    public static ThreatModel pixel(Norm norm, String epsilon) {
        return new ThreatModel(norm, Fraction.parse(epsilon), Space.PIXEL, PIXEL_RANGE, Goal.UNTARGETED);
    }

    /** The same with another clip range. */
    public ThreatModel withClip(Clip other) {
        return new ThreatModel(norm, epsilon, space, other, goal);
    }

    /** The same with another budget. */
    public ThreatModel withEpsilon(Fraction other) {
        return new ThreatModel(norm, other, space, clip, goal);
    }

    /** The same with another goal. */
    public ThreatModel withGoal(Goal other) {
        return new ThreatModel(norm, epsilon, space, clip, other);
    }

    @Override
    public String toString() {
        return norm + " " + epsilon + " in " + space + " space, " + clip + (goal == Goal.TARGETED ? ", targeted" : "");
    }
}
