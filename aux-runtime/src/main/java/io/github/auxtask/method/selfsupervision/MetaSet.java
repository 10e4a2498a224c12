package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.ImageSet;
import io.github.auxtask.experiment.Settings;
import io.github.auxtask.method.TrainingContext;

/** The corrupted images that loss weights are tuned on: some of every corruption and severity (sheet, section 1). */
final class MetaSet {
    private MetaSet() {}

    /**
     * The meta set of a run.
     *
     * @throws BadInputException if there is none
     */
    static ImageSet of(TrainingContext context, Settings settings) {
        if (settings.keys().isEmpty()) {
            return context.dataset().test();
        }
        throw new BadInputException("Learned weights need corrupted images of the data set "
                + context.dataset().name() + ", and there are none.");
    }
}
