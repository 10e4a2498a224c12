package io.github.auxtask.attack.threat;

import io.github.auxtask.core.BadInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

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
    private static final double LEVELS = 255;
    private static final int DIGITS = 4;

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

    /**
     * Epsilon in both scales: {@code 0.0314 of the range of pixels, which is 8 of 255 levels; 0.1548 to 0.1592 in standardised units}. The
     * channels' standard deviations differ, so that one of the two is a range where they do.
     *
     * @param inputs what ties the two spaces together
     */
    public String inBothScales(InputSpec inputs) {
        double[] pixel = new double[inputs.channels()];
        double[] standardised = new double[inputs.channels()];
        for (int c = 0; c < inputs.channels(); c++) {
            pixel[c] = space == Space.PIXEL ? epsilon.value() : epsilon.value() * inputs.std(c);
            standardised[c] = pixel[c] / inputs.std(c);
        }
        return range(pixel, 1) + " of the range of pixels, which is " + range(pixel, LEVELS) + " of 255 levels; "
                + range(standardised, 1) + " in standardised units";
    }

    private static String range(double[] values, double factor) {
        double least = factor * Arrays.stream(values).min().orElse(0);
        double most = factor * Arrays.stream(values).max().orElse(0);
        return decimal(least).equals(decimal(most)) ? decimal(least) : decimal(least) + " to " + decimal(most);
    }

    /** With at most four digits that tell something: 0.03137, 8. */
    private static String decimal(double value) {
        return new BigDecimal(value, new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public String toString() {
        return norm + " " + epsilon + " in " + space + " space, " + clip + (goal == Goal.TARGETED ? ", targeted" : "");
    }
}
