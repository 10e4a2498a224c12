package io.github.auxtask.data.corruption.blur;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;
import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.Border;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.Scale;
import java.util.List;

/** Correlation with a {@link DiskKernel}, the border mirrored without the edge. Without randomness. */
public final class DefocusBlur implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.of(
            List.of("disk_radius", "alias_sigma"),
            new double[] {0.3, 0.4},
            new double[] {0.4, 0.5},
            new double[] {0.5, 0.6},
            new double[] {1, 0.2},
            new double[] {1.5, 0.1});

    private final List<DiskKernel> kernels = TABLE.each(row -> new DiskKernel(row[0], row[1]));

    @Override
    public String name() {
        return "defocus_blur";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        DiskKernel kernel = kernels.get(severity - 1);
        int reach = kernel.reach();
        int width = SIDE + 2 * reach;
        double[] padded = new double[width * width];
        double[] values = new double[VALUES];
        for (int c = 0; c < CHANNELS; c++) {
            for (int row = 0; row < width; row++) {
                int from = c * PLANE + Border.MIRROR.inside(row - reach) * SIDE;
                for (int column = 0; column < width; column++) {
                    padded[row * width + column] = image.unit(from + Border.MIRROR.inside(column - reach));
                }
            }
            kernel.correlate(padded, width, values, c * PLANE);
        }
        return Scale.toLevels(values);
    }
}
