package io.github.auxtask.attack.check.correctness;

import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.threat.InputSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds networks that want another reading of the images than they are given, by trying the others: a network that standardises by
 * itself, and so gets its images standardised twice, is better on plain pixels.
 */
final class ConventionLint {
    /** How many standard deviations of a sign test the other reading must be better. */
    private static final double CLEARLY = 3;

    private ConventionLint() {}

    static @Nullable String complaint(Inspection on) {
        boolean[] given = on.cleanRight();
        @Nullable String found = null;
        int most = 0;
        for (Map.Entry<String, float[]> reading : readings(on).entrySet()) {
            boolean[] other = on.right(on.scores(reading.getValue()));
            int better = CheckNumbers.butNot(other, given);
            int worse = CheckNumbers.butNot(given, other);
            if (better - worse > Math.max(most, CLEARLY * StrictMath.sqrt(better + worse))) {
                most = better - worse;
                found = reading.getKey() + " (" + CheckNumbers.share(CheckNumbers.count(other), on.count())
                        + " right instead of " + CheckNumbers.share(CheckNumbers.count(given), on.count()) + ").";
            }
        }
        return found;
    }

    private static Map<String, float[]> readings(Inspection on) {
        Map<String, float[]> readings = new LinkedHashMap<>();
        InputSpec inputs = on.victim().inputs();
        boolean raw = true;
        for (int channel = 0; channel < inputs.channels(); channel++) {
            raw &= inputs.mean(channel) == 0 && inputs.std(channel) == 1;
        }
        if (!raw) {
            readings.put(
                    "Double normalisation: the network standardises by itself, for it is better on pixels from 0 to 1",
                    read(on, (pixel, value) -> pixel));
        }
        readings.put("The network expects pixels from 0 to 255", read(on, (pixel, value) -> 255 * pixel));
        readings.put("The network expects pixels from -1 to 1", read(on, (pixel, value) -> 2 * pixel - 1));
        readings.put(
                "The network expects images that are standardised, and is given pixels",
                read(on, (pixel, value) -> (pixel - 0.5) / 0.25));
        return readings;
    }

    /** @param how from the pixel and the value that the network is given */
    private static float[] read(Inspection on, DoubleBinaryOperator how) {
        InputSpec inputs = on.victim().inputs();
        int pixels = inputs.height() * inputs.width();
        float[] values = new float[on.count() * inputs.size()];
        for (int i = 0; i < values.length; i++) {
            int channel = i / pixels % inputs.channels();
            double value = on.subject().images().inputs()[i];
            double pixel = value * inputs.std(channel) + inputs.mean(channel);
            values[i] = (float) how.applyAsDouble(pixel, value);
        }
        return values;
    }
}
