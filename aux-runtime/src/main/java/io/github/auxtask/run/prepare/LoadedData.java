package io.github.auxtask.run.prepare;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.EvaluationFiles;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.experiment.spec.DataRef;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The data sets of a plan, each read once and kept for all its runs. */
public final class LoadedData implements EvaluationFiles {
    private final DataAccess access;
    private final Map<DataRef, Dataset> loaded = new HashMap<>();
    private final Map<List<Object>, CorruptedImages> corrupted = new HashMap<>();

    public LoadedData(DataAccess access) {
        this.access = access;
    }

    /**
     * Reads a data set, fetching it first if it is missing.
     *
     * @throws BadInputException if it cannot be had, or is not the one that the reproduction names
     */
    public Dataset get(DataRef reference) {
        Dataset known = loaded.get(reference);
        if (known == null) {
            known = NamedData.of(reference).load(access);
            loaded.put(reference, known);
        }
        return known;
    }

    /**
     * Reads a data set that an evaluation needs beside the run's own, which need not say which images it means.
     *
     * @throws BadInputException if it cannot be had
     */
    public Dataset fetch(DataRef reference) {
        Dataset known = loaded.get(reference);
        if (known == null) {
            known = NamedData.of(reference).fetch(access);
            loaded.put(reference, known);
        }
        return known;
    }

    @Override
    public Dataset data(EvaluationNeeds.NeededData need) {
        return fetch(new DataRef(need.name(), DataRef.NO_DIGEST, need.settings()));
    }

    @Override
    public Path file(String name) {
        return access.resolve(name);
    }

    /**
     * The test images of a data set under corruptions, opened once.
     *
     * @throws BadInputException if they cannot be had
     */
    public CorruptedImages corrupted(Dataset dataset, CorruptionSource source) {
        return corrupted.computeIfAbsent(
                List.of(dataset.test(), source), key -> source.open(access, dataset.name(), dataset.test()));
    }
}
