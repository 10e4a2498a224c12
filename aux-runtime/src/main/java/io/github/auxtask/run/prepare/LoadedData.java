package io.github.auxtask.run.prepare;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.data.source.Datasets;
import io.github.auxtask.experiment.spec.DataRef;
import java.util.HashMap;
import java.util.Map;

/** The data sets of a plan, each read once and kept for all its runs. */
public final class LoadedData {
    private final DataAccess access;
    private final Map<String, Dataset> loaded = new HashMap<>();
    private final Map<String, CorruptedImages> corrupted = new HashMap<>();

    public LoadedData(DataAccess access) {
        this.access = access;
    }

    /**
     * Reads a data set, fetching it first if it is missing.
     *
     * @throws BadInputException if it cannot be had, or is not the one that the reproduction names
     */
    public Dataset get(DataRef reference) {
        DatasetSource source = check(reference);
        return loaded.computeIfAbsent(reference.name(), name -> source.load(access));
    }

    /**
     * The test images of a data set under corruptions, opened once.
     *
     * @throws BadInputException if they cannot be had
     */
    public CorruptedImages corrupted(Dataset dataset, CorruptionSource source) {
        return corrupted.computeIfAbsent(
                dataset.name() + " " + source, key -> source.open(access, dataset.name(), dataset.test()));
    }

    /**
     * Looks whether the harness's data set of this name is the one that the reproduction means.
     *
     * @throws BadInputException if it is not
     */
    public static DatasetSource check(DataRef reference) {
        DatasetSource source = Datasets.named(reference.name());
        if (!source.digest().hex().equals(reference.digest())) {
            throw new BadInputException("The data set '" + reference.name() + "' has the digest " + source.digest()
                    + ", but reproduction.yaml asks for " + reference.digest() + " (data.digest).");
        }
        return source;
    }
}
