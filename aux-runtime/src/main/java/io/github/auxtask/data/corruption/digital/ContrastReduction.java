package io.github.auxtask.data.corruption.digital;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.Scale;

/** (x - m) c + m, m the mean of each channel of this image. Without randomness. */
public final class ContrastReduction implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.column("factor", 0.75, 0.5, 0.4, 0.3, 0.15);

    @Override
    public String name() {
        return "contrast";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double factor = TABLE.row(severity)[0];
        double[] values = image.unit();
        for (int plane = 0; plane < VALUES; plane += PLANE) {
            double sum = 0;
            for (int i = plane; i < plane + PLANE; i++) {
                sum += values[i];
            }
            double mean = sum / PLANE;
            for (int i = plane; i < plane + PLANE; i++) {
                values[i] = (values[i] - mean) * factor + mean;
            }
        }
        return Scale.toLevels(values);
    }
}
