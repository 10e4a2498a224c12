package io.github.auxtask.run.prepare;

import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.AsTrained;
import io.github.auxtask.evaluate.EvaluationNeeds.NeededData;
import io.github.auxtask.evaluate.engine.EvaluationSources;
import io.github.auxtask.provenance.RunRecord;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run's evaluations get images from that are not its test images as they are.
 *
 * @param data of all runs
 * @param how the run and its method
 * @param record of the run, whose history says how training went
 */
public record RunSources(LoadedData data, RunMethod how, RunRecord record) implements EvaluationSources {
    private Dataset dataset() {
        return data.get(how.run().data());
    }

    @Override
    public CorruptedImages corrupted(CorruptionSource source) {
        return data.corrupted(dataset(), source);
    }

    @Override
    public int testImagesSeen() {
        return how.method().testImagesSeen(how.description(dataset()));
    }

    @Override
    public Examples trainingImages() {
        return how.method()
                .trainingImages(how.description(dataset()), dataset())
                .orElseGet(EvaluationSources.super::trainingImages);
    }

    @Override
    public Optional<AsTrained> asTrained() {
        RunRecord.Training training = record.training();
        int kept = training.selected().equals("last") ? training.epochs() : training.bestEpoch();
        return training.history().stream()
                .filter(epoch -> epoch.epoch() == kept)
                .findFirst()
                .map(epoch -> new AsTrained(record.data().parts().train(), epoch.trainAccuracy(), epoch.losses()));
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
