package io.github.auxtask.run;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.Evaluation;
import io.github.auxtask.experiment.Settings;

/** A network is not tested on corrupted images that something in its training was tuned on. */
final class SeenImagesCheck {
    private static final String CORRUPTIONS = "corruptions";
    private static final String SKIP = "skip-first";

    private SeenImagesCheck() {}

    /**
     * Looks at all evaluations of a run.
     *
     * @throws BadInputException if one on corrupted images includes some that training looks at
     */
    static void check(RunMethod how) {
        int seen = how.method().testImagesSeen(how.run().variant(), how.settings());
        for (Evaluation evaluation : how.run().evaluations()) {
            Settings settings = Settings.of(evaluation.settings());
            if (settings.keys().contains(CORRUPTIONS) && settings.integer(SKIP, 0) < seen) {
                throw new BadInputException(how.run().label() + ": the evaluation '" + evaluation.name()
                        + "' would test on corrupted images that training tunes its loss weights on, those of the first "
                        + seen + " test images: set " + SKIP + " to " + seen + " or more.");
            }
        }
    }
}
