package io.github.auxtask.run.prepare;

import io.github.auxtask.core.FileDigest;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.AsTrained;
import io.github.auxtask.evaluate.EvaluationNeeds.NeededData;
import io.github.auxtask.evaluate.engine.EvaluationSources;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run's evaluations get images from that are not its test images as they are.
 *
 * @param data of all runs
 * @param how the run and its method
 * @param record of the run, whose history says how training went
 * @param reads hears of all that is asked for
 */
public record RunSources(LoadedData data, RunMethod how, RunRecord record, EvaluationReads reads)
        implements EvaluationSources {
    private Dataset dataset() {
        return data.get(how.run().data());
    }

    @Override
    public CorruptedImages corrupted(CorruptionSource source) {
        CorruptedImages images = data.corrupted(dataset(), source);
        reads.add(images);
        return images;
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
        Dataset other = data.data(need);
        reads.add(other);
        return other;
    }

    @Override
    public Path file(String name) {
        Path file = data.file(name);
        if (Files.isRegularFile(file)) {
            reads.add(new EvaluationRecord.Read(
                    EvaluationRecord.Read.FILE,
                    shown(name),
                    FileDigest.ofNamed(file).hex()));
        }
        return file;
    }

    /** Records hold no path of a machine. */
    private static String shown(String name) {
        Path path = Path.of(name);
        return path.isAbsolute() ? String.valueOf(path.getFileName()) : name.replace('\\', '/');
    }
}
