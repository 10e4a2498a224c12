package io.github.auxtask.method.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.data.split.Split;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.testing.MethodRun;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.template.TrainingOutcome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FourierAuxiliaryMethodTest {
    private static final Method METHOD = Methods.named("fourier-auxiliary", 2);
    private static final double CHANCE = 10;

    private static Dataset shapes;

    @TempDir
    Path folder;

    @BeforeAll
    static void draw() {
        shapes = new ShapesDataset(600, 20).draw();
    }

    /** The same shapes in colours that tell their classes, so that minutes are not needed to learn them. */
    private static Dataset tinted() {
        ImageSet plain = shapes.train();
        byte[] pixels = plain.pixels().clone();
        for (int i = 0; i < plain.count(); i++) {
            for (int at = 0; at < plain.shape().size(); at++) {
                int channel = at / plain.shape().plane();
                int level = 40 + 80 * (plain.label(i) / new int[] {1, 2, 5}[channel] % 3);
                int place = plain.offset(i) + at;
                pixels[place] = (byte) ((3 * level + (pixels[place] & 0xFF)) / 4);
            }
        }
        ImageSet tinted = new ImageSet("tinted", plain.classes(), plain.shape(), pixels, plain.labels());
        return new Dataset(
                "tinted",
                tinted,
                shapes.test(),
                shapes.classNames(),
                shapes.standardisation(),
                shapes.digest(),
                "tinted shapes");
    }

    private static Map<String, String> variant(String task, String training) {
        return Map.of("architecture", "resnet8", "task", task, "training", training);
    }

    private static Map<String, Object> settings(Object... more) {
        Map<String, Object> settings = new HashMap<>(Map.of("batch", 32, "epochs", 4, "optimiser.learning-rate", 0.05));
        for (int i = 0; i < more.length; i += 2) {
            settings.put((String) more[i], more[i + 1]);
        }
        return settings;
    }

    private TrainingOutcome train(
            String store,
            Map<String, String> variant,
            Map<String, Object> settings,
            Precision precision,
            BooleanSupplier stop) {
        return train(store, shapes, variant, settings, precision, stop);
    }

    private TrainingOutcome train(
            String store,
            Dataset dataset,
            Map<String, String> variant,
            Map<String, Object> settings,
            Precision precision,
            BooleanSupplier stop) {
        return MethodRun.of(METHOD, dataset, variant, settings).train(folder.resolve(store), precision, stop);
    }

    @Test
    void aSmallNetworkLearnsWithTheFourierTaskBesideIt() {
        TrainingOutcome outcome =
                train("learns", tinted(), variant("ft", "clean"), settings(), Precision.FP32, () -> false);
        List<EpochRecord> history = outcome.history();
        assertThat(history).hasSize(4);
        assertThat(history.get(3).losses().get("cross-entropy"))
                .isLessThan(history.get(0).losses().get("cross-entropy"));
        assertThat(history.get(3).losses().get("ft"))
                .isLessThan(history.get(0).losses().get("ft"));
        assertThat(history.get(outcome.bestEpoch() - 1).validationAccuracy()).isGreaterThan(5 * CHANCE);
        assertThat(outcome.data().trainImages()).isEqualTo(570);
        assertThat(outcome.data().validationImages()).isEqualTo(30);
        assertThat(outcome.selected()).isEqualTo("best-validation");
        assertThat(outcome.data().splitDigests().get("validation"))
                .isEqualTo(Split.pythonSample(0, 600, 570).validationDigest().hex());
        assertThat(outcome.state()).containsKeys("conv1.weight", "decoder.deconv_0.weight", "bn1.running_var");
        assertThat(outcome.parameters()).isGreaterThan(78_042);
    }

    @Test
    void aStoppedRunEndsWhereAnUninterruptedOneEnds() {
        Map<String, Object> settings = settings("data.train", 100, "data.validation", 20, "epochs", 2);
        for (String training : List.of("clean", "adversarial")) {
            TrainingOutcome straight =
                    train("straight " + training, variant("ft", training), settings, Precision.FP32, () -> false);
            AtomicInteger asked = new AtomicInteger();
            assertThatThrownBy(() -> train(
                            "stopped " + training,
                            variant("ft", training),
                            settings,
                            Precision.FP32,
                            () -> asked.incrementAndGet() == 3))
                    .isInstanceOf(StoppedException.class);
            TrainingOutcome resumed =
                    train("stopped " + training, variant("ft", training), settings, Precision.FP32, () -> false);
            assertThat(resumed.state().keySet()).isEqualTo(straight.state().keySet());
            resumed.state()
                    .forEach((name, values) -> assertThat(values)
                            .as("%s, %s", training, name)
                            .isEqualTo(straight.state().get(name)));
        }
    }

    @Test
    void everyTaskAndTrainingRunsInBothPrecisions() {
        Map<String, Object> settings = settings("data.train", 20, "data.validation", 10, "epochs", 1, "batch", 16);
        for (String task : List.of("none", "recon", "ft")) {
            for (String training : List.of("clean", "adversarial")) {
                for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
                    String name = task + training + precision;
                    TrainingOutcome outcome = train(name, variant(task, training), settings, precision, () -> false);
                    assertThat(outcome.data().trainImages()).isEqualTo(20);
                    assertThat(outcome.history().get(0).losses())
                            .as(name)
                            .hasSize(task.equals("none") ? 1 : 2)
                            .allSatisfy((part, loss) -> assertThat(loss).isPositive());
                }
            }
        }
    }

    @Test
    void theLastWeightsAreKeptWhenAskedFor() {
        Map<String, Object> settings = settings("data.train", 60, "epochs", 2, "selection", "last");
        TrainingOutcome last = train("last", variant("none", "clean"), settings, Precision.FP32, () -> false);
        assertThat(last.selected()).isEqualTo("last");
    }

    @Test
    void aReducedBudgetBalancesClassesInTheSplitsOrder() {
        TrainingData data =
                FourierData.of(shapes, Settings.of(settings("data.train", 50)).validate(METHOD.settings()), 1);
        int[] expected = Subset.stratified(
                shapes.train(), Split.pythonSample(0, 600, 570).train(), 50);
        assertThat(data.train().count()).isEqualTo(50);
        assertThat(data.digests().get("train")).isEqualTo(Split.digest(expected).hex());
    }

    @Test
    void everySettingHasAMeaningAndADefaultThatPasses() {
        Settings defaults = Settings.of(Map.of()).validate(METHOD.settings());
        assertThat(METHOD.settings()).extracting(SettingKey::meaning).doesNotContain("");
        assertThat(defaults.number("optimiser.weight-decay")).isEqualTo(4e-5);
        assertThat(CommonSettings.standardisation(defaults).std()).containsExactly(0.247f, 0.243f, 0.261f);
    }

    @Test
    void whatMakesNoSenseIsRefusedInOneSentence() {
        refused(Map.of("architecture", "resnet8", "task", "fft", "training", "clean"), settings(), "'fft'");
        refused(Map.of("architecture", "resnet8", "training", "clean"), settings(), "axis 'task'");
        refused(Map.of("architecture", "vgg", "task", "ft", "training", "clean"), settings(), "vgg");
        refused(variant("ft", "clean"), settings("ft.targets", "rolled"), "ft.targets");
        refused(variant("ft", "clean"), settings("lambada", 1), "lambada");
        refused(variant("ft", "clean"), settings("split.train", 1), "split.train");
        refused(variant("ft", "clean"), settings("standardisation.std", "0 1 1"), "standardisation.std");
        refused(variant("ft", "clean"), settings("standardisation.mean", "0.5 0.5"), "standardisation.mean");
    }

    private void refused(Map<String, String> variant, Map<String, Object> settings, String named) {
        assertThatThrownBy(() -> train("refused", variant, settings, Precision.FP32, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(named);
    }
}
