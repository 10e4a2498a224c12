package io.github.auxtask.run.diagnose;

import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/**
 * Measures validation on adversarial images, which is more than a pass through the network: two epochs of a few images each, of which the
 * first warms up. Validation on images as they are is measured by {@link ForwardProbe}.
 */
final class ValidationProbe {
    private static final int STEP = 8;
    private static final int VALIDATION = 100;
    private static final int EPOCHS = 2;

    private final BiConsumer<TrainingDeclaration, TrainingListener> trainer;

    /** @param trainer carries out what it is given */
    ValidationProbe(BiConsumer<TrainingDeclaration, TrainingListener> trainer) {
        this.trainer = trainer;
    }

    /**
     * Seconds for an image, the mean over the epochs of all phases; empty where no phase attacks what it validates on.
     *
     * @param forward seconds for an image as it is
     */
    OptionalDouble secondsPerImage(TrainingDeclaration declaration, double forward) {
        double sum = 0;
        int epochs = 0;
        boolean attacked = false;
        for (TrainingPhase phase : declaration.phases()) {
            boolean attacks = phase.adversaries().validates();
            attacked |= attacks;
            sum += phase.epochs() * (attacks ? measure(declaration, phase) : forward);
            epochs += phase.epochs();
        }
        return attacked ? OptionalDouble.of(sum / epochs) : OptionalDouble.empty();
    }

    private double measure(TrainingDeclaration declaration, TrainingPhase phase) {
        TrainingData data = declaration.data();
        FewExamples validation = new FewExamples(data.validation(), VALIDATION);
        TrainingPhase few = new TrainingPhase(
                phase.name(),
                EPOCHS,
                Math.min(STEP, phase.batch()),
                1,
                phase.trainable(),
                phase.optimiser(),
                phase.schedule(),
                phase.adversaries(),
                phase.choice());
        TrainingDeclaration small = new TrainingDeclaration(
                new TrainingData(
                        new FewExamples(data.train(), few.batch()),
                        data.stages(),
                        validation,
                        Math.min(data.held(), validation.count()),
                        data.digests()),
                declaration.network(),
                declaration.criterion(),
                declaration.tasks(),
                declaration.learnedWeights(),
                declaration.start(),
                List.of(few),
                declaration.beside(),
                declaration.keptEpochs());
        List<EpochRecord> epochs = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epoch(EpochRecord record, int ofEpochs) {
                epochs.add(record);
            }
        };
        trainer.accept(small, listener);
        EpochRecord last = epochs.get(epochs.size() - 1);
        double steps = few.batch() / last.imagesPerSecond();
        return Math.max(0, last.seconds() - steps) / validation.count();
    }
}
