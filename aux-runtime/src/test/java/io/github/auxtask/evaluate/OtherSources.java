package io.github.auxtask.evaluate;

import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.engine.EvaluationSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One other data set, and a folder of files. */
public final class OtherSources implements EvaluationSources {
    public final List<EvaluationNeeds.NeededData> asked = new ArrayList<>();
    private final Dataset dataset;
    private final Path folder;

    public OtherSources(Dataset dataset, Path folder) {
        this.dataset = dataset;
        this.folder = folder;
    }

    @Override
    public CorruptedImages corrupted(CorruptionSource source) {
        return NONE.corrupted(source);
    }

    @Override
    public int testImagesSeen() {
        return 0;
    }

    @Override
    public Dataset data(EvaluationNeeds.NeededData need) {
        asked.add(need);
        return dataset;
    }

    @Override
    public Path file(String name) {
        return folder.resolve(name);
    }
}
