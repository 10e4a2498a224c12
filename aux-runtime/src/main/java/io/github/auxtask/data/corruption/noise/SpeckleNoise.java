package io.github.auxtask.data.corruption.noise;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;
import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.Scale;

/** x + x N(0, sigma) at every value. Draws: one normal per value, in the order row, column, channel. */
public final class SpeckleNoise implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.column("sigma", 0.06, 0.1, 0.12, 0.16, 0.2);

    @Override
    public String name() {
        return "speckle_noise";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double sigma = TABLE.row(severity)[0];
        double[] values = new double[VALUES];
        for (int pixel = 0; pixel < PLANE; pixel++) {
            for (int c = 0; c < CHANNELS; c++) {
                int i = c * PLANE + pixel;
                double x = image.unit(i);
                values[i] = x + x * draws.normal(0, sigma);
            }
        }
        return Scale.toLevels(values);
    }
}
