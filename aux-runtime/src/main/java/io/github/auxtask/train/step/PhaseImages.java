package io.github.auxtask.train.step;

import io.github.auxtask.train.input.InputStage;
import org.jspecify.annotations.Nullable;

/**
 * What makes the images of a phase on the device, for its step and its validation.
 *
 * @param stage makes inputs of training images that are stored; {@code null} if batches bring their inputs. All phases share it, and
 *     whoever made it closes it
 * @param validationStage the same for validation images
 * @param adversaries makes the phase's adversarial images; {@code null} if there are none
 */
public record PhaseImages(
        @Nullable InputStage stage,
        @Nullable InputStage validationStage,
        @Nullable AdversarialImages adversaries) implements AutoCloseable {
    /** Batches bring their inputs, and nothing is attacked. */
    public static final PhaseImages PLAIN = new PhaseImages(null, null, null);

    /** Batches bring their inputs. */
    public static PhaseImages attacked(AdversarialImages adversaries) {
        return new PhaseImages(null, null, adversaries);
    }

    /** Frees what belongs to the phase alone. */
    @Override
    public void close() {
        if (adversaries != null) {
            adversaries.close();
        }
    }
}
