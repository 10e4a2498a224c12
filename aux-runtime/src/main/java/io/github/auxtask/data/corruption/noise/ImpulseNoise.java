package io.github.auxtask.data.corruption.noise;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;
import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.Scale;

/**
 * Salt and pepper: every value, each channel on its own, is hit with some probability, and a hit value becomes 1 or 0, each with
 * probability 1/2. Draws, in the order row, column, channel: whether it is hit, and if so whether it becomes 1.
 */
public final class ImpulseNoise implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.column("amount", 0.01, 0.02, 0.03, 0.05, 0.07);
    private static final double HALF = 0.5;

    @Override
    public String name() {
        return "impulse_noise";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double amount = TABLE.row(severity)[0];
        double[] values = new double[VALUES];
        for (int pixel = 0; pixel < PLANE; pixel++) {
            for (int c = 0; c < CHANNELS; c++) {
                int i = c * PLANE + pixel;
                if (draws.chance(amount)) {
                    values[i] = draws.chance(HALF) ? 1 : 0;
                } else {
                    values[i] = image.unit(i);
                }
            }
        }
        return Scale.toLevels(values);
    }
}
