package io.github.auxtask.testing;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.method.CorruptedTestImages;
import io.github.auxtask.method.DataFolder;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.Services;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.CheckpointStore;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.template.TrainingOutcome;
import io.github.auxtask.train.template.TrainingPlace;
import io.github.auxtask.train.template.TrainingTemplate;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A run of a method as a test asks for it, without a reproduction and a store. */
public record MethodRun(
        Method method,
        Dataset dataset,
        Map<String, String> variant,
        long seed,
        Map<String, ?> settings,
        Services services) {
    /** Seed 7, no services. */
    public static MethodRun of(Method method, Dataset dataset, Map<String, String> variant, Map<String, ?> settings) {
        return new MethodRun(method, dataset, variant, 7, settings, Services.none());
    }

    public MethodRun seed(long other) {
        return new MethodRun(method, dataset, variant, other, settings, services);
    }

    public MethodRun dataFolder(Path folder) {
        return new MethodRun(
                method, dataset, variant, seed, settings, services.with(DataFolder.class, new DataFolder(folder)));
    }

    public MethodRun corrupted(CorruptedTestImages images) {
        return new MethodRun(
                method, dataset, variant, seed, settings, services.with(CorruptedTestImages.class, images));
    }

    /** As the method sees it. */
    public RunDescription description() {
        return new RunDescription(
                variant, seed, Settings.of(settings).validate(method.settings()), dataset.description());
    }

    public TrainingDeclaration declaration() {
        return method.training(new TrainingContext(description(), dataset, services))
                .phases(method.phases(description()));
    }

    /** Trains with checkpoints in a folder. */
    public TrainingOutcome train(Path folder, Precision precision, BooleanSupplier stop) {
        return train(folder, precision, TrainingListener.NONE, stop);
    }

    /** The same with a listener. */
    public TrainingOutcome train(Path folder, Precision precision, TrainingListener listener, BooleanSupplier stop) {
        try (NDManager manager = NDManager.newBaseManager()) {
            return TrainingTemplate.train(
                    declaration(),
                    new TrainingPlace(
                            ContentId.of("test"),
                            seed,
                            precision,
                            method.standardisation(description()),
                            DataAccess.of(folder),
                            manager,
                            new CheckpointStore(folder),
                            listener,
                            stop));
        }
    }
}
