package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.image.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The paper's seven tasks (sheet, section 3), in the order in which their images and heads follow one another. */
enum SelfSupervisionTask {
    ROTATION,
    COLOUR,
    DEBLURRING,
    RECONSTRUCTION,
    INPAINTING,
    JIGSAW,
    RGB;

    static final String NONE = "none";

    private static final String SEPARATOR = "+";

    /** The name in {@code reproduction.yaml} and in histories. */
    String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Reads names joined by {@code +}, in any order.
     *
     * @return in the order of this enumeration; empty for {@code none}
     * @throws BadInputException if one is unknown, or stands twice
     */
    static List<SelfSupervisionTask> parse(String text) {
        if (text.equals(NONE)) {
            return List.of();
        }
        List<SelfSupervisionTask> tasks = new ArrayList<>();
        for (String name : text.split(java.util.regex.Pattern.quote(SEPARATOR), -1)) {
            SelfSupervisionTask task = named(name.trim(), text);
            if (tasks.contains(task)) {
                throw new BadInputException(
                        "The task '" + name.trim() + "' stands twice in '" + text + "' (axis tasks).");
            }
            tasks.add(task);
        }
        tasks.sort(null);
        return List.copyOf(tasks);
    }

    private static SelfSupervisionTask named(String name, String text) {
        List<String> names =
                Arrays.stream(values()).map(SelfSupervisionTask::text).toList();
        int place = names.indexOf(name);
        if (place < 0) {
            throw new BadInputException("Unknown task '" + name + "' in '" + text + "' (axis tasks): use "
                    + names.stream().collect(Collectors.joining(", ")) + ", several joined by +, or none.");
        }
        return values()[place];
    }

    /**
     * The task with its switches set.
     *
     * @param seed of the run, for the permutations
     */
    HeadedTask task(Settings settings, ImageShape shape, long seed) {
        PictureHead picture = new PictureHead(
                settings.flag(SelfSupervisionKeys.EXTRA_LAYER),
                settings.flag(SelfSupervisionKeys.SIGMOID),
                settings.number(SelfSupervisionKeys.MSE_WEIGHT));
        return switch (this) {
            case ROTATION -> new RotationTask();
            case COLOUR ->
                new ColourTask(
                        shape, settings.text(SelfSupervisionKeys.COLOUR_LOSS).equals("sum") ? 1 : 0.5);
            case DEBLURRING -> new DeblurringTask(picture, shape, settings.number(SelfSupervisionKeys.SIGMA));
            case RECONSTRUCTION -> new AutoencodingTask(picture);
            case INPAINTING -> new InpaintingTask(picture);
            case JIGSAW -> PermutationTask.jigsaw(shape, seed);
            case RGB -> PermutationTask.rgb(shape, seed);
        };
    }
}
