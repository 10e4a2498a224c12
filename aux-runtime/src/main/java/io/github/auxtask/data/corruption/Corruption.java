package io.github.auxtask.data.corruption;

import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.data.corruption.image.CleanImage;
import java.nio.file.Path;

/**
 * One way of damaging an image. Instances are immutable and may be used by several threads. A jar adds one by a line in
 * {@code META-INF/services/io.github.auxtask.data.corruption.Corruption}; evaluations then name it under {@code corruptions}.
 *
 * <p>Everything random comes from {@link Draws}, in an order that each class states, so that equal draws give equal images.
 */
public interface Corruption extends Extension {
    /** How strong a corruption can be: severities run from 1 to this. */
    int SEVERITIES = 5;

    /** The name in {@code reproduction.yaml}; of the nineteen, that of the file in CIFAR-10-C without the ending: {@code gaussian_noise}. */
    @Override
    String name();

    /** Its parameters for the five severities; of the nineteen, CIFAR's and not ImageNet's. */
    SeverityTable parameters();

    /**
     * The same with what it needs of the data home; itself if that is nothing.
     *
     * @param dataHome the folder that data sets are kept in
     * @throws io.github.auxtask.core.BadInputException if what lies there cannot be used
     */
    default Corruption reading(Path dataHome) {
        return this;
    }

    /**
     * The damaged image before it is stored.
     *
     * @param severity 1..5
     * @return [channel, row, column] on the scale 0..255, clipped to it, not yet truncated to whole levels
     */
    double[] values(CleanImage image, int severity, Draws draws);

    /**
     * The damaged image as it is stored: <em>truncated</em>, never rounded, as the published generator does.
     *
     * @param out receives unsigned bytes, [channel, row, column], from {@code at} on
     */
    default void corrupt(CleanImage image, int severity, Draws draws, byte[] out, int at) {
        double[] values = values(image, severity, draws);
        for (int i = 0; i < values.length; i++) {
            out[at + i] = (byte) (int) values[i];
        }
    }
}
