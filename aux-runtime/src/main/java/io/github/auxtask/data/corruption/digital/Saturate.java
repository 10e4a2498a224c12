package io.github.auxtask.data.corruption.digital;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.Hsv;
import io.github.auxtask.data.corruption.image.Scale;
import java.util.List;

/** Every pixel's saturation (the S of HSV) times a factor plus a constant. Without randomness. */
public final class Saturate implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.of(
            List.of("factor", "add"),
            new double[] {0.3, 0},
            new double[] {0.1, 0},
            new double[] {1.5, 0},
            new double[] {2, 0.1},
            new double[] {2.5, 0.2});

    @Override
    public String name() {
        return "saturate";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double factor = TABLE.row(severity)[0];
        double more = TABLE.row(severity)[1];
        double[] values = image.unit();
        Hsv.change(values, new Hsv.Change() {
            @Override
            public double saturation(double saturation) {
                return Scale.clip(saturation * factor + more);
            }

            @Override
            public double value(double value) {
                return value;
            }
        });
        return Scale.toLevels(values);
    }
}
