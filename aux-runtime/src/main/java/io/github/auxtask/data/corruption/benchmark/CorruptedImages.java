package io.github.auxtask.data.corruption.benchmark;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Test images under all nineteen corruptions at five severities: the published files, or made on demand. No more is held in memory than
 * is asked for. Safe to read from several threads.
 */
public interface CorruptedImages {
    /** Where they come from, a phrase for records: {@code the official CIFAR-10-C archive}. */
    String origin();

    /**
     * SHA-256 of all that decides about the images: of the published files, or of what they are made from.
     *
     * @throws BadInputException if a file cannot be read
     */
    ContentId digest();

    /** True for the published files themselves. */
    boolean official();

    /** Whether frost is made from the original pictures, so that results with it can be compared with the paper's. */
    boolean originalFrost();

    /** Images of one (corruption, severity). */
    int count();

    /** Number of classes. */
    int classes();

    /** The class of an image, the same under every corruption. */
    int label(int image);

    /**
     * Writes one damaged image.
     *
     * @param corruption one of {@link Corruptions#NAMES}; of a jar, too, where images are made on demand
     * @param severity 1..5
     * @param image 0..count-1
     * @param out receives 3 x 32 x 32 unsigned bytes, [channel, row, column], from {@code at} on
     */
    void write(String corruption, int severity, int image, byte[] out, int at);

    /**
     * The first images of every (corruption, severity), in memory: with 100, the 9,500 images of the self-supervision paper's released
     * code that loss weights are learned on (papers/self-supervision.md, section 1). Ordered by corruption as {@link Corruptions#NAMES},
     * then severity, then image. An evaluation of such a network must leave them out.
     *
     * @param perSeverity how many of each; 1..{@link #count}
     * @throws BadInputException if there are not so many
     */
    default ImageSet first(int perSeverity) {
        if (perSeverity < 1 || perSeverity > count()) {
            throw new BadInputException("The first " + perSeverity
                    + " images of every severity are asked for, but there are " + count() + ".");
        }
        List<String> names = Corruptions.NAMES;
        int total = names.size() * Corruption.SEVERITIES * perSeverity;
        byte[] pixels = new byte[total * CleanImage.VALUES];
        int[] labels = new int[total];
        IntStream.range(0, total).parallel().forEach(i -> {
            int image = i % perSeverity;
            int cell = i / perSeverity;
            labels[i] = label(image);
            write(
                    names.get(cell / Corruption.SEVERITIES),
                    cell % Corruption.SEVERITIES + 1,
                    image,
                    pixels,
                    i * CleanImage.VALUES);
        });
        return new ImageSet(
                "the first " + perSeverity + " images of every corruption and severity",
                classes(),
                ImageShape.RGB_32,
                pixels,
                labels);
    }
}
