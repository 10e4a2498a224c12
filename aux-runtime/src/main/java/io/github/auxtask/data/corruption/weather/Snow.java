package io.github.auxtask.data.corruption.weather;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.MotionFilter;
import io.github.auxtask.data.corruption.image.Scale;
import io.github.auxtask.data.corruption.image.Zoom;
import java.util.List;

/**
 * Flakes: the largest values of a normal field, enlarged, blurred in a falling direction, added twice (once turned by half a turn)
 * to a whitened image. Draws: 32 x 32 normals row by row, then the angle in degrees, uniform in -135..-45.
 */
public final class Snow implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.of(
            List.of("normal_mean", "normal_sd", "zoom", "threshold", "motion_radius", "motion_sigma", "image_weight"),
            new double[] {0.1, 0.2, 1, 0.6, 8, 3, 0.95},
            new double[] {0.1, 0.2, 1, 0.5, 10, 4, 0.9},
            new double[] {0.15, 0.3, 1.75, 0.55, 10, 4, 0.9},
            new double[] {0.25, 0.3, 2.25, 0.6, 12, 6, 0.85},
            new double[] {0.3, 0.3, 1.25, 0.65, 14, 12, 0.8});

    private final List<Zoom> zooms = TABLE.each(row -> new Zoom(row[2]));
    private final List<MotionFilter> streaks = TABLE.each(row -> new MotionFilter(row[4], row[5]));

    @Override
    public String name() {
        return "snow";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double[] flakes = flakes(severity, draws);
        float weight = (float) TABLE.row(severity)[6];
        float rest = (float) (1 - TABLE.row(severity)[6]);
        double[] values = new double[VALUES];
        for (int i = 0; i < PLANE; i++) {
            float red = (float) image.unit(i);
            float green = (float) image.unit(PLANE + i);
            float blue = (float) image.unit(2 * PLANE + i);
            float white = (0.299f * red + 0.587f * green + 0.114f * blue) * 1.5f + 0.5f;
            double snow = flakes[i];
            double turned = flakes[PLANE - 1 - i];
            values[i] = whitened(red, white, weight, rest) + snow + turned;
            values[PLANE + i] = whitened(green, white, weight, rest) + snow + turned;
            values[2 * PLANE + i] = whitened(blue, white, weight, rest) + snow + turned;
        }
        return Scale.toLevels(values);
    }

    private static float whitened(float x, float white, float weight, float rest) {
        return weight * x + rest * Math.max(x, white);
    }

    /** The layer of flakes, 0..1. */
    private double[] flakes(int severity, Draws draws) {
        double[] row = TABLE.row(severity);
        double[] field = new double[PLANE];
        for (int i = 0; i < PLANE; i++) {
            field[i] = draws.normal(row[0], row[1]);
        }
        double[] levels = zooms.get(severity - 1).enlarge(field, 0);
        double threshold = row[3];
        for (int i = 0; i < PLANE; i++) {
            levels[i] = levels[i] < threshold ? 0 : (int) (Scale.clip(levels[i]) * CleanImage.WHITE);
        }
        double[] streaked = streaks.get(severity - 1).blur(levels, draws.uniform(-135, -45));
        for (int i = 0; i < PLANE; i++) {
            streaked[i] /= CleanImage.WHITE;
        }
        return streaked;
    }
}
