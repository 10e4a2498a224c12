package io.github.auxtask.train.declaration;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.train.task.Adversary;
import java.util.List;
import java.util.Locale;

/**
 * What a phase does with adversarial images (Madry et al. 2018; Kurakin et al. 2017 for mixtures).
 *
 * @param shares the adversaries, one of which is drawn for every batch; none for training on clean images
 * @param updates which images the weights are updated on
 * @param validates whether images are attacked in validation, too
 */
public record AdversarialTraining(List<Share> shares, Updates updates, boolean validates) {
    /** Clean images only. */
    public static final AdversarialTraining NONE = new AdversarialTraining(List.of(), Updates.ADVERSARIAL, false);

    /** What the weights are updated on, batch by batch. */
    public enum Updates {
        /** Once, on the adversarial images in place of the clean ones. */
        ADVERSARIAL,
        /** Once, on clean and adversarial images together, in one forward pass. */
        ONE,
        /** Twice: on the clean images, then on adversarial ones made against the weights that this gave. */
        TWO;

        /**
         * Reads the word of {@code reproduction.yaml}.
         *
         * @throws BadInputException if it is none
         */
        public static Updates parse(String word) {
            for (Updates updates : values()) {
                if (updates.toString().equals(word)) {
                    return updates;
                }
            }
            throw new BadInputException("Unknown updates '" + word + "': use adversarial, one or two.");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One of the adversaries.
     *
     * @param weight how often it is drawn, in proportion to the weights of the others; above 0
     */
    public record Share(TrainingAdversary adversary, double weight) {
        public Share {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new BadInputException("The share of an adversary is " + weight + ": use a number above 0.");
            }
        }
    }

    public AdversarialTraining {
        shares = List.copyOf(shares);
    }

    /** Adversarial images in place of the clean ones, in training and in validation, made in the step itself. */
    public static AdversarialTraining of(Adversary adversary) {
        return new AdversarialTraining(
                List.of(new Share(new TrainingAdversary.InTrainingMode(adversary), 1)), Updates.ADVERSARIAL, true);
    }

    /** Whether there are no adversaries. */
    public boolean isNone() {
        return shares.isEmpty();
    }

    /** Whether the weights are updated on clean images, too. */
    public boolean trainsOnClean() {
        return isNone() || updates != Updates.ADVERSARIAL;
    }

    /** Whether they are updated on adversarial images. */
    public boolean trainsOnAdversarial() {
        return !isNone();
    }
}
