package io.github.auxtask.run.diagnose;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.run.prepare.MadePlace;
import io.github.auxtask.run.prepare.MakerFunctions;
import java.util.function.LongSupplier;

/** Measures what a maker takes for an image: a few to warm up, then as many as fit into some seconds. */
final class MakerProbe {
    private static final double NANOS = 1e9;
    private static final int WARM_UP = 8;
    private static final int MOST = 250;

    private final LongSupplier nanoTime;
    private final double limitSeconds;

    MakerProbe(LongSupplier nanoTime, double limitSeconds) {
        this.nanoTime = nanoTime;
        this.limitSeconds = limitSeconds;
    }

    /** Seconds for an image. What is made is thrown away. */
    double secondsPerImage(MadePlace place, RunDescription run, Dataset dataset, NDManager parent) {
        ImageSet images = place.images(dataset);
        try (NDManager manager = parent.newSubManager();
                MakerFunctions functions = new MakerFunctions(manager)) {
            DataMaker.Making making = place.maker().begin(new DataMaker.Materials(run, images, functions));
            return secondsPerImage(making, images.count());
        }
    }

    /** The same of what was begun. */
    double secondsPerImage(DataMaker.Making making, int count) {
        int few = Math.min(WARM_UP, count);
        // Twice: compiling belongs to the first time.
        seconds(making, few);
        double rate = seconds(making, few) / few;
        int more = (int) Math.min(Math.min(count, MOST), limitSeconds / Math.max(rate, 1 / NANOS));
        return more <= few ? rate : seconds(making, more) / more;
    }

    private double seconds(DataMaker.Making making, int count) {
        long start = nanoTime.getAsLong();
        making.make(0, count, (array, index, values, at) -> {});
        return (nanoTime.getAsLong() - start) / NANOS;
    }
}
