package io.github.auxtask.method.selfsupervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.testing.MethodRun;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.StoppedException;
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

class SelfSupervisionMethodTest {
    private static final Method METHOD = Methods.named("self-supervision", 1);
    private static final String ALL = "rotation+colour+deblurring+reconstruction+inpainting+jigsaw+rgb";
    private static final String FOUR = "rotation+deblurring+colour+reconstruction";

    private static Dataset shapes;

    @TempDir
    Path folder;

    @BeforeAll
    static void draw() {
        shapes = new ShapesDataset(80, 60).draw();
    }

    /** The test images, darker with every severity. */
    private record Darker(ImageSet test) implements CorruptedImages {
        @Override
        public String origin() {
            return "darker test images";
        }

        @Override
        public ContentId digest() {
            return ContentId.of("darker " + test.digest());
        }

        @Override
        public boolean official() {
            return false;
        }

        @Override
        public boolean originalFrost() {
            return false;
        }

        @Override
        public int count() {
            return test.count();
        }

        @Override
        public int classes() {
            return test.classes();
        }

        @Override
        public int label(int image) {
            return test.label(image);
        }

        @Override
        public void write(String corruption, int severity, int image, byte[] out, int at) {
            for (int i = 0; i < test.shape().size(); i++) {
                out[at + i] = (byte) ((test.pixels()[test.offset(image) + i] & 0xFF) * (6 - severity) / 6);
            }
        }
    }

    private static Map<String, String> variant(String tasks, String weights) {
        return Map.of("tasks", tasks, "weights", weights);
    }

