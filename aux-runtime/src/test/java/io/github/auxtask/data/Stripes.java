package io.github.auxtask.data;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import java.util.List;
import java.util.Optional;

/** A data set as a jar from outside would bring it, in its second version. Registered by a test resource. */
public final class Stripes implements DatasetSource {
    private static final ImageShape SHAPE = new ImageShape(3, 8, 8);

    @Override
    public String name() {
        return "stripes";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(SettingKey.integer("count", 4, "training images").atLeast(1));
    }

    @Override
    public Optional<ContentId> digest(Settings settings) {
        return Optional.of(ContentId.of("stripes " + settings.integer("count")));
    }

    @Override
    public DatasetDescription describe(DataAccess access, Settings settings) {
        return new DatasetDescription(name(), SHAPE, List.of("across", "along"), settings.integer("count"), 2);
    }

    @Override
    public DatasetStatus status(DataAccess access, Settings settings, boolean thorough) {
        return new DatasetStatus(name(), true, null, true, "drawn", "");
    }

    @Override
    public Dataset load(DataAccess access, Settings settings) {
        DatasetDescription like = describe(access, settings);
        return new Dataset(
                name(),
                images(like.train()),
                images(like.test()),
                like.classNames(),
                Standardisation.SYMMETRIC,
                digest(settings).orElseThrow(),
                "drawn");
    }

    private static ImageSet images(int count) {
        byte[] pixels = new byte[count * SHAPE.size()];
        int[] labels = new int[count];
        for (int i = 0; i < pixels.length; i++) {
            int image = i / SHAPE.size();
            labels[image] = image % 2;
            pixels[i] = (byte) ((image % 2 == 0 ? i / 8 : i) % 2 * 200);
        }
        return new ImageSet("stripes", 2, SHAPE, pixels, labels);
    }
}
