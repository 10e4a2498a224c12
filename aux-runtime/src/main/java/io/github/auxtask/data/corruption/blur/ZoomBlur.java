package io.github.auxtask.data.corruption.blur;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.Scale;
import io.github.auxtask.data.corruption.image.Zoom;
import java.util.List;
import java.util.stream.IntStream;

/** The mean of the image and n enlarged copies, in single precision. Without randomness. */
public final class ZoomBlur implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.column("count", 7, 12, 16, 21, 26);

    // 1 + j (1.01 - 1) as numpy.arange computes it; 1 + 0.01 j would give other sizes.
    private static final double STEP = 1.01 - 1;

    private final List<List<Zoom>> zooms = TABLE.each(row -> IntStream.range(0, (int) row[0])
            .mapToObj(j -> new Zoom(1 + j * STEP))
            .toList());

    @Override
    public String name() {
        return "zoom_blur";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double[] x = image.unit();
        for (int i = 0; i < VALUES; i++) {
            x[i] = (float) x[i];
        }
        float[] sums = new float[VALUES];
        List<Zoom> copies = zooms.get(severity - 1);
        for (Zoom zoom : copies) {
            for (int at = 0; at < VALUES; at += PLANE) {
                zoom.addTo(x, at, sums);
            }
        }
        float divisor = copies.size() + 1;
        for (int i = 0; i < VALUES; i++) {
            x[i] = Scale.single(((float) x[i] + sums[i]) / divisor);
        }
        return x;
    }
}
