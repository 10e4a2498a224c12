package io.github.auxtask.run.diagnose;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.run.prepare.NamedData;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Images to measure with: the data set itself where it is on this machine, else noise of its shape, classes and counts, so that
 * planning downloads nothing.
 */
final class ProbeData {
    /** Every image of noise is a stretch of one block of this many images. */
    private static final int BLOCK = 16;

    /** Prime, so that neighbours begin at different places. */
    private static final int STEP = 7_919;

    private final DataAccess access;
    private final Map<DataRef, Dataset> known = new HashMap<>();

    ProbeData(DataAccess access) {
        this.access = access;
    }

    Dataset get(DataRef reference) {
        return known.computeIfAbsent(reference, wanted -> {
            NamedData data = NamedData.of(wanted);
            return data.status(access, false).present() ? data.load(access) : noise(data.describe(access), reference);
        });
    }

    private static Dataset noise(DatasetDescription like, DataRef reference) {
        return new Dataset(
                like.name(),
                images("train", like, like.train()),
                images("test", like, like.test()),
                like.classNames(),
                Standardisation.evenly(like.shape().channels()),
                new ContentId(reference.digest()),
                "noise, only to measure time with");
    }

    private static ImageSet images(String name, DatasetDescription like, int count) {
        ImageShape shape = like.shape();
        byte[] noise = new byte[BLOCK * shape.size()];
        RandomStream.of(0, "probe/" + name).nextBytes(noise);
        int places = noise.length - shape.size();
        int[] labels = IntStream.range(0, count).map(i -> i % like.classes()).toArray();
        return ImageSet.decodedOnRead(
                "noise " + name,
                like.classes(),
                shape,
                (index, out, at) -> System.arraycopy(noise, Math.floorMod(index * STEP, places), out, at, shape.size()),
                labels);
    }
}
