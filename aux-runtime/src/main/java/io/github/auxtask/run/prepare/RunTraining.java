package io.github.auxtask.run.prepare;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.method.CorruptedTestImages;
import io.github.auxtask.method.DataFolder;
import io.github.auxtask.method.MadeDataSets;
import io.github.auxtask.method.Measurement;
import io.github.auxtask.method.ReproductionFolder;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.Services;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.Checkpoints;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.template.TrainingOutcome;
import io.github.auxtask.train.template.TrainingPlace;
import io.github.auxtask.train.template.TrainingTemplate;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A planned run about to be trained: what its method declares, carried out by the template.
 *
 * @param how the run and its method
 * @param dataset in memory
 * @param access to what is kept beside data sets
 * @param services what only some methods need
 */
public record RunTraining(RunMethod how, Dataset dataset, DataAccess access, Services services) {
    /** A training on the data set as it is, with the services that a machine with a data home has. */
    public static RunTraining of(RunMethod how, Dataset dataset, DataAccess access) {
        return of(how, dataset, access, source -> source.open(access, dataset.name(), dataset.test()));
    }

    /** The same with other corrupted images. */
    public static RunTraining of(RunMethod how, Dataset dataset, DataAccess access, CorruptedTestImages corrupted) {
        Services services = Services.none()
                .with(CorruptedTestImages.class, corrupted)
                .with(DataFolder.class, new DataFolder(access.home()))
                .with(ReproductionFolder.class, folder(access));
        return new RunTraining(how, dataset, access, services);
    }

    /** Where files of the reproduction lie that settings name. */
    static ReproductionFolder folder(DataAccess access) {
        return new ReproductionFolder(access.project().toAbsolutePath().normalize());
    }

    /** The same with data that was made for it. */
    public RunTraining with(MadeDataSets made) {
        return new RunTraining(how, dataset, access, services.with(MadeDataSets.class, made));
    }

    /** The same that only measures what steps cost. */
    public RunTraining measured() {
        return new RunTraining(how, dataset, access, services.with(Measurement.class, new Measurement()));
    }

    /**
     * What the method declares, phases included.
     *
     * @throws BadInputException if it makes no sense, or there are no phases
     */
    public TrainingDeclaration declaration() {
        RunDescription run = how.description(dataset);
        TrainingDeclaration declared = how.method().training(new TrainingContext(run, dataset, services));
        if (!declared.phases().isEmpty()) {
            return declared;
        }
        List<TrainingPhase> phases = how.method().phases(run);
        if (phases.isEmpty()) {
            throw new BadInputException("The method '" + how.method().name() + "' declares no phases of training:"
                    + " give it the keys of CommonSettings, or let it declare phases.");
        }
        return declared.phases(phases);
    }

    /**
     * Makes sure that what a declared training starts from is here.
     *
     * @throws BadInputException if weights cannot be had, or are others
     */
    public void requireStart(TrainingDeclaration declared) {
        declared.start().network().requireFiles(access);
    }

    /**
     * Trains to the end, from the newest checkpoint if there is one.
     *
     * @param manager on the device
     */
    public TrainingOutcome train(
            NDManager manager, Checkpoints checkpoints, TrainingListener listener, BooleanSupplier stop) {
        return train(declaration(), manager, checkpoints, listener, stop);
    }

    /** Trains something else than the method declares, for measurements: one of its phases. */
    public TrainingOutcome train(
            TrainingDeclaration declaration,
            NDManager manager,
            Checkpoints checkpoints,
            TrainingListener listener,
            BooleanSupplier stop) {
        return TrainingTemplate.train(
                declaration,
                new TrainingPlace(
                        how.run().id(),
                        how.run().seed(),
                        how.precision(),
                        how.standardisation(dataset),
                        access,
                        manager,
                        checkpoints,
                        listener,
                        stop));
    }
}