    private static Map<String, Object> settings(Object... more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "network",
                "resnet8",
                "batch",
                16,
                "epochs",
                2,
                "data.train",
                48,
                "data.validation",
                20,
                "meta.warm-up",
                0,
                "meta.count",
                4,
                "meta.batch",
                10));
        for (int i = 0; i < more.length; i += 2) {
            settings.put((String) more[i], more[i + 1]);
        }
        return settings;
    }

    private TrainingOutcome train(
            String store, Map<String, String> variant, Map<String, Object> settings, BooleanSupplier stop) {
        return train(store, variant, settings, Precision.FP32, stop);
    }

    private TrainingOutcome train(
            String store,
            Map<String, String> variant,
            Map<String, Object> settings,
            Precision precision,
            BooleanSupplier stop) {
        return run(variant, settings).train(folder.resolve(store), precision, stop);
    }

    private static MethodRun run(Map<String, String> variant, Map<String, Object> settings) {
        return MethodRun.of(METHOD, shapes, variant, settings).corrupted(source -> new Darker(shapes.test()));
    }

    @Test
    void everyTaskIsLearnedBesideTheClassesInOnePassOverTheMixture() {
        TrainingOutcome outcome = train(
                "all", variant(ALL, "fixed"), settings("epochs", 3, "optimiser.learning-rate", 0.02), () -> false);
        EpochRecord first = outcome.history().get(0);
        EpochRecord last = outcome.history().get(2);
        assertThat(first.losses())
                .containsOnlyKeys(
                        "cross-entropy",
                        "rotation",
                        "colour",
                        "deblurring",
                        "reconstruction",
                        "inpainting",
                        "jigsaw",
                        "rgb");
        assertThat(last.losses().get("reconstruction"))
                .isLessThan(first.losses().get("reconstruction"));
        assertThat(last.losses().get("colour")).isLessThan(first.losses().get("colour"));
        assertThat(last.loss()).isLessThan(first.loss());
        assertThat(first.weights()).isEmpty();
        assertThat(outcome.selected()).isEqualTo("last");
        assertThat(outcome.data().trainImages()).isEqualTo(48);
        assertThat(outcome.data().validationImages()).isEqualTo(20);
        assertThat(outcome.state()).containsKeys("rot_pred.weight", "color_pred.9.weight", "zigsaw_pred.bias");
    }

    @Test
    void aTaskAloneAndTheBaselineRunInBothPrecisions() {
        for (String tasks : List.of("none", "rotation", "inpainting")) {
            for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
                TrainingOutcome outcome = train(
                        tasks + precision, variant(tasks, "fixed"), settings("epochs", 1), precision, () -> false);
                assertThat(outcome.history().get(0).losses()).hasSize(tasks.equals("none") ? 1 : 2);
            }
        }
    }

    @Test
    void learnedWeightsStayDuringTheWarmUpAndMoveAfterIt() {
        for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
            TrainingOutcome outcome = train(
                    "learned" + precision,
                    variant(FOUR, "learned"),
                    settings("epochs", 3, "meta.beta", 0.5),
                    precision,
                    () -> false);
            Map<String, Double> warm = outcome.history().get(0).weights();
            Map<String, Double> moved = outcome.history().get(2).weights();
            assertThat(warm).containsOnlyKeys("rotation", "colour", "deblurring", "reconstruction");
            assertThat(warm.values()).allSatisfy(weight -> assertThat(weight).isEqualTo(0.5));
            assertThat(moved.values()).allSatisfy(weight -> assertThat(weight).isNotEqualTo(0.5));
        }
    }

    @Test
    void aStoppedRunWithLearnedWeightsEndsWhereAnUninterruptedOneEnds() {
        Map<String, Object> settings = settings("epochs", 3);
        Map<String, String> variant = variant("rotation+jigsaw", "learned");
        TrainingOutcome straight = train("straight", variant, settings, () -> false);
        for (int stopAt : new int[] {2, 5}) {
            AtomicInteger asked = new AtomicInteger();
            String store = "stopped" + stopAt;
            assertThatThrownBy(() -> train(store, variant, settings, () -> asked.incrementAndGet() == stopAt))
                    .isInstanceOf(StoppedException.class);
            TrainingOutcome resumed = train(store, variant, settings, () -> false);
            straight.state()
                    .forEach((name, values) ->
                            assertThat(resumed.state().get(name)).as(name).isEqualTo(values));
            assertThat(resumed.history().get(2).weights())
                    .isEqualTo(straight.history().get(2).weights());
        }
    }

    @Test
    void theMetaSetIsTheFirstImagesOfEveryFileOrRandomOnesWithinReach() {
        Settings first = Settings.of(settings()).validate(METHOD.settings());
        ImageSet set = MetaSet.of(new Darker(shapes.test()), first, 1);
        assertThat(set.count()).isEqualTo(19 * 5 * 4);
        for (int i = 0; i < set.count(); i++) {
            assertThat(set.label(i)).isEqualTo(shapes.test().label(i % 4));
        }
        Settings random = Settings.of(settings("meta.images", "random")).validate(METHOD.settings());
        assertThat(MetaSet.of(new Darker(shapes.test()), random, 1).count()).isEqualTo(19 * 5 * 4);
        assertThat(seen("learned", settings())).isEqualTo(4);
        assertThat(seen("learned", settings("meta.images", "random"))).isEqualTo(40);
        assertThat(seen("fixed", settings())).isZero();
    }

    private static int seen(String weights, Map<String, Object> settings) {
        return METHOD.testImagesSeen(run(variant("rotation", weights), settings).description());
    }

    @Test
    void everySettingHasAMeaningAndADefaultThatPasses() {
        Settings defaults = Settings.of(Map.of()).validate(METHOD.settings());
        assertThat(METHOD.settings()).extracting(SettingKey::meaning).doesNotContain("");
        assertThat(defaults.number("mse.weight")).isEqualTo(30);
        assertThat(METHOD.standardisation(
                                run(variant("none", "fixed"), Map.of()).description())
                        .std())
                .containsExactly(0.5f, 0.5f, 0.5f);
    }

    @Test
    void whatMakesNoSenseIsRefusedInOneSentence() {
        refused(variant("rotation+sharpening", "fixed"), settings(), "'sharpening'");
        refused(variant("rotation+rotation", "fixed"), settings(), "twice");
        refused(variant("", "fixed"), settings(), "axis tasks");
        refused(Map.of("weights", "fixed"), settings(), "axis 'tasks'");
        refused(variant("rotation", "guessed"), settings(), "'guessed'");
        refused(variant("none", "learned"), settings(), "no weights to learn");
        refused(variant("rotation", "learned"), settings("meta.count", 60), "meta.count");
        refused(variant("rotation", "fixed"), settings("data.validation", 80), "data.validation");
        refused(variant("rotation", "fixed"), settings("network", "wrn"), "wrn");
        refused(variant("colour", "fixed"), settings("colour.loss", "twice"), "colour.loss");
        refused(variant("rotation", "fixed"), settings("lambada", 1), "lambada");
    }

    private void refused(Map<String, String> variant, Map<String, Object> settings, String named) {
        assertThatThrownBy(() -> train("refused", variant, settings, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(named);
    }
}
