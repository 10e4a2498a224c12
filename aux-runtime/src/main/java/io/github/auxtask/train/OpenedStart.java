package io.github.auxtask.train;

import io.github.auxtask.data.DataAccess;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.StartingValues;
import io.github.auxtask.graph.ValueSink;
import io.github.auxtask.nn.pretrained.PretrainedFile;
import io.github.auxtask.nn.pretrained.PretrainedPart;
import io.github.auxtask.nn.pretrained.PretrainedValues;
import java.util.ArrayList;
import java.util.List;

/** A {@link NetworkStart} whose files are open, so that a network can be filled from them. */
public final class OpenedStart implements StartingValues, AutoCloseable {
    private final List<PretrainedFile> files;
    private final StartingValues values;

    private OpenedStart(List<PretrainedFile> files, StartingValues values) {
        this.files = files;
        this.values = values;
    }

    static OpenedStart of(NetworkStart start, Parameters parameters, long seed, DataAccess access) {
        List<PretrainedFile> files = new ArrayList<>();
        try {
            List<PretrainedPart> parts = new ArrayList<>();
            for (NetworkStart.PretrainedModule module : start.modules()) {
                PretrainedWeights weights = module.weights();
                PretrainedFile file = weights.open(access);
                files.add(file);
                weights.unused()
                        .requireUsed(
                                file.tensors().keySet(),
                                "file " + file.name(),
                                "setting " + weights.prefix() + ".unused");
                parts.add(new PretrainedPart(
                        file,
                        weights.names(module.architecture()),
                        module.scope(),
                        weights.scratch(),
                        weights.unused()));
            }
            StartingValues random = start.random().drawn(parameters, seed);
            return new OpenedStart(files, PretrainedValues.of(parameters, parts, random));
        } catch (RuntimeException e) {
            files.forEach(PretrainedFile::close);
            throw e;
        }
    }

    @Override
    public void fill(ParameterSpec spec, ValueSink sink) {
        values.fill(spec, sink);
    }

    @Override
    public void close() {
        files.forEach(PretrainedFile::close);
    }
}
