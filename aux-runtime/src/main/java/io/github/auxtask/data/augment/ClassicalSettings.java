package io.github.auxtask.data.augment;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/**
 * The settings of {@link ClassicalAugmentation}. The paper gives no ranges (sheet of Taghanaki et al. 2019, section 4): 10 % and 15
 * degrees are assumed; border and interpolation are the defaults of Keras' {@code ImageDataGenerator}.
 */
public final class ClassicalSettings {
    private static final String ROTATION = "classical.rotation";
    private static final String SHIFT = "classical.shift";
    private static final String HORIZONTAL_FLIP = "classical.horizontal-flip";
    private static final String VERTICAL_FLIP = "classical.vertical-flip";
    private static final String FILL = "classical.fill";
    private static final String INTERPOLATION = "classical.interpolation";
    private static final String BILINEAR = "bilinear";
    private static final double DEGREES = 15;
    private static final double SHARE = 0.1;
    private static final double HALF_TURN = 180;

    private ClassicalSettings() {}

    /** All keys, each beginning with {@code classical.}. */
    public static List<SettingKey> keys() {
        return List.of(
                SettingKey.number(
                                ROTATION, DEGREES, "largest rotation of classical augmentation in degrees, either way")
                        .atLeast(0)
                        .atMost(HALF_TURN),
                SettingKey.number(
                                SHIFT,
                                SHARE,
                                "largest shift of classical augmentation as a share of height and width, either way")
                        .atLeast(0)
                        .atMost(1),
                SettingKey.flag(HORIZONTAL_FLIP, true, "whether half of the images are mirrored left to right"),
                SettingKey.flag(VERTICAL_FLIP, true, "whether half of the images are turned upside down"),
                SettingKey.choice(
                        FILL,
                        FillMode.NEAREST.toString(),
                        FillMode.words(),
                        "what is seen beyond the border of a shifted or turned image"),
                SettingKey.choice(
                        INTERPOLATION,
                        BILINEAR,
                        List.of(BILINEAR, "nearest"),
                        "how values between the pixels of a shifted or turned image are found"));
    }

    /** The augmentation that the settings of a run describe. */
    public static ClassicalAugmentation read(Settings settings) {
        return new ClassicalAugmentation(
                settings.number(ROTATION),
                settings.number(SHIFT),
                settings.flag(HORIZONTAL_FLIP),
                settings.flag(VERTICAL_FLIP),
                settings.constant(FILL, FillMode.class),
                settings.text(INTERPOLATION).equals(BILINEAR));
    }
}
