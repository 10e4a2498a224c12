package io.github.auxtask.method.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.testing.MethodRun;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.template.TrainingOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignMethodTest {
    private static final Method METHOD = Methods.named("signed-input", 2);

    private static Dataset shapes;

    @TempDir
    private Path folder;

    @BeforeAll
    static void draw() {
        shapes = new ShapesDataset(80, 40).draw();
    }

    private static MethodRun run(Map<String, String> variant, Object... settings) {
        Map<String, Object> all = new HashMap<>(
                Map.of("batch", 16, "epochs", 2, "validation.held", 20, "data.train", 48, "uncertainty.samples", 5));
        for (int i = 0; i < settings.length; i += 2) {
            all.put((String) settings[i], settings[i + 1]);
        }
        return MethodRun.of(METHOD, shapes, variant, all);
    }

    private static Map<String, String> variant(String model, String scheme, String uncertainty) {
        return Map.of("model", model, "scheme", scheme, "uncertainty", uncertainty);
    }

    private static ProgramBuilder classifier(RunDescription run) {
        return Program.named("classifier")
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(METHOD.classifier(run).apply(graph.input("x", -1, 3, 32, 32))));
    }

    @ParameterizedTest
    @CsvSource({"basic_cnn, 1250858", "mobilenetv2, 2296922", "nasnetamobile, 4243548"})
    void thePapersNetworksHaveThePublishedNumberOfParameters(String model, long parameters) {
        RunDescription run = run(variant(model, "plain", "none")).description();
        int wide = 10 - run.classes();
        long last = switch (model) {
            case "basic_cnn" -> 513;
            case "mobilenetv2" -> 1281;
            default -> 1057;
        };
        assertThat(classifier(run).parameters().count()).isEqualTo(parameters - wide * last);
    }

    @Test
    void anAleatoricNetworkHasTwoOutputsAClassOrOneMoreAnImage() {
        long plain = classifier(run(variant("basic_cnn", "plain", "none")).description())
                .parameters()
                .count();
        RunDescription byClass = run(variant("basic_cnn", "plain", "aleatoric")).description();
        assertThat(classifier(byClass).parameters().count()).isEqualTo(plain + 513L * byClass.classes());
        assertThat(METHOD.scoreDistribution(byClass)).isPresent();
        RunDescription byImage = run(variant("basic_cnn", "plain", "aleatoric"), "uncertainty.per", "image")
                .description();
        assertThat(classifier(byImage).parameters().count()).isEqualTo(plain + 513);
    }

    /** What a scheme is called is not enough: the images that it trains on are others. */
    @ParameterizedTest
    @ValueSource(strings = {"classical", "mixup", "deepaugment"})
    void everySchemeTrainsOnOtherImagesThanThePlainOne(String scheme) {
        assertThat(weights(scheme)).isNotEqualTo(weights("plain"));
    }

    @Test
    void policiesThatAreNeverAppliedLeaveThePlainTraining() {
        assertThat(weights("deepaugment", "deepaugment.probability", 0)).isEqualTo(weights("plain"));
        assertThat(weights("deepaugment", "deepaugment.spared-groups", 4)).isEqualTo(weights("plain"));
    }

    @ParameterizedTest
    @CsvSource({"probability, 0.3", "spared-groups, 0", "group, 2", "padding, 0", "cutout, 10"})
    void everySettingOfDeepAugmentIsHeard(String setting, double value) {
        assertThat(weights("deepaugment", "deepaugment." + setting, value % 1 == 0 ? (Object) (int) value : value))
                .isNotEqualTo(weights("deepaugment"));
    }

    private Map<String, List<Float>> weights(String scheme, Object... settings) {
        Map<String, List<Float>> weights = new HashMap<>();
        run(variant("basic_cnn", scheme, "none"), settings)
                .train(folder.resolve(UUID.randomUUID().toString()), Precision.FP32, () -> false)
                .state()
                .forEach((name, values) -> weights.put(name, floats(values)));
        return weights;
    }

    private static List<Float> floats(float[] values) {
        List<Float> list = new ArrayList<>();
        for (int i = 0; i < values.length; i += 97) {
            list.add(values[i]);
        }
        return list;
    }

    /** Dropout, mixtures and noise are drawn anew from their streams, wherever the training goes on. */
    @ParameterizedTest
    @CsvSource({"plain, none", "mixup, none", "deepaugment, none", "plain, aleatoric", "mixup, aleatoric"})
    void aTrainingThatWasInterruptedEndsWithTheSameWeights(String scheme, String uncertainty) {
        MethodRun run = run(variant("basic_cnn", scheme, uncertainty));
        TrainingOutcome whole = run.train(folder.resolve("whole"), Precision.FP32, () -> false);
        AtomicInteger steps = new AtomicInteger();
        assertThatThrownBy(() -> run.train(folder.resolve("cut"), Precision.FP32, () -> steps.incrementAndGet() == 4))
                .isInstanceOf(StoppedException.class);
        TrainingOutcome resumed = run.train(folder.resolve("cut"), Precision.FP32, () -> false);
        whole.state()
                .forEach((name, values) -> assertThat(
                                Arrays.equals(resumed.state().get(name), values))
                        .as(name)
                        .isTrue());
        assertThat(whole.history().get(1).loss()).isFinite();
    }

    @Test
    void testImagesMayChooseTheEpochThenNothingIsHeldOut() {
        TrainingOutcome outcome = run(variant("basic_cnn", "plain", "none"), "validation.of", "test", "data.train", 0)
                .train(folder, Precision.FP32, () -> false);
        assertThat(outcome.data().trainImages()).isEqualTo(80);
        assertThat(outcome.data().validationImages()).isZero();
    }

    @Test
    void unknownPartsOfAVariantAreNamed() {
        assertThatThrownBy(() -> run(variant("basic_cnn", "cutmix", "none")).declaration())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(
                        "The axis 'scheme' has the value 'cutmix', but the method knows plain, classical");
        assertThatThrownBy(() -> run(variant("basic_cnn", "plain", "epistemic")).declaration())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'uncertainty' has the value 'epistemic', but the method knows none, aleatoric");
        assertThatThrownBy(() -> run(variant("basic_cnm", "plain", "none")).declaration())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("basic_cnm");
        assertThatThrownBy(() -> run(variant("basic_cnn", "plain", "none"), "validation.held", 80)
                        .declaration())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Setting 'validation.held' is 80 and leaves none of the 80 images to train on");
    }
}
