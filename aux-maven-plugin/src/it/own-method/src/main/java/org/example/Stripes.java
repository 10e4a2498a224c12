package org.example;

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
import java.util.List;
import java.util.Optional;

/** A data set of its own: horizontal and vertical stripes with noise, 3 x 16 x 16. */
public final class Stripes implements DatasetSource {
    private static final ImageShape SHAPE = new ImageShape(3, 16, 16);
    private static final List<String> CLASSES = List.of("horizontal", "vertical");
    private static final int TRAIN = 200;
    private static final int TEST = 100;
    private static final ContentId DIGEST = ContentId.of("stripes 1");

    @Override
    public String name() {
        return "stripes";
    }

    @Override
    public Optional<ContentId> digest(Settings settings) {
        return Optional.of(DIGEST);
    }

    @Override
    public DatasetDescription describe(DataAccess access, Settings settings) {
        return new DatasetDescription(name(), SHAPE, CLASSES, TRAIN, TEST);
    }

    @Override
    public DatasetStatus status(DataAccess access, Settings settings, boolean thorough) {
        return new DatasetStatus(name(), true, null, true, "drawn, needs no files", "");
    }

    @Override
    public Dataset load(DataAccess access, Settings settings) {
        return new Dataset(
                name(),
                drawn("train", TRAIN),
                drawn("test", TEST),
                CLASSES,
                Standardisation.SYMMETRIC,
                DIGEST,
                "drawn");
    }

    private static ImageSet drawn(String split, int count) {
        byte[] pixels = new byte[count * SHAPE.size()];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % CLASSES.size();
            RandomStream random = RandomStream.of(1, "stripes " + split, i);
            for (int k = 0; k < SHAPE.size(); k++) {
                int along = labels[i] == 0 ? k / SHAPE.width() % SHAPE.height() : k % SHAPE.width();
                pixels[i * SHAPE.size() + k] = (byte) ((along / 2 % 2) * 120 + random.nextInt(100));
            }
        }
        return new ImageSet("stripes " + split, CLASSES.size(), SHAPE, pixels, labels);
    }
}
