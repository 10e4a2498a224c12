package io.github.auxtask.method.labels;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.nn.Encoder;

/**
 * A place in the paper's grid.
 *
 * @param encoder name of an encoder
 * @param representation of the classes
 * @param level percent of the training images
 */
record LabelVariant(String encoder, LabelRepresentation representation, double level) {
    static LabelVariant of(RunDescription run) {
        return new LabelVariant(
                run.axis("encoder"),
                LabelRepresentations.named(run.axis("label"), run.settings().number(LabelKeys.SMOOTHING)),
                level(run));
    }

    private static double level(RunDescription run) {
        String text = run.variant().get("level");
        if (text == null) {
            return run.settings().number(LabelKeys.LEVEL);
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

    /** The network for so many classes. */
    LabelNetwork network(int classes) {
        return new LabelNetwork(Encoder.named(encoder, classes), representation.form(classes), classes);
    }
}
