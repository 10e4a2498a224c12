package io.github.auxtask.run.prepare;

import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.augment.Standardise;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.batch.PipelineExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.split.Subset;
import java.util.List;

/** What a run is tested on. */
public final class TestExamples {
    /** The setting with which every method lets a reduced budget take fewer; 0 for all. */
    private static final String COUNT = "data.test";

    private TestExamples() {}

    /** The test images, or so many of them, classes balanced, as the run's settings say, as its classifier is given them. */
    public static Examples of(RunMethod how, Dataset dataset) {
        ImageSet images = dataset.test();
        int[] members = Subset.all(images.count());
        int count = how.settings().integer(COUNT, 0);
        int[] chosen = Subset.taken(images, members, COUNT, count);
        InputPipeline inputs = how.inputs(dataset.description());
        Standardisation standardisation = how.standardisation(dataset);
        return inputs.transforms().equals(List.of(new Standardise(standardisation)))
                ? ImageExamples.of(images, chosen, standardisation)
                : new PipelineExamples(images, chosen, inputs, how.run().seed());
    }
}
