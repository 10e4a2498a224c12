package io.github.auxtask.run.prepare;

import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.split.Subset;

/** What a run is tested on. */
public final class TestExamples {
    /** The setting with which every method lets a reduced budget take fewer; 0 for all. */
    private static final String COUNT = "data.test";

    private TestExamples() {}

    /** The test images, or so many of them, classes balanced, as the run's settings say. */
    public static Examples of(RunMethod how, Dataset dataset) {
        ImageSet images = dataset.test();
        int[] members = Subset.all(images.count());
        int count = how.settings().integer(COUNT, 0);
        return ImageExamples.of(images, Subset.taken(images, members, COUNT, count), how.standardisation(dataset));
    }
}
