package io.github.auxtask.method;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.image.Standardisation;

/** Reads a standardisation from two texts of three numbers: {@code "0.4914 0.4822 0.4465"}. */
public final class StandardisationSettings {
    private static final int CHANNELS = 3;

    private StandardisationSettings() {}

    /**
     * The standardisation of RGB images.
     *
     * @param meanKey setting with the means of red, green and blue on the scale 0 to 1
     * @param stdKey setting with the standard deviations
     * @throws BadInputException if one is not three numbers between 0 and 1, or a deviation is 0
     */
    public static Standardisation of(Settings settings, String meanKey, String stdKey) {
        return new Standardisation(channels(settings, meanKey, 0), channels(settings, stdKey, Float.MIN_NORMAL));
    }

    private static float[] channels(Settings settings, String key, float smallest) {
        String text = settings.text(key);
        String[] parts = text.trim().split("[\\s,]+", -1);
        float[] values = new float[CHANNELS];
        boolean right = parts.length == CHANNELS;
        for (int i = 0; right && i < CHANNELS; i++) {
            try {
                values[i] = Float.parseFloat(parts[i]);
            } catch (NumberFormatException e) {
                right = false;
            }
            right = right && values[i] >= smallest && values[i] <= 1;
        }
        if (!right) {
            throw new BadInputException("Setting '" + key + "' is '" + text
                    + "', but must be three numbers between 0 and 1, separated by spaces: red, green, blue.");
        }
        return values;
    }
}
