package io.github.auxtask.data.corruption.noise;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;
import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.Scale;

/** x + N(0, sigma) at every value. Draws: one normal per value, in the order row, column, channel. */
public final class GaussianNoise implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.column("sigma", 0.04, 0.06, 0.08, 0.09, 0.10);

    @Override
    public String name() {
        return "gaussian_noise";
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
                values[i] = image.unit(i) + draws.normal(0, sigma);
            }
        }
        return Scale.toLevels(values);
    }
}
