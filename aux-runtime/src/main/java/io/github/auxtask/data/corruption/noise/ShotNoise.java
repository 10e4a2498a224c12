package io.github.auxtask.data.corruption.noise;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;
import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.PoissonDistribution;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.Scale;
import java.util.List;

/** Poisson(x c) / c at every value, c photons where x is 1. Draws: one count per value, in the order row, column, channel. */
public final class ShotNoise implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.column("photons_per_unit", 500, 250, 100, 75, 50);
    private static final int LEVELS = 256;

    private final List<PoissonDistribution[]> laws = TABLE.each(row -> {
        PoissonDistribution[] byLevel = new PoissonDistribution[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            byLevel[level] = new PoissonDistribution(level / CleanImage.WHITE * row[0]);
        }
        return byLevel;
    });

    @Override
    public String name() {
        return "shot_noise";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double photons = TABLE.row(severity)[0];
        PoissonDistribution[] byLevel = laws.get(severity - 1);
        double[] values = new double[VALUES];
        for (int pixel = 0; pixel < PLANE; pixel++) {
            for (int c = 0; c < CHANNELS; c++) {
                int i = c * PLANE + pixel;
                values[i] = draws.poisson(byLevel[image.level(i)]) / photons;
            }
        }
        return Scale.toLevels(values);
    }
}
