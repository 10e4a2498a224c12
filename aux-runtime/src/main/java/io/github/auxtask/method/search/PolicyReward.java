package io.github.auxtask.method.search;

import java.util.Comparator;
import java.util.List;

/**
 * What a child's training is worth (DeepAugment's {@code Objective.calculate_reward}): the mean of its best validation accuracies among
 * the epochs that do not overfit.
 *
 * @param best how many are averaged; fewer where there are fewer
 * @param largestGap by how much training accuracy may exceed validation accuracy
 */
record PolicyReward(int best, double largestGap) {
    /** As released: the three best of those with a gap of at most 0.10. */
    static final PolicyReward RELEASED = new PolicyReward(3, 0.10);

    /**
     * One epoch of a child.
     *
     * @param training accuracy on the images it is trained on, 0 to 1
     * @param validation accuracy on held-out images, 0 to 1
     */
    record Epoch(double training, double validation) {}

    /** The reward, 0 to 1; 0 if every epoch overfits, where the released code has none and fails. */
    double of(List<Epoch> epochs) {
        return epochs.stream()
                .filter(epoch -> epoch.training() - epoch.validation() <= largestGap)
                .map(Epoch::validation)
                .sorted(Comparator.reverseOrder())
                .limit(best)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }
}
