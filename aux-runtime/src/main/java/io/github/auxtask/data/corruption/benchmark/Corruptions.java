package io.github.auxtask.data.corruption.benchmark;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.blur.DefocusBlur;
import io.github.auxtask.data.corruption.blur.GaussianBlur;
import io.github.auxtask.data.corruption.blur.GlassBlur;
import io.github.auxtask.data.corruption.blur.MotionBlur;
import io.github.auxtask.data.corruption.blur.ZoomBlur;
import io.github.auxtask.data.corruption.digital.ContrastReduction;
import io.github.auxtask.data.corruption.digital.ElasticTransform;
import io.github.auxtask.data.corruption.digital.JpegCompression;
import io.github.auxtask.data.corruption.digital.Pixelate;
import io.github.auxtask.data.corruption.digital.Saturate;
import io.github.auxtask.data.corruption.noise.GaussianNoise;
import io.github.auxtask.data.corruption.noise.ImpulseNoise;
import io.github.auxtask.data.corruption.noise.ShotNoise;
import io.github.auxtask.data.corruption.noise.SpeckleNoise;
import io.github.auxtask.data.corruption.weather.Brightness;
import io.github.auxtask.data.corruption.weather.Fog;
import io.github.auxtask.data.corruption.weather.Frost;
import io.github.auxtask.data.corruption.weather.FrostPictures;
import io.github.auxtask.data.corruption.weather.Snow;
import io.github.auxtask.data.corruption.weather.Spatter;
import java.util.Comparator;
import java.util.List;

/** The nineteen corruptions of CIFAR-10-C. */
public final class Corruptions {
    /** Their names, which are those of the published files, in the paper's order, noise before blur before weather before the rest. */
    public static final List<String> NAMES = List.of(
            "gaussian_noise",
            "shot_noise",
            "impulse_noise",
            "speckle_noise",
            "defocus_blur",
            "glass_blur",
            "motion_blur",
            "zoom_blur",
            "gaussian_blur",
            "snow",
            "frost",
            "fog",
            "brightness",
            "spatter",
            "contrast",
            "elastic_transform",
            "pixelate",
            "jpeg_compression",
            "saturate");

    private final List<Corruption> all;

    /** All of them, with these pictures of frost. */
    public Corruptions(FrostPictures frost) {
        List<Corruption> unordered = List.of(
                new GaussianNoise(),
                new ShotNoise(),
                new ImpulseNoise(),
                new SpeckleNoise(),
                new DefocusBlur(),
                new GlassBlur(),
                new MotionBlur(),
                new ZoomBlur(),
                new GaussianBlur(),
                new Snow(),
                new Frost(frost.pictures()),
                new Fog(),
                new Brightness(),
                new Spatter(),
                new ContrastReduction(),
                new ElasticTransform(),
                new Pixelate(),
                new JpegCompression(),
                new Saturate());
        all = unordered.stream()
                .sorted(Comparator.comparingInt(corruption -> NAMES.indexOf(corruption.id())))
                .toList();
    }

    /** All nineteen, in the order of {@link #NAMES}. */
    public List<Corruption> all() {
        return all;
    }

    /**
     * The corruption of this name.
     *
     * @throws BadInputException if there is none; the message lists the names
     */
    public Corruption named(String name) {
        return all.get(NAMES.indexOf(requireName(name)));
    }

    /**
     * A name, if there is a corruption of this name.
     *
     * @throws BadInputException if there is none; the message lists the names
     */
    public static String requireName(String name) {
        if (!NAMES.contains(name)) {
            throw new BadInputException("There is no corruption '" + name + "'" + Suggestion.hint(name, NAMES));
        }
        return name;
    }

    /**
     * A severity, if it is one.
     *
     * @throws BadInputException if it is not in 1..5
     */
    public static int requireSeverity(int severity) {
        if (severity < 1 || severity > Corruption.SEVERITIES) {
            throw new BadInputException("There is no severity " + severity + ": severities are 1 to 5.");
        }
        return severity;
    }
}
