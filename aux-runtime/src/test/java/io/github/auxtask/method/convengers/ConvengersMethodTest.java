package io.github.auxtask.method.convengers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.testing.MethodRun;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.template.TrainingOutcome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvengersMethodTest {
    private static final Method METHOD = Methods.named("convengers", 1);
    private static final List<Map<String, Object>> ADVERSARIES = List.of(
            Map.of("attack", "fgsm", "epsilons", List.of("0.05", "0.3"), "clip", "0..1", "share", 10),
            Map.of("attack", "pgd", "epsilon", "0.1", "clip", "0..1", "step", "0.01", "steps", 2));

    private static Dataset shapes;

    @TempDir
    private Path folder;

    @BeforeAll
    static void draw() {
        shapes = new ShapesDataset(60, 30).draw();
    }

    private static Map<String, Object> phase(
            String name, List<String> trainable, List<Map<String, Object>> adversaries) {
        return Map.of(
                "name",
                name,
                "epochs",
                1,
                "optimiser.learning-rate",
                0.01,
                "trainable",
                trainable,
                "adversaries",
                adversaries);
    }

    private static List<Map<String, Object>> phases() {
        return List.of(
                phase("head", List.of("head"), List.of()),
                phase("resnet", List.of("head", "resnet"), ADVERSARIES),
                phase("inception", List.of("head", "inception"), ADVERSARIES),
                phase("vgg", List.of("head", "vgg"), ADVERSARIES),
                phase("everything", List.of("*"), ADVERSARIES));
    }

    private static MethodRun run(String model, Object... settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "batch", 16,
                "pretrained", false,
                "extractors.resnet", "resnet8",
                "extractors.inception", "small_inception",
                "extractors.vgg", "basic_cnn",
                "inputs.resize", 18,
                "inputs.crop", 16,
                "inputs.blur.kernel", 3,
                "data.train", 32,
                "top", 2));
        for (int i = 0; i < settings.length; i += 2) {
            all.put((String) settings[i], settings[i + 1]);
        }
        return MethodRun.of(METHOD, shapes, Map.of("model", model), all);
    }

    /** Blur, crops, dropout, attacks and epsilons are drawn anew from their streams, wherever the training goes on. */
    @Test
    void aTrainingThatWasInterruptedInItsThirdPhaseEndsWithTheSameWeights() {
        MethodRun run = run("convengers", "phases", phases());
        TrainingOutcome whole = run.train(folder.resolve("whole"), Precision.FP32, () -> false);
        AtomicInteger steps = new AtomicInteger();
        assertThatThrownBy(() -> run.train(folder.resolve("cut"), Precision.FP32, () -> steps.incrementAndGet() == 8))
                .isInstanceOf(StoppedException.class);
        TrainingOutcome resumed = run.train(folder.resolve("cut"), Precision.FP32, () -> false);
        whole.state()
                .forEach((name, values) -> assertThat(
                                Arrays.equals(resumed.state().get(name), values))
                        .as(name)
                        .isTrue());
        assertThat(whole.history())
                .extracting(EpochRecord::phase)
                .containsExactly("head", "resnet", "inception", "vgg", "everything");
        assertThat(resumed.phases()).isEqualTo(whole.phases());
    }

    @Test
    void eachPhaseSaysWhatItTrainedAndTheTopKErrorIsWatched() {
        TrainingOutcome outcome =
                run("convengers", "phases", phases()).train(folder.resolve("phases"), Precision.FP32, () -> false);
        assertThat(outcome.phases())
                .extracting(TrainingOutcome.TrainedPhase::trainable)
                .containsExactly("head", "head resnet", "head inception", "head vgg", "*");
        List<Long> counts = outcome.phases().stream()
                .map(TrainingOutcome.TrainedPhase::parameters)
                .toList();
        assertThat(counts.get(4)).isEqualTo(outcome.parameters());
        assertThat(counts.get(1) + counts.get(2) + counts.get(3) - 2 * counts.get(0))
                .isEqualTo(counts.get(4));
        assertThat(outcome.history()).allSatisfy(epoch -> {
            double error = epoch.losses().get("top-2 error");
            assertThat(error).isBetween(0.0, 1 - epoch.trainAccuracy() / 100 + 1e-6);
            assertThat(epoch.loss()).isEqualTo(epoch.losses().get("cross-entropy"));
        });
    }

    @Test
    void aFrozenExtractorKeepsItsParametersButNotItsStatistics() {
        TrainingOutcome head = run("convengers", "phases", phases().subList(0, 1))
                .train(folder.resolve("head"), Precision.FP32, () -> false);
        TrainingOutcome longer = run("convengers", "phases", phases().subList(0, 2))
                .train(folder.resolve("longer"), Precision.FP32, () -> false);
        head.state().forEach((name, values) -> {
            boolean frozen = name.startsWith("inception") || name.startsWith("vgg");
            if (frozen && !name.contains("running")) {
                assertThat(longer.state().get(name)).as(name).isEqualTo(values);
            } else if (name.equals("inception.pre_layers.1.running_mean")) {
                assertThat(longer.state().get(name)).as(name).isNotEqualTo(values);
            }
        });
    }

    @Test
    void aPhaseThatTrainsNothingIsRefusedInOneSentence() {
        List<Map<String, Object>> nothing = List.of(phase("vgg", List.of("vgg.fc1.weights"), List.of()));
        assertThatThrownBy(() -> run("convengers", "phases", nothing).train(folder, Precision.FP32, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "The network has nothing called 'vgg.fc1.weights' ('trainable' of phase 'vgg'); did you mean"
                                + " 'vgg.fc1.weight'?");
        List<Map<String, Object>> empty = List.of(phase("vgg", List.of(), List.of()));
        assertThatThrownBy(() -> run("convengers", "phases", empty).train(folder, Precision.FP32, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Phase 'vgg' trains nothing");
    }

    @Test
    void anUnknownDigestOfWeightsIsAskedForUnlessStepsAreOnlyMeasured() {
        MethodRun unknown =
                run("resnet", "pretrained", true, "extractors.resnet", "resnet101", "weights.resnet.source", "timm");
        assertThatThrownBy(unknown::declaration)
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("Setting 'weights.resnet.sha256' is missing");
    }

    @Test
    void withImagesHeldOutTestImagesChooseNothing() {
        TrainingOutcome outcome = run("resnet", "validation.held", 20, "data.train", 0, "epochs", 1)
                .train(folder, Precision.FP32, () -> false);
        assertThat(outcome.data().trainImages()).isEqualTo(40);
        assertThat(outcome.data().validationImages()).isEqualTo(20);
        assertThatThrownBy(() -> run("resnet", "validation.held", 60).declaration())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Setting 'validation.held' is 60 and leaves none of the 60 images to train on");
    }
}
