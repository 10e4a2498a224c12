package io.github.auxtask.data.corruption.digital;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;
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
 * A random affine map, then a smooth random displacement of every pixel (Simard, Steinkraus, Platt 2003), in single precision.
 *
 * <p>Draws: how three points move, x then y of each, uniform in -jitter..jitter; then 32 x 32 columns' displacements row by row, then
 * the rows', uniform in -1..1, drawn although severity 1 does not use them.
 */
public final class ElasticTransform implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.of(
            List.of("alpha_pixels", "sigma_pixels", "affine_jitter_pixels"),
            new double[] {0, 0, 2.56},
            new double[] {1.6, 6.4, 2.24},
            new double[] {2.56, 1.92, 1.92},
            new double[] {3.2, 1.28, 1.6},
            new double[] {3.2, 0.96, 0.96});
    private static final double THREE_SIGMA = 3;
    private static final float[] POINTS = {26, 26, 26, 6, 6, 6};

    private final List<GaussianFilter> filters =
            TABLE.each(row -> new GaussianFilter(row[1], THREE_SIGMA, Border.MIRROR_WITH_EDGE));

    @Override
    public String name() {
        return "elastic_transform";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double jitter = TABLE.row(severity)[2];
        float[] moved = new float[POINTS.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = POINTS[i] + (float) draws.uniform(-jitter, jitter);
        }
        float[] planes = new float[VALUES];
        for (int i = 0; i < VALUES; i++) {
            planes[i] = (float) image.level(i) / 255f;
        }
        float[] warped = new AffineWarp(POINTS, moved).warp(planes);
        float[] dx = displacement(severity, draws);
        float[] dy = displacement(severity, draws);
        double[] values = new double[VALUES];
        for (int i = 0; i < PLANE; i++) {
            int row = i / SIDE;
            int column = i % SIDE;
            sample(warped, row + (double) dy[i], column + (double) dx[i], values, i);
        }
        return values;
    }

    private float[] displacement(int severity, Draws draws) {
        double[] field = new double[PLANE];
        for (int i = 0; i < PLANE; i++) {
            field[i] = draws.uniform(-1, 1);
        }
        double alpha = TABLE.row(severity)[0];
        if (alpha > 0) {
            filters.get(severity - 1).blur(field);
        }
        float[] displacement = new float[PLANE];
        for (int i = 0; i < PLANE; i++) {
            displacement[i] = (float) (field[i] * alpha);
        }
        return displacement;
    }

    private static void sample(float[] planes, double row, double column, double[] values, int at) {
        int y = (int) Math.floor(row);
        int x = (int) Math.floor(column);
        double lower = row - y;
        double right = column - x;
        int y0 = Border.MIRROR_WITH_EDGE.inside(y) * SIDE;
        int y1 = Border.MIRROR_WITH_EDGE.inside(y + 1) * SIDE;
        int x0 = Border.MIRROR_WITH_EDGE.inside(x);
        int x1 = Border.MIRROR_WITH_EDGE.inside(x + 1);
        for (int plane = 0; plane < VALUES; plane += PLANE) {
            double value = planes[plane + y0 + x0] * (1 - lower) * (1 - right)
                    + planes[plane + y0 + x1] * (1 - lower) * right
                    + planes[plane + y1 + x0] * lower * (1 - right)
                    + planes[plane + y1 + x1] * lower * right;
            values[plane + at] = Scale.single((float) value);
        }
    }
}
