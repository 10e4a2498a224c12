package io.github.auxtask.data.corruption.blur;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;
import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.Border;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.GaussianFilter;
import io.github.auxtask.data.corruption.image.Scale;
import java.util.List;

/**
 * As through frosted glass: Gaussian blur, truncated to 8 bits; then, from the lower right, pixels are replaced by near ones; then
 * Gaussian blur again. The published generator writes an exchange of two pixels, but its array views make the second half of the
 * exchange a copy of the new value: it is a replacement, and so it is here.
 *
 * <p>Draws: for every replaced pixel the column's, then the row's offset, whole numbers in -delta..delta-1.
 */
public final class GlassBlur implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.of(
            List.of("sigma", "max_delta", "iterations"),
            new double[] {0.05, 1, 1},
            new double[] {0.25, 1, 1},
            new double[] {0.4, 1, 1},
            new double[] {0.25, 1, 2},
            new double[] {0.4, 1, 2});

    private final List<GaussianFilter> filters =
            TABLE.each(row -> new GaussianFilter(row[0], GaussianFilter.FOUR_SIGMA, Border.EDGE));

    @Override
    public String name() {
        return "glass_blur";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double[] row = TABLE.row(severity);
        GaussianFilter filter = filters.get(severity - 1);
        double[] values = image.unit();
        filter.blur(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) (values[i] * CleanImage.WHITE);
        }
        int iterations = (int) row[2];
        for (int iteration = 0; iteration < iterations; iteration++) {
            replace(values, (int) row[1], draws);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= CleanImage.WHITE;
        }
        filter.blur(values);
        return Scale.toLevels(values);
    }

    private static void replace(double[] values, int delta, Draws draws) {
        for (int row = SIDE - delta; row > delta; row--) {
            for (int column = SIDE - delta; column > delta; column--) {
                int dx = draws.integer(-delta, delta);
                int dy = draws.integer(-delta, delta);
                int to = row * SIDE + column;
                int from = (row + dy) * SIDE + column + dx;
                for (int c = 0; c < CHANNELS; c++) {
                    values[c * PLANE + to] = values[c * PLANE + from];
                }
            }
        }
    }
}
