package io.github.auxtask.data.deepaugment.transform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** DeepAugment's transforms by the names that policies call them. */
public final class PolicyTransforms {
    /** Leaves the hue's arithmetic open. */
    private static final String HUE = "add-to-hue-and-saturation";

    private static final Map<String, PolicyTransform> FIXED = fixed();

    /** All names, in the order of DeepAugment's search space. */
    public static final List<String> NAMES = List.of(
            "crop",
            "gaussian-blur",
            "rotate",
            "shear",
            "translate-x",
            "translate-y",
            "sharpen",
            "emboss",
            "additive-gaussian-noise",
            "dropout",
            "coarse-dropout",
            "gamma-contrast",
            "brighten",
            "invert",
            "fog",
            "clouds",
            HUE,
            "coarse-salt-pepper",
            "horizontal-flip",
            "vertical-flip");

    private PolicyTransforms() {}

    private static Map<String, PolicyTransform> fixed() {
        Map<String, PolicyTransform> all = new LinkedHashMap<>();
        all.put("crop", Enlargement::crop);
        all.put("gaussian-blur", GaussianSmoothing::blur);
        all.put("rotate", AffineMotion::rotate);
        all.put("shear", AffineMotion::shear);
        all.put("translate-x", AffineMotion::translateX);
        all.put("translate-y", AffineMotion::translateY);
        all.put("sharpen", Neighbourhood::sharpen);
        all.put("emboss", Neighbourhood::emboss);
        all.put("additive-gaussian-noise", PixelNoise::gaussian);
        all.put("dropout", PixelNoise::dropout);
        all.put("coarse-dropout", PatchNoise::dropout);
        all.put("gamma-contrast", LevelChange::gamma);
        all.put("brighten", LevelChange::brighten);
        all.put("invert", LevelChange::invert);
        all.put("fog", CloudLayer::fog);
        all.put("clouds", CloudLayer::clouds);
        all.put("coarse-salt-pepper", PatchNoise::saltAndPepper);
        all.put("horizontal-flip", Mirroring::horizontal);
        all.put("vertical-flip", Mirroring::vertical);
        return Collections.unmodifiableMap(all);
    }

    /**
     * The transform of a name.
     *
     * @param hue what {@code add-to-hue-and-saturation} is
     * @throws IllegalArgumentException if none is called so
     */
    public static PolicyTransform named(String name, HueReading hue) {
        if (name.equals(HUE)) {
            return HueAndSaturation.reading(hue);
        }
        PolicyTransform transform = FIXED.get(name);
        if (transform == null) {
            throw new IllegalArgumentException("no transform is called " + name);
        }
        return transform;
    }
}
