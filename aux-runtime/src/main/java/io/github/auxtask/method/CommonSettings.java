package io.github.auxtask.method;

import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.train.declaration.PhaseKeys;
import io.github.auxtask.train.declaration.PhaseSettings;
import io.github.auxtask.train.declaration.TrainingPhase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings that every method has: how many images, how they are standardised, phases with their optimisers and schedules. A method
 * says which defaults are its paper's, and adds keys of its own:
 *
 * <pre>{@code
 * CommonSettings.usual()
 *         .with(CommonSettings.EPOCHS, 200)
 *         .with("optimiser.momentum", 0.9)
 *         .and(SettingKey.number("lambda", 0.01, "weight of the auxiliary loss").atLeast(0))
 *         .keys()
 * }</pre>
 */
public final class CommonSettings {
    /** Images in an update. */
    public static final String BATCH = "batch";

    /** The most epochs there can be. */
    public static final String EPOCHS = "epochs";

    /** Arithmetic of convolutions and linear layers in training. */
    public static final String PRECISION = "precision";

    /** The learning rate at the start. */
    public static final String LEARNING_RATE = "optimiser.learning-rate";

    /** Images trained on; 0 for all. */
    public static final String TRAIN_IMAGES = "data.train";

    /** Images validated on; 0 for all. */
    public static final String VALIDATION_IMAGES = "data.validation";

    /** Images that evaluations use; 0 for all. */
    public static final String TEST_IMAGES = "data.test";

    /** Means of the channels. */
    public static final String MEAN = "standardisation.mean";

    /** Standard deviations of the channels. */
    public static final String STD = "standardisation.std";

    private static final int CHANNELS = 3;
    private static final double SMALLEST_DEVIATION = 1e-6;

    private final Map<String, SettingKey> keys;

    private CommonSettings(Map<String, SettingKey> keys) {
        this.keys = keys;
    }

    /** With defaults that papers share: CIFAR-10's mean and deviation, all images, SGD at a constant rate. */
    public static CommonSettings usual() {
        Map<String, SettingKey> keys = new LinkedHashMap<>();
        PhaseKeys.all().forEach(key -> keys.put(key.name(), key));
        List<String> precisions =
                Arrays.stream(Precision.values()).map(Precision::toString).toList();
        for (SettingKey key : List.of(
                SettingKey.choice(
                        PRECISION,
                        Precision.FP32.toString(),
                        precisions,
                        "arithmetic of convolutions and linear layers in training"),
                SettingKey.integer(
                                TRAIN_IMAGES, 0, "images trained on, classes balanced, in the split's order; 0 for all")
                        .atLeast(0),
                SettingKey.integer(VALIDATION_IMAGES, 0, "images validated on, classes balanced; 0 for all")
                        .atLeast(0),
                SettingKey.integer(TEST_IMAGES, 0, "test images that evaluations use, classes balanced; 0 for all")
                        .atLeast(0),
                SettingKey.numbers(
                                MEAN,
                                decimals(Standardisation.CIFAR10.mean()),
                                "mean of red, green and blue on the scale 0 to 1")
                        .atLeast(0)
                        .atMost(1)
                        .length(CHANNELS),
                SettingKey.numbers(
                                STD,
                                decimals(Standardisation.CIFAR10.std()),
                                "standard deviation of red, green and blue on the scale 0 to 1")
                        .atLeast(SMALLEST_DEVIATION)
                        .atMost(1)
                        .length(CHANNELS))) {
            keys.put(key.name(), key);
        }
        return new CommonSettings(keys);
    }

    private static List<Double> decimals(float[] values) {
        List<Double> decimals = new ArrayList<>();
        for (float value : values) {
            decimals.add(Double.valueOf(Float.toString(value)));
        }
        return decimals;
    }

    /**
     * The same with the method's own default for a key.
     *
     * @throws IllegalArgumentException if there is no such key
     * @throws BadInputException if the key does not allow the value
     */
    public CommonSettings with(String key, Object value) {
        SettingKey known = keys.get(key);
        if (known == null) {
            throw new IllegalArgumentException("there is no common setting " + key);
        }
        return and(known.defaultValue(value));
    }

    /** The same with keys of the method's own; one with the name of a common key takes its place. */
    public CommonSettings and(SettingKey... own) {
        Map<String, SettingKey> more = new LinkedHashMap<>(keys);
        for (SettingKey key : own) {
            more.put(key.name(), key);
        }
        return new CommonSettings(more);
    }

    /** The same without some keys that make no sense for the method. */
    public CommonSettings without(String... names) {
        Map<String, SettingKey> fewer = new LinkedHashMap<>(keys);
        for (String name : names) {
            fewer.remove(name);
        }
        return new CommonSettings(fewer);
    }

    /** All keys. */
    public List<SettingKey> keys() {
        return List.copyOf(keys.values());
    }

    /** Whether the keys of phases are among these. */
    static boolean areIn(Collection<SettingKey> keys) {
        Set<String> names = keys.stream().map(SettingKey::name).collect(Collectors.toSet());
        return PhaseKeys.all().stream().allMatch(key -> names.contains(key.name()));
    }

    /** The standardisation of RGB images that the settings name. */
    public static Standardisation standardisation(Settings settings) {
        return new Standardisation(floats(settings, MEAN), floats(settings, STD));
    }

    private static float[] floats(Settings settings, String key) {
        List<String> texts = settings.texts(key);
        float[] values = new float[texts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(texts.get(i));
        }
        return values;
    }

    /**
     * The phases that the settings of a run say.
     *
     * @param standardisation of its images, which adversaries in pixel space are measured by
     * @throws BadInputException if a setting makes no sense, or has no effect
     */
    public static List<TrainingPhase> phases(RunDescription run, Standardisation standardisation) {
        ImageShape images = run.images();
        return PhaseSettings.read(
                run.settings(),
                new InputSpec(
                        images.channels(),
                        images.height(),
                        images.width(),
                        standardisation.mean(),
                        standardisation.std()));
    }
}
