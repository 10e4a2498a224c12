package io.github.auxtask.run.prepare;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.train.EpochRecord;
import java.util.List;
import java.util.Map;

/** The values that networks start from, in place of trained ones, to measure time with: arithmetic takes as long on any numbers. */
public final class InitialValues implements NetworkValues {
    @Override
    public Map<String, float[]> of(RunMethod how, DatasetDescription data) {
        return Initialisation.torchDefaults()
                .values(Classifier.parameters(how, data), how.run().seed());
    }

    @Override
    public ContentId digest(RunMethod how) {
        return ContentId.of("initial values of " + how.run().id());
    }

    @Override
    public List<EpochRecord> history(RunMethod how) {
        return List.of();
    }
}
