package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.data.corruption.benchmark.Corruptions;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The corrupted images that loss weights are tuned on: some of every corruption and severity (sheet, section 1). The paper draws 100 of
 * each, the released code takes the first 100, which are the same 100 test images 95 times. They are test images under the very
 * corruptions of the test, so reports must say so, and evaluations must leave them out.
 */
final class MetaSet {
    /** Random images are drawn from the first so many times as many, so that an evaluation can leave those out. */
    private static final int POOL = 10;

    private MetaSet() {}

    static CorruptionSource source(Settings settings) {
        return CorruptionSource.valueOf(
                settings.text(SelfSupervisionKeys.META_SOURCE).toUpperCase(Locale.ROOT));
    }

    /** The meta set lies within this many of the first test images. */
    static int reach(Settings settings) {
        int count = settings.integer(SelfSupervisionKeys.META_COUNT);
        return isFirst(settings) ? count : POOL * count;
    }

    private static boolean isFirst(Settings settings) {
        return settings.text(SelfSupervisionKeys.META_IMAGES).equals(SelfSupervisionKeys.FIRST);
    }

    /**
     * The meta set of a run.
     *
     * @throws BadInputException if there are not so many images
     */
    static ImageSet of(CorruptedImages images, Settings settings, long seed) {
        int count = settings.integer(SelfSupervisionKeys.META_COUNT);
        if (reach(settings) >= images.count()) {
            throw new BadInputException("Setting '" + SelfSupervisionKeys.META_COUNT + "' is " + count
                    + " and leaves none of the " + images.count() + " test images to evaluate on: use fewer.");
        }
        return isFirst(settings) ? images.first(count) : drawn(images, count, seed);
    }

    private static ImageSet drawn(CorruptedImages images, int count, long seed) {
        int cells = Corruptions.NAMES.size() * Corruption.SEVERITIES;
        ImageShape shape = ImageShape.RGB_32;
        byte[] pixels = new byte[cells * count * shape.size()];
        int[] labels = new int[cells * count];
        IntStream.range(0, cells).parallel().forEach(cell -> {
            String corruption = Corruptions.NAMES.get(cell / Corruption.SEVERITIES);
            int severity = cell % Corruption.SEVERITIES + 1;
            int[] order = RandomStream.of(seed, "meta " + corruption, severity).permutation(POOL * count);
            for (int i = 0; i < count; i++) {
                int at = cell * count + i;
                labels[at] = images.label(order[i]);
                images.write(corruption, severity, order[i], pixels, at * shape.size());
            }
        });
        String name = count + " of the first " + POOL * count + " images of every corruption and severity";
        return new ImageSet(name, images.classes(), shape, pixels, labels);
    }
}
