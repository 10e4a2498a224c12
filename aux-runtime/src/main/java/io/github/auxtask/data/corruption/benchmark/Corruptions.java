package io.github.auxtask.data.corruption.benchmark;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Registry;
import io.github.auxtask.data.corruption.Corruption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The nineteen corruptions of CIFAR-10-C, and those that jars bring. */
public final class Corruptions {
    /** The names of the nineteen, which are those of the published files, in the paper's order, noise before blur before weather before the rest. */
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

    private final Path dataHome;
    private final Map<String, Corruption> ready = new ConcurrentHashMap<>();

    /**
     * All corruptions, with what some of them read from the data home when they are first asked for.
     *
     * @param dataHome the folder that data sets are kept in; it need not exist
     */
    public Corruptions(Path dataHome) {
        this.dataHome = dataHome;
    }

    /** Found once, when first asked for. */
    private static final class Known {
        private static final Registry<Corruption> ALL =
                Registry.of(Corruption.class, "corruption", "corruptions of an evaluation");
    }

    /** The nineteen, in the order of {@link #NAMES}. */
    public List<Corruption> published() {
        return NAMES.stream().map(this::named).toList();
    }

    /**
     * The corruption of this name: one of the nineteen, or of a jar.
     *
     * @throws BadInputException if there is none, in which case the message lists the names; or if what it reads cannot be used
     */
    public Corruption named(String name) {
        return ready.computeIfAbsent(name, key -> Known.ALL.named(key).reading(dataHome));
    }

    /**
     * A name, if there is a corruption of this name.
     *
     * @throws BadInputException if there is none; the message lists the names
     */
    public static String requireName(String name) {
        if (!NAMES.contains(name)) {
            Known.ALL.named(name);
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
