package io.github.auxtask.method.convengers;

import io.github.auxtask.method.RunDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A place on the axis {@code model}. */
enum ConvengersVariant {
    /** The ResNet baseline. */
    RESNET,
    /** The Inception baseline. */
    INCEPTION,
    /** A ResNet that is trained to be a member of the ensemble. */
    ENSEMBLE_RESNET,
    /** An Inception network that is trained to be a member of the ensemble. */
    ENSEMBLE_INCEPTION,
    /** What its members give together. */
    ENSEMBLE,
    /** All three networks as one. */
    CONVENGERS;

    /** The name in {@code reproduction.yaml}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the axis.
     *
     * @throws io.github.auxtask.core.BadInputException if it is missing, or has no meaning
     */
    static ConvengersVariant of(RunDescription run) {
        List<String> texts =
                Arrays.stream(values()).map(ConvengersVariant::text).toList();
        return values()[texts.indexOf(run.axis("model", texts))];
    }
}
