package io.github.auxtask.method.labels;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.nn.Encoder;
import java.util.Map;

/**
 * A place in the paper's grid.
 *
 * @param encoder name of an encoder
 * @param representation of the classes
 * @param level percent of the training images
 */
record LabelVariant(String encoder, LabelRepresentation representation, double level) {
    static LabelVariant of(Map<String, String> variant, Settings settings) {
        String label = axis(variant, "label");
        return new LabelVariant(
                axis(variant, "encoder"),
                LabelRepresentations.named(label, settings.number(LabelKeys.SMOOTHING)),
                level(variant, settings));
    }

    private static double level(Map<String, String> variant, Settings settings) {
        String text = variant.get("level");
        if (text == null) {
            return settings.number(LabelKeys.LEVEL);
        }
        try {
            double level = Double.parseDouble(text);
            if (level > 0 && level <= 100) {
                return level;
            }
        } catch (NumberFormatException e) {
            // The sentence below says it.
        }
        throw new BadInputException(
                "The axis 'level' has the value '" + text + "', but must be a percentage above 0 and up to 100.");
    }

    private static String axis(Map<String, String> variant, String axis) {
        String value = variant.get(axis);
        if (value == null) {
            throw new BadInputException("The method label-representations needs the axis '" + axis + "' in the grid.");
        }
        return value;
    }

    /** The network for so many classes. */
    LabelNetwork network(int classes) {
        return new LabelNetwork(Encoder.named(encoder, classes), representation.form(classes), classes);
    }
}
