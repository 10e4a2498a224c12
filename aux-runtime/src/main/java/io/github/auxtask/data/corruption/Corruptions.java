package io.github.auxtask.data.corruption;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
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
                new Contrast(),
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
