package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.BadInputException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How fast a run converged, as a metric that needs no test images: {@code epochsToReach.0.9} is the first epoch whose
 * validation accuracy is at least nine tenths of the best validation accuracy of the same run.
 *
 * <p>The run's own best is the measure, so that a network that ends lower is not called slow for that; where it ends is what
 * other metrics are for. Runs with different schedules or numbers of epochs are not to be compared by it.
 *
 * @param share of the run's best, above 0 and at most 1
 */
public record ConvergenceMetric(double share) {
    private static final String PREFIX = "epochsToReach.";

    /**
     * The metric of this name, if it is one of these.
     *
     * @throws BadInputException if it is, but the share is none
     */
    public static Optional<ConvergenceMetric> of(String name) {
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String text = name.substring(PREFIX.length());
        double share = text.matches("[0-9]+(\\.[0-9]+)?") ? Double.parseDouble(text) : 0;
        if (!(share > 0 && share <= 1)) {
            throw new BadInputException(
                    "the metric '" + name
                            + "' needs a share of the best validation accuracy above 0 and at most 1, as in epochsToReach.0.9.");
        }
        return Optional.of(new ConvergenceMetric(share));
    }

    /**
     * The first epoch that reaches the share, from 1; empty without epochs, or if no image was ever right.
     *
     * @param accuracies of validation, an epoch after the other
     */
    public OptionalInt firstEpoch(double... accuracies) {
        double best = 0;
        for (double accuracy : accuracies) {
            best = Math.max(best, Double.isNaN(accuracy) ? 0 : accuracy);
        }
        for (int epoch = 0; best > 0 && epoch < accuracies.length; epoch++) {
            if (accuracies[epoch] >= share * best) {
                return OptionalInt.of(epoch + 1);
            }
        }
        return OptionalInt.empty();
    }
}
