package io.github.auxtask.data.deepaugment;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.deepaugment.transform.CutOut;
import io.github.auxtask.data.deepaugment.transform.HueReading;
import io.github.auxtask.data.deepaugment.transform.PolicyTransforms;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The settings of {@link DeepAugment}; defaults are what was released. */
public final class DeepAugmentSettings {
    private static final String POLICIES = "deepaugment.policies";
    private static final String DIGEST = "deepaugment.policies-digest";
    private static final String WITHOUT = "deepaugment.without";
    private static final String GROUP = "deepaugment.group";
    private static final String SPARED = "deepaugment.spared-groups";
    private static final String PROBABILITY = "deepaugment.probability";
    private static final String PADDING = "deepaugment.padding";
    private static final String CUTOUT = "deepaugment.cutout";
    private static final String HUE = "deepaugment.hue";

    /** The policies in the runtime. */
    private static final String RELEASED = "released";

    private DeepAugmentSettings() {}

    /** All keys, each beginning with {@code deepaugment.}. */
    public static List<SettingKey> keys() {
        DeepAugment.Application released = DeepAugment.Application.RELEASED;
        return List.of(
                SettingKey.text(
                        POLICIES,
                        RELEASED,
                        "CSV file of policies in the reproduction's folder, or 'released' for those of DeepAugment's"
                                + " authors"),
                SettingKey.text(DIGEST, "", "SHA-256 of what the policies in a file of one's own say"),
                SettingKey.texts(WITHOUT, List.of(), "transforms whose policies are left out: fog, clouds"),
                SettingKey.integer(GROUP, released.group(), "images of a batch that get the same policy")
                        .atLeast(1),
                SettingKey.integer(SPARED, released.spared(), "groups at the start of a batch that are never augmented")
                        .atLeast(0),
                SettingKey.number(PROBABILITY, released.probability(), "share of the other groups that are augmented")
                        .atLeast(0)
                        .atMost(1),
                SettingKey.integer(
                                PADDING,
                                released.cutOut().padding(),
                                "black pixels around an augmented image before its random crop")
                        .atLeast(0),
                SettingKey.integer(
                                CUTOUT,
                                released.cutOut().size(),
                                "side of the black square in an augmented image, in pixels")
                        .atLeast(0),
                SettingKey.choice(
                        HUE,
                        released.hue().toString(),
                        HueReading.words(),
                        "what add-to-hue-and-saturation is: bytes, as for 8-bit images, or released, which leaves nothing"
                                + " but levels of 0 and 255"));
    }

    /** How the settings of a run say that policies are applied. */
    public static DeepAugment.Application application(Settings settings) {
        return new DeepAugment.Application(
                settings.integer(GROUP),
                settings.integer(SPARED),
                settings.number(PROBABILITY),
                new CutOut(settings.integer(PADDING), settings.integer(CUTOUT)),
                settings.constant(HUE, HueReading.class));
    }

    /**
     * The policies that the settings of a run name.
     *
     * @param folder the reproduction's; asked for only if the settings name a file in it
     * @throws BadInputException if the file is not there or makes no sense, or is not the one that the settings' digest means
     */
    public static Policies policies(Settings settings, Supplier<Path> folder) {
        List<String> without = settings.texts(WITHOUT);
        for (String transform : without) {
            if (!PolicyTransforms.NAMES.contains(transform)) {
                throw new BadInputException("Setting '" + WITHOUT + "' names '" + transform
                        + "', which is none of DeepAugment's transforms: use some of "
                        + String.join(", ", PolicyTransforms.NAMES) + ".");
            }
        }
        String file = settings.text(POLICIES);
        if (file.equals(RELEASED)) {
            return Policies.released().without(without);
        }
        Policies policies = PolicyReader.read(path(folder.get(), file), file);
        String digest = policies.digest().hex();
        if (!settings.text(DIGEST).equals(digest)) {
            throw new BadInputException(
                    "Setting '" + DIGEST + "' is '" + settings.text(DIGEST) + "', but the policies in "
                            + file + " have the digest " + digest
                            + ": write it down, so that runs with other policies are other runs.");
        }
        return policies.without(without);
    }

    private static Path path(Path folder, String file) {
        try {
            return folder.resolve(file);
        } catch (InvalidPathException e) {
            throw new BadInputException(
                    "Setting '" + POLICIES + "' is '" + file + "', which is no path: name a CSV file.", e);
        }
    }
}
