package io.github.auxtask.method.sign;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.method.RunDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A place in the paper's grid.
 *
 * @param model name of the architecture
 * @param scheme how it is trained
 * @param aleatoric whether it predicts a deviation for its scores, too
 */
record SignVariant(String model, Scheme scheme, boolean aleatoric) {
    private static final String NONE = "none";
    private static final String ALEATORIC = "aleatoric";

    /** How a network is trained (sheet, section 4). */
    enum Scheme {
        /** On images as they are. */
        PLAIN,
        /** On flipped, shifted and turned images. */
        CLASSICAL,
        /** On mixtures of two images each. */
        MIXUP,
        /** On images and what Algorithm 1 makes of them. */
        SIGN,
        /** On images changed by DeepAugment's policies. */
        DEEPAUGMENT,
        /** On images and moved ones, both changed by DeepAugment's policies. */
        DEEPAUGMENT_SIGN,
        /** On the change that one step makes, instead of on the image; in testing, too. */
        DELTA_ONLY;

        /** The name in {@code reproduction.yaml}. */
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether moved images are trained on. */
        boolean moves() {
            return this == SIGN || this == DEEPAUGMENT_SIGN;
        }

        /** Whether it takes a trained network. */
        boolean hasSource() {
            return moves() || this == DELTA_ONLY;
        }
    }

    /**
     * Reads the axes {@code model}, {@code scheme} and, if there is one, {@code uncertainty}.
     *
     * @throws BadInputException if one is missing or has no meaning
     */
    static SignVariant of(RunDescription run) {
        List<String> schemes = Arrays.stream(Scheme.values()).map(Scheme::text).toList();
        Scheme scheme = Scheme.values()[schemes.indexOf(run.axis("scheme", schemes))];
        String uncertainty = run.variant().getOrDefault("uncertainty", NONE);
        if (!List.of(NONE, ALEATORIC).contains(uncertainty)) {
            throw new BadInputException("The axis 'uncertainty' has the value '" + uncertainty
                    + "', but the method knows " + NONE + ", " + ALEATORIC + ".");
        }
        return new SignVariant(run.axis("model"), scheme, uncertainty.equals(ALEATORIC));
    }
}
