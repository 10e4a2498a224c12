package io.github.auxtask.run.diagnose;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.run.prepare.LoadedData;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Images to measure with: the data set itself where it is on this machine, else noise of CIFAR-10's size, so that planning
 * downloads nothing.
 */
final class ProbeData {
    private static final int CLASSES = 10;
    private static final int TRAIN = 50_000;
    private static final int TEST = 1_100;

    private final DataAccess access;
    private final Map<String, Dataset> known = new HashMap<>();

    ProbeData(DataAccess access) {
        this.access = access;
    }

    Dataset get(DataRef reference) {
        DatasetSource source = LoadedData.check(reference);
        return known.computeIfAbsent(
                reference.name(),
                name -> source.status(access.home(), false).present() ? source.load(access) : noise(source));
    }

    private static Dataset noise(DatasetSource source) {
        return new Dataset(
                source.name(),
                images("train", TRAIN),
                images("test", TEST),
                IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList(),
                Standardisation.CIFAR10,
                source.digest(),
                "noise, only to measure time with");
    }

    private static ImageSet images(String name, int count) {
        ImageShape shape = new ImageShape(3, 32, 32);
        RandomStream random = RandomStream.of(0, "probe/" + name);
        byte[] pixels = new byte[count * shape.size()];
        random.nextBytes(pixels);
        int[] labels = IntStream.range(0, count).map(i -> i % CLASSES).toArray();
        return new ImageSet("noise " + name, CLASSES, shape, pixels, labels);
    }
}
