package io.github.auxtask.attack.check.correctness;

import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.threat.InputSpec;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds images that are not standardised as the classifier says: undone, they must be pixels from 0 to 1. */
final class RangeLint {
    private static final double SLACK = 1e-3;
    private static final double LARGEST_PIXEL_OF_255 = 300;

    private RangeLint() {}

    static @Nullable String complaint(Inspection on) {
        double[] once = range(on, 1);
        if (once[0] >= -SLACK && once[1] <= 1 + SLACK) {
            return null;
        }
        double[] twice = range(on, 2);
        boolean standardisedTwice = twice[0] >= -SLACK && twice[1] <= 1 + SLACK;
        boolean bytes = once[0] >= -SLACK && once[1] > 2 && once[1] < LARGEST_PIXEL_OF_255;
        return String.format(
                Locale.ROOT,
                "Undoing the standardisation gives pixels from %.3g to %.3g, not 0 to 1: %s.",
                once[0],
                once[1],
                standardisedTwice
                        ? "the images were standardised twice"
                        : bytes
                                ? "the images have the range 0 to 255"
                                : "the images were standardised with another mean and standard deviation");
    }

    /** Mean and standard deviation of what enters the network, channel by channel. */
    static String statistics(Inspection on) {
        InputSpec inputs = on.victim().inputs();
        int pixels = inputs.height() * inputs.width();
        StringBuilder text = new StringBuilder("channels with mean (standard deviation) ");
        for (int channel = 0; channel < inputs.channels(); channel++) {
            double sum = 0;
            double squares = 0;
            for (int image = 0; image < on.count(); image++) {
                int from = image * inputs.size() + channel * pixels;
                for (int i = from; i < from + pixels; i++) {
                    double value = on.subject().images().inputs()[i];
                    sum += value;
                    squares += value * value;
                }
            }
            double mean = sum / pixels / on.count();
            double deviation = StrictMath.sqrt(Math.max(0, squares / pixels / on.count() - mean * mean));
            text.append(String.format(Locale.ROOT, "%s%.2f (%.2f)", channel == 0 ? "" : ", ", mean, deviation));
        }
        return text.toString();
    }

    private static double[] range(Inspection on, int times) {
        InputSpec inputs = on.victim().inputs();
        int pixels = inputs.height() * inputs.width();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < on.count() * inputs.size(); i++) {
            int channel = i / pixels % inputs.channels();
            double value = on.subject().images().inputs()[i];
            for (int k = 0; k < times; k++) {
                value = value * inputs.std(channel) + inputs.mean(channel);
            }
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new double[] {low, high};
    }
}
