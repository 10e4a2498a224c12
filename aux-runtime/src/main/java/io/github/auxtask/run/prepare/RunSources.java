package io.github.auxtask.run.prepare;

import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.EvaluationNeeds.NeededData;
import io.github.auxtask.evaluate.engine.EvaluationSources;
import java.nio.file.Path;

/**
 * Where a run's evaluations get images from that are not its test images as they are.
 *
 * @param data of all runs
 * @param dataset the run's
 * @param testImagesSeen training has tuned something on corrupted copies of the first so many test images
 */
public record RunSources(LoadedData data, Dataset dataset, int testImagesSeen) implements EvaluationSources {
    @Override
    public CorruptedImages corrupted(CorruptionSource source) {
        return data.corrupted(dataset, source);
    }

    @Override
    public Dataset data(NeededData need) {
        return data.data(need);
    }

    @Override
    public Path file(String name) {
        return data.file(name);
    }
}
