package io.github.auxtask.data.corruption.digital;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import java.util.List;

/** Reduced to a share of its side and enlarged again, both with the box filter. Without randomness. */
public final class Pixelate implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.column("scale", 0.95, 0.9, 0.85, 0.75, 0.65);

    private final List<BoxResize> smaller = TABLE.each(row -> new BoxResize(SIDE, (int) (SIDE * row[0])));
    private final List<BoxResize> larger = TABLE.each(row -> new BoxResize((int) (SIDE * row[0]), SIDE));

    @Override
    public String name() {
        return "pixelate";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double[] values = new double[VALUES];
        int[] plane = new int[PLANE];
        for (int at = 0; at < VALUES; at += PLANE) {
            for (int i = 0; i < PLANE; i++) {
                plane[i] = image.level(at + i);
            }
            int[] coarse =
                    larger.get(severity - 1).resize(smaller.get(severity - 1).resize(plane));
            for (int i = 0; i < PLANE; i++) {
                values[at + i] = coarse[i];
            }
        }
        return values;
    }
}
