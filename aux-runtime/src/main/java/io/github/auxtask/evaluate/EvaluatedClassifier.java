package io.github.auxtask.evaluate;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackOutcome;
import io.github.auxtask.attack.threat.InputSpec;
import java.util.Optional;

/** A trained classifier in evaluation mode with frozen parameters, asked about images on the host. */
public interface EvaluatedClassifier {
    /** What it is given. */
    InputSpec inputs();

    /**
     * Its scores.
     *
     * @return a row of K for each image
     * @throws io.github.auxtask.core.RunFailedException if one is not finite
     */
    float[][] scores(ExampleBatch images);

    /**
     * The distributions of its scores, where the method predicts how sure it is of them. Their means are the {@link #scores}.
     *
     * @return nothing if it does not; then it does not for any image
     * @throws io.github.auxtask.core.RunFailedException if a number is not finite
     */
    default Optional<ScoreMoments> moments(ExampleBatch images) {
        return Optional.empty();
    }

    /**
     * What its last fully connected layer reads.
     *
     * @return a row for each image
     * @throws io.github.auxtask.core.BadInputException if it has no such layer
     */
    float[][] features(ExampleBatch images);

    /** Whether the method predicts how sure it is of its scores. */
    default boolean hasMoments() {
        return false;
    }

    /**
     * The loss of each image for its label, as the method trains with it.
     *
     * @throws io.github.auxtask.core.BadInputException if the method has no loss of its own
     */
    float[] losses(ExampleBatch images);

    /**
     * Attacks the images; what is drawn depends on seed, attack and image only.
     *
     * @param scores of the unchanged images, so that several attacks share one clean pass
     */
    AttackOutcome attacked(Attack attack, ExampleBatch images, float[][] scores);

    /** Attacks the images. */
    default AttackOutcome attacked(Attack attack, ExampleBatch images) {
        return attacked(attack, images, scores(images));
    }

    /** The class with the highest score of each row; of equal ones the first. */
    static int[] predictions(float[][] scores) {
        int[] predictions = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            for (int k = 1; k < scores[i].length; k++) {
                predictions[i] = scores[i][k] > scores[i][predictions[i]] ? k : predictions[i];
            }
        }
        return predictions;
    }
}
