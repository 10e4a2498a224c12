package io.github.auxtask.data.corruption.benchmark;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.weather.FrostFolder;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import java.nio.file.Path;

/**
 * Test images damaged on demand by the published recipes with draws of our own. The draws are named by (corruption, severity, image)
 * and by nothing else, so that every network is tested on the same images.
 */
public final class GeneratedImages implements CorruptedImages {
    /** Of all draws; a constant, because the images are a data set and not part of a run. */
    private static final long SEED = 0;

    private static final String FROST = "frost";

    private final ImageSet test;
    private final Corruptions corruptions;
    private final boolean originalFrost;
    private final String frost;

    /**
     * Damaged images of a test set.
     *
     * @param dataHome the folder that data sets are kept in, where the original pictures of frost may lie
     * @throws BadInputException if the images are not 3 x 32 x 32, or the pictures of frost cannot be used
     */
    public GeneratedImages(ImageSet test, Path dataHome) {
        if (!test.shape().equals(ImageShape.RGB_32)) {
            throw new BadInputException("Corruptions are defined for images of " + ImageShape.RGB_32 + ", but "
                    + test.name() + " has " + test.shape() + ": remove 'corruptions' from the evaluation.");
        }
        this.test = test;
        corruptions = new Corruptions(dataHome);
        corruptions.named(FROST);
        originalFrost = FrostFolder.isIn(dataHome);
        frost = FrostFolder.digest(dataHome);
    }

    @Override
    public String origin() {
        return "made from " + test.name() + " by the published recipes, frost from "
                + (originalFrost ? "the original pictures" : "pictures of our own");
    }

    @Override
    public ContentId digest() {
        return ContentId.of("corrupted/1\ntest " + test.digest() + "\nfrost " + frost + "\nseed " + SEED + "\n");
    }

    @Override
    public boolean official() {
        return false;
    }

    @Override
    public boolean originalFrost() {
        return originalFrost;
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
        byte[] pixels = new byte[CleanImage.VALUES];
        test.read(image, pixels, 0);
        corruptions
                .named(corruption)
                .corrupt(
                        new CleanImage(pixels, 0),
                        severity,
                        new StreamDraws(SEED, corruption, severity, image),
                        out,
                        at);
    }
}
