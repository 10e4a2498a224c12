package io.github.auxtask.data.augment;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * Gaussian blur with a standard deviation uniform in a range, as torchvision's {@code GaussianBlur}: so many taps, mirrored at the
 * border without the edge pixel. Some images are left as they are, as with {@code RandomApply}. Number: the standard deviation, 0 for
 * those.
 *
 * @param kernel taps, an odd number
 * @param minimumSigma smallest standard deviation in pixels, positive
 * @param maximumSigma largest standard deviation in pixels
 * @param probability that an image is blurred, 0 to 1
 */
public record RandomBlur(int kernel, double minimumSigma, double maximumSigma, double probability)
        implements ImageTransform {
    public RandomBlur {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is between 0 and 1, not " + probability);
        }
        if (kernel < 1 || kernel % 2 == 0 || !(minimumSigma > 0) || !(maximumSigma >= minimumSigma)) {
            throw new IllegalArgumentException("a blur has an odd number of taps and positive standard deviations, not "
                    + kernel + " and " + minimumSigma + " to " + maximumSigma);
        }
    }

    /** The same for every image. */
    public RandomBlur(int kernel, double minimumSigma, double maximumSigma) {
        this(kernel, minimumSigma, maximumSigma, 1);
    }

    @Override
    public String name() {
        return "blur";
    }

    @Override
    public ImageShape output(ImageShape input) {
        if (kernel / 2 >= Math.min(input.height(), input.width())) {
            throw new BadInputException("A blur with " + kernel + " taps does not fit into images of " + input
                    + ": use fewer, or resize them before.");
        }
        return input;
    }

    @Override
    public int draws() {
        return 1;
    }

    @Override
    public void draw(RandomStream random, ImageShape input, float[] out, int at) {
        // With certainty nothing is drawn for it, so that draws of earlier versions stay what they were.
        boolean blurred = probability == 1 || random.nextDouble() < probability;
        out[at] = blurred ? (float) (minimumSigma + (maximumSigma - minimumSigma) * random.nextDouble()) : 0;
    }

    @Override
    public float[] apply(float[] image, ImageShape shape, float[] numbers, int at) {
        if (numbers[at] == 0) {
            return image;
        }
        return Resample.apply(
                image,
                shape,
                AxisTaps.gaussian(shape.height(), kernel / 2, numbers[at]),
                AxisTaps.gaussian(shape.width(), kernel / 2, numbers[at]));
    }
}
