package io.github.auxtask.evaluate.corrupted;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.data.corruption.benchmark.Corruptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The settings of evaluations on corrupted images. */
public final class CorruptionKeys {
    /** The key that makes an evaluation without an attack one of them. */
    static final String CORRUPTIONS = "corruptions";

    static final String SEVERITIES = "severities";
    static final String SKIP_FIRST = "skip-first";
    static final String SOURCE = "corruption-source";

    /** Between the items of a list, as in {@code fog, snow}; a list of YAML arrives with spaces. */
    private static final String SEPARATOR = "\\s*,\\s*|\\s+";

    private static final String ALL = "all";
    private static final List<SettingKey> OWN = List.of(
            SettingKey.text(CORRUPTIONS, "", "all, or names as in gaussian_noise, fog: test images so damaged")
                    .required(),
            SettingKey.text(SEVERITIES, "1..5", "of corruptions, as in 1..5 or 1, 3"),
            SettingKey.integer(SKIP_FIRST, 0, "test images that are left out of every corruption, from the first on")
                    .atLeast(0),
            SettingKey.choice(
                    SOURCE,
                    "auto",
                    List.of("auto", "official", "generated"),
                    "the published CIFAR-10-C (downloaded if missing, 2.9 GB), images made here, or what there is"));

    private CorruptionKeys() {}

    /** All of them. */
    public static List<SettingKey> own() {
        return OWN;
    }

    /**
     * What corrupted images an evaluation is about.
     *
     * @param settings with all defaults
     * @throws BadInputException for unknown corruptions, severities outside 1..5, and images that no archive has
     */
    static CorruptedTask task(Settings settings) {
        List<String> names = names(settings.text(CORRUPTIONS).trim());
        return new CorruptedTask(
                names, severities(settings.text(SEVERITIES)), settings.integer(SKIP_FIRST), source(settings, names));
    }

    /** The archive has the nineteen only, so that images under any other are made, and the nineteen beside it, too. */
    private static CorruptionSource source(Settings settings, List<String> names) {
        CorruptionSource source = CorruptionSource.valueOf(settings.text(SOURCE).toUpperCase(Locale.ROOT));
        Optional<String> own =
                names.stream().filter(name -> !Corruptions.NAMES.contains(name)).findFirst();
        if (own.isEmpty() || source == CorruptionSource.GENERATED) {
            return source;
        }
        if (source == CorruptionSource.OFFICIAL) {
            throw new BadInputException("CIFAR-10-C has no images of the corruption '" + own.get() + "': set " + SOURCE
                    + ": generated, or leave it out of corruptions.");
        }
        return CorruptionSource.GENERATED;
    }

    private static List<String> names(String text) {
        if (text.equals(ALL)) {
            return Corruptions.NAMES;
        }
        List<String> names = Arrays.stream(text.split(SEPARATOR, -1))
                .map(Corruptions::requireName)
                .toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new BadInputException("corruptions is '" + text + "' and names one twice: remove it once.");
        }
        return names;
    }

    private static List<Integer> severities(String text) {
        try {
            String[] ends = text.trim().split("\\.\\.", -1);
            List<Integer> severities = ends.length == 2
                    ? IntStream.rangeClosed(Integer.parseInt(ends[0].trim()), Integer.parseInt(ends[1].trim()))
                            .boxed()
                            .toList()
                    : Arrays.stream(text.trim().split(SEPARATOR, -1))
                            .map(Integer::valueOf)
                            .toList();
            severities.forEach(Corruptions::requireSeverity);
            if (severities.isEmpty() || severities.stream().distinct().count() < severities.size()) {
                throw new BadInputException(
                        "severities is '" + text + "', but must name each severity once, as in 1..5.");
            }
            return severities;
        } catch (NumberFormatException e) {
            throw new BadInputException("severities is '" + text + "', but must be like 1..5 or 1, 3.", e);
        }
    }
}
