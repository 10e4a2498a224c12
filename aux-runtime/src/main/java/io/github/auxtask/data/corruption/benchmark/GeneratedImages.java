package io.github.auxtask.data.corruption.benchmark;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.weather.FrostPictures;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;

/**
 * Test images damaged on demand by the published recipes with draws of our own. The draws are named by (corruption, severity, image)
 * and by nothing else, so that every network is tested on the same images.
 */
public final class GeneratedImages implements CorruptedImages {
    /** Of all draws; a constant, because the images are a data set and not part of a run. */
    private static final long SEED = 0;

    private final ImageSet test;
    private final FrostPictures frost;
    private final Corruptions corruptions;

    /**
     * Damaged images of a test set.
     *
     * @throws BadInputException if the images are not 3 x 32 x 32
     */
    public GeneratedImages(ImageSet test, FrostPictures frost) {
        if (!test.shape().equals(ImageShape.RGB_32)) {
            throw new BadInputException("Corruptions are defined for images of " + ImageShape.RGB_32 + ", but "
                    + test.name() + " has " + test.shape() + ": remove 'corruptions' from the evaluation.");
        }
        this.test = test;
        this.frost = frost;
        this.corruptions = new Corruptions(frost);
    }

    @Override
    public String origin() {
        return "made from " + test.name() + " by the published recipes, frost from "
                + (frost.original() ? "the original pictures" : "pictures of our own");
    }

    @Override
    public boolean official() {
        return false;
    }

    @Override
    public boolean originalFrost() {
        return frost.original();
    }

    @Override
    public int count() {
        return test.count();
    }

    @Override
    public int classes() {
        return test.classes();
    }

    @Override
    public int label(int image) {
        return test.label(image);
    }

    @Override
    public void write(String corruption, int severity, int image, byte[] out, int at) {
        Corruptions.requireSeverity(severity);
        corruptions
                .named(corruption)
                .corrupt(
                        new CleanImage(test.pixels(), test.offset(image)),
                        severity,
                        new StreamDraws(SEED, corruption, severity, image),
                        out,
                        at);
    }
}
