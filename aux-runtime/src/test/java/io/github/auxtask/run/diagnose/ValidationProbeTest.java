package io.github.auxtask.run.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.method.Methods;
import io.github.auxtask.testing.MethodRun;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Validation on adversarial images is measured as what it is, and not as a pass through the network. */
final class ValidationProbeTest {
    private static final double FORWARD = 0.01;

    private final List<TrainingDeclaration> trained = new ArrayList<>();

    @Test
    void aTrainingThatValidatesOnImagesAsTheyAreIsNotMeasured() {
        assertThat(new ValidationProbe(this::train).secondsPerImage(declaration("clean"), FORWARD))
                .isEmpty();
        assertThat(trained).isEmpty();
    }

    @Test
    void whatValidationAddsToTheSecondEpochOfAFewImagesIsTakenForAnImage() {
        assertThat(new ValidationProbe(this::train)
                        .secondsPerImage(declaration("adversarial"), FORWARD)
                        .orElseThrow())
                .isCloseTo(0.07, within(1e-9));
        TrainingDeclaration few = trained.get(0);
        assertThat(few.phases())
                .singleElement()
                .extracting(TrainingPhase::epochs)
                .isEqualTo(2);
        assertThat(few.data().train().count()).isEqualTo(8);
        assertThat(few.data().validation().count()).isLessThanOrEqualTo(100);
    }

    @Test
    void phasesCountByTheirEpochs() {
        TrainingPhase attacked = declaration("adversarial").phases().get(0);
        TrainingPhase plain = declaration("clean").phases().get(0);
        assertThat(attacked.epochs()).isEqualTo(plain.epochs());
        assertThat(new ValidationProbe(this::train)
                        .secondsPerImage(
                                declaration("adversarial").phases(List.of(attacked.named("a"), plain.named("b"))),
                                FORWARD)
                        .orElseThrow())
                .isCloseTo((0.07 + FORWARD) / 2, within(1e-9));
    }

    /** As a training that takes a second for eight images, and after warming up 0.07 s for each that it validates on. */
    private void train(TrainingDeclaration few, TrainingListener listener) {
        trained.add(few);
        int validation = few.data().validation().count();
        for (int epoch = 1; epoch <= few.phases().get(0).epochs(); epoch++) {
            double perImage = epoch == 1 ? 5 : 0.07;
            listener.epoch(new EpochRecord(epoch, 1, Map.of(), 10, 10, 0.1, 1 + perImage * validation, 8), 2);
        }
    }

    private static TrainingDeclaration declaration(String training) {
        Dataset shapes = new ShapesDataset(600, 20).draw();
        return MethodRun.of(
                        Methods.named("fourier-auxiliary", 2),
                        shapes,
                        Map.of("architecture", "resnet8", "task", "none", "training", training),
                        Map.of("batch", 32, "epochs", 4, "optimiser.learning-rate", 0.05))
                .declaration();
    }
}
