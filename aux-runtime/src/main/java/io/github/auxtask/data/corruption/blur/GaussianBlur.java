package io.github.auxtask.data.corruption.blur;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.Border;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.GaussianFilter;
import io.github.auxtask.data.corruption.image.Scale;
import java.util.List;

/** Gaussian blur, edge values repeated beyond the border. Without randomness. */
public final class GaussianBlur implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.column("sigma", 0.4, 0.6, 0.7, 0.8, 1);

    private final List<GaussianFilter> filters =
            TABLE.each(row -> new GaussianFilter(row[0], GaussianFilter.FOUR_SIGMA, Border.EDGE));

    @Override
    public String name() {
        return "gaussian_blur";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double[] values = image.unit();
        filters.get(severity - 1).blur(values);
        return Scale.toLevels(values);
    }
}
