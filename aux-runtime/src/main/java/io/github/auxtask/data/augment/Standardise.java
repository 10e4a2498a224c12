package io.github.auxtask.data.augment;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;

/**
 * (x - mean) / std, channel by channel: what the network is given.
 *
 * @param standardisation mean and standard deviation
 */
public record Standardise(Standardisation standardisation) implements ImageTransform {
    @Override
    public String name() {
        return "standardise";
    }

    @Override
    public ImageShape output(ImageShape input) {
        if (input.channels() != standardisation.channels()) {
            throw new BadInputException("Images of " + input + " cannot be standardised with means of "
                    + standardisation.channels() + " channels: give one for each.");
        }
        return input;
    }

    @Override
    public float[] apply(float[] image, ImageShape shape, float[] numbers, int at) {
        float[] mean = standardisation.mean();
        float[] std = standardisation.std();
        float[] out = new float[image.length];
        for (int i = 0; i < out.length; i++) {
            int channel = i / shape.plane();
            out[i] = (image[i] - mean[channel]) / std[channel];
        }
        return out;
    }
}
