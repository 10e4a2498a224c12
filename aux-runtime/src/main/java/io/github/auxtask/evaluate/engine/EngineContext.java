package io.github.auxtask.evaluate.engine;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.evaluate.AsTrained;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.evaluate.chunk.BatchSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an evaluation is given, with what lies behind it on the device. */
public final class EngineContext implements EvaluationContext {
    private final EvaluatedModel model;
    private final EvaluationSources sources;
    private final EvaluationNeeds needs;
    private final Examples examples;
    private final EngineClassifier classifier;
    private final @Nullable EngineClassifier twin;
    private final BatchSize batch;

    EngineContext(
            EvaluatedModel model,
            EvaluationSources sources,
            EvaluationNeeds needs,
            Examples examples,
            EngineClassifier classifier,
            @Nullable EngineClassifier twin,
            BatchSize batch) {
        this.model = model;
        this.sources = sources;
        this.needs = needs;
        this.examples = examples;
        this.classifier = classifier;
        this.twin = twin;
        this.batch = batch;
    }

    /** What lies behind a context, for what only we do on the device. */
    public static EngineContext of(EvaluationContext context) {
        if (context instanceof EngineContext engine) {
            return engine;
        }
        throw new IllegalStateException("checks of an attack need the engine behind " + context);
    }

    @Override
    public EngineClassifier classifier() {
        return classifier;
    }

    @Override
    public Optional<EvaluatedClassifier> twin() {
        if (!needs.twin()) {
            throw new IllegalStateException("the evaluation does not say that it needs a twin");
        }
        return Optional.ofNullable(twin);
    }

    /** The twin on the device. */
    public @Nullable AttackedClassifier twinOrNull() {
        return twin == null ? null : twin.victim();
    }

    /** On the device. */
    public NDManager manager() {
        return classifier.manager();
    }

    /** How many images go through the network at once, as far as is known by now; the caller's own to make smaller. */
    public BatchSize batch() {
        return batch.copy();
    }

    @Override
    public Examples examples() {
        return examples;
    }

    @Override
    public Examples trainingExamples() {
        return sources.trainingImages();
    }

    @Override
    public Optional<AsTrained> asTrained() {
        return sources.asTrained();
    }

    @Override
    public List<String> classNames() {
        return model.classNames();
    }

    @Override
    public Standardisation standardisation() {
        return model.standardisation();
    }

    @Override
    public long seed() {
        return model.seed();
    }

    @Override
    public Optional<Readout> readout() {
        return Optional.ofNullable(model.readout());
    }

    @Override
    public Map<String, float[]> values() {
        return model.values();
    }

    @Override
    public CorruptedImages corrupted() {
        CorruptionSource source = needs.corrupted();
        if (source == null) {
            throw new IllegalStateException("the evaluation does not say that it needs corrupted images");
        }
        return sources.corrupted(source);
    }

    @Override
    public int testImagesSeen() {
        return sources.testImagesSeen();
    }

    @Override
    public Dataset data(EvaluationNeeds.NeededData need) {
        if (!needs.data().contains(need)) {
            throw new IllegalStateException(
                    "the evaluation does not say that it needs the data set '" + need.name() + "'");
        }
        return sources.data(need);
    }

    @Override
    public Path file(String name) {
        return sources.file(name);
    }

    /** On a CPU the network wants the cores, too. */
    @Override
    public int threads() {
        int cores = Runtime.getRuntime().availableProcessors();
        return manager().getDevice().isGpu() ? cores : Math.max(1, cores / 2);
    }
}
