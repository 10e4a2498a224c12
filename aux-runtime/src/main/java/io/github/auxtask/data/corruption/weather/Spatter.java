package io.github.auxtask.data.corruption.weather;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;
import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.Border;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.GaussianFilter;
import io.github.auxtask.data.corruption.image.Scale;
import java.util.List;

/**
 * Water (severities 1 to 3) or mud (4 and 5) on the lens, where a blurred normal field exceeds a threshold. Draws: 32 x 32 normals,
 * row by row. Where no drop shines at all the image is left as it is; the reference would divide by zero.
 */
public final class Spatter implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.of(
            List.of(
                    "normal_mean",
                    "normal_sd",
                    "gaussian_sigma",
                    "threshold",
                    "intensity_or_mask_sigma",
                    "kind_0_water_1_mud"),
            new double[] {0.62, 0.1, 0.7, 0.7, 0.5, 0},
            new double[] {0.65, 0.1, 0.8, 0.7, 0.5, 0},
            new double[] {0.65, 0.3, 1, 0.69, 0.5, 0},
            new double[] {0.65, 0.1, 0.7, 0.69, 0.6, 1},
            new double[] {0.65, 0.1, 0.5, 0.68, 0.6, 1});
    private static final float[] WATER = {(float) (175 / 255.0), (float) (238 / 255.0), (float) (238 / 255.0)};
    private static final float[] MUD = {(float) (63 / 255.0), (float) (42 / 255.0), (float) (20 / 255.0)};
    private static final int BYTE = 0xFF;
    private static final double SOLID = 0.8;

    private final List<GaussianFilter> liquids =
            TABLE.each(row -> new GaussianFilter(row[2], GaussianFilter.FOUR_SIGMA, Border.EDGE));
    private final List<GaussianFilter> masks =
            TABLE.each(row -> new GaussianFilter(row[4], GaussianFilter.FOUR_SIGMA, Border.EDGE));

    @Override
    public String name() {
        return "spatter";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double[] row = TABLE.row(severity);
        double[] field = new double[PLANE];
        for (int i = 0; i < PLANE; i++) {
            field[i] = draws.normal(row[0], row[1]);
        }
        liquids.get(severity - 1).blur(field);
        for (int i = 0; i < PLANE; i++) {
            field[i] = field[i] < row[3] ? 0 : field[i];
        }
        return row[5] == 0 ? water(image, field, row[4]) : mud(image, field, row[3], masks.get(severity - 1));
    }

    private static double[] water(CleanImage image, double[] field, double intensity) {
        int[] liquid = new int[PLANE];
        for (int i = 0; i < PLANE; i++) {
            liquid[i] = (int) (field[i] * CleanImage.WHITE) & BYTE; // a field above 1 wraps, as numpy's cast does
        }
        float[] weights = WaterRipples.of(liquid);
        float largest = 0;
        for (float weight : weights) {
            largest = Math.max(largest, weight);
        }
        for (int i = 0; i < PLANE; i++) {
            weights[i] = largest == 0 ? 0 : weights[i] / largest * (float) intensity;
        }
        double[] values = new double[VALUES];
        for (int c = 0; c < CHANNELS; c++) {
            for (int i = 0; i < PLANE; i++) {
                values[c * PLANE + i] = Scale.single((float) image.unit(c * PLANE + i) + weights[i] * WATER[c]);
            }
        }
        return values;
    }

    private static double[] mud(CleanImage image, double[] field, double threshold, GaussianFilter filter) {
        double[] mask = new double[PLANE];
        for (int i = 0; i < PLANE; i++) {
            mask[i] = field[i] > threshold ? 1 : 0;
        }
        filter.blurSingle(mask);
        double[] values = new double[VALUES];
        for (int i = 0; i < PLANE; i++) {
            float weight = mask[i] < SOLID ? 0 : (float) mask[i];
            for (int c = 0; c < CHANNELS; c++) {
                float x = (float) image.unit(c * PLANE + i);
                values[c * PLANE + i] = Scale.single(x * (1 - weight) + MUD[c] * weight);
            }
        }
        return values;
    }
}
