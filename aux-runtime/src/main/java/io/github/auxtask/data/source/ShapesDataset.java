package io.github.auxtask.data.source;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Ten classes of figures drawn by formula, 3 x 32 x 32: needs no download, no linear model learns it, a small
 * convolutional network does. Image i of a split is a pure function of (split, i) and has class i mod 10, so every
 * beginning of a split is balanced and a larger set begins with a smaller one.
 */
public final class ShapesDataset implements DatasetSource {
    /** The name used in {@code reproduction.yaml}. */
    public static final String NAME = "shapes";

    /** Rises whenever any pixel of any image changes: a test holds it to the pixels' own digest. */
    private static final int GENERATOR_VERSION = 1;

    private static final long SEED = 20_261_121;
    private static final int STANDARD_TRAIN = 2_000;
    private static final int STANDARD_TEST = 500;
    private static final List<DrawnShape> FIGURES = List.of(DrawnShape.values());
    private static final List<String> CLASS_NAMES =
            FIGURES.stream().map(DrawnShape::toString).toList();
    private static final Standardisation STANDARDISATION =
            new Standardisation(new float[] {0.5f, 0.5f, 0.5f}, new float[] {0.25f, 0.25f, 0.25f});

    /** Of the standard set, 2,000 training and 500 test images. */
    public static final ContentId DIGEST = standard().digest();

    private final int train;
    private final int test;

    /** 2,000 training and 500 test images. */
    public ShapesDataset() {
        this(STANDARD_TRAIN, STANDARD_TEST);
    }

    /**
     * A set of these sizes.
     *
     * @param train number of training images
     * @param test number of test images
     */
    public ShapesDataset(int train, int test) {
        this.train = train;
        this.test = test;
    }

    /** 2,000 training and 500 test images. */
    public static ShapesDataset standard() {
        return new ShapesDataset();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<ContentId> digest(Settings settings) {
        return Optional.of(digest());
    }

    /** SHA-256 over the generator's version, seed and sizes. */
    public ContentId digest() {
        return ContentId.of("shapes generator " + GENERATOR_VERSION + "\nseed " + SEED + "\nshape " + ImageShape.RGB_32
                + "\ntrain " + train + "\ntest " + test + "\nclasses " + FIGURES + "\n");
    }

    @Override
    public DatasetDescription describe(DataAccess access, Settings settings) {
        return new DatasetDescription(NAME, ImageShape.RGB_32, CLASS_NAMES, train, test);
    }

    @Override
    public DatasetStatus status(DataAccess access, Settings settings, boolean thorough) {
        return new DatasetStatus(NAME, true, null, true, "drawn by formula, needs no files", "");
    }

    @Override
    public Dataset load(DataAccess access, Settings settings) {
        return draw();
    }

    /** Draws the images, on all processors. */
    public Dataset draw() {
        String source = "drawn by formula, generator version " + GENERATOR_VERSION;
        return new Dataset(
                NAME, draw("train", train), draw("test", test), CLASS_NAMES, STANDARDISATION, digest(), source);
    }

    private static ImageSet draw(String split, int count) {
        ImageShape shape = ImageShape.RGB_32;
        byte[] pixels = new byte[count * shape.size()];
        int[] labels = new int[count];
        Arrays.setAll(labels, i -> i % FIGURES.size());
        IntStream.range(0, count).parallel().forEach(i -> {
            RandomStream random = RandomStream.of(SEED, "shapes " + split, i);
            new ShapeRenderer(random).paint(FIGURES.get(labels[i]), pixels, i * shape.size());
        });
        return new ImageSet(NAME + " " + split, FIGURES.size(), shape, pixels, labels);
    }
}
