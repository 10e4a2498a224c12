package io.github.auxtask.run.prepare;

import io.github.auxtask.core.FileDigest;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.EvaluationNeeds.NeededData;
import io.github.auxtask.evaluate.engine.EvaluationSources;
import io.github.auxtask.provenance.EvaluationRecord;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a run's evaluations get images from that are not its test images as they are.
 *
 * @param data of all runs
 * @param dataset the run's
 * @param testImagesSeen training has tuned something on corrupted copies of the first so many test images
 * @param reads hears of all that is asked for
 */
public record RunSources(LoadedData data, Dataset dataset, int testImagesSeen, EvaluationReads reads)
        implements EvaluationSources {
    @Override
    public CorruptedImages corrupted(CorruptionSource source) {
        CorruptedImages images = data.corrupted(dataset, source);
        reads.add(images);
        return images;
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
