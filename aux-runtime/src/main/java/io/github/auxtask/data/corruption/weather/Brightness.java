package io.github.auxtask.data.corruption.weather;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.Hsv;
import io.github.auxtask.data.corruption.image.Scale;

/** A constant added to every pixel's value (the V of HSV). Without randomness. */
public final class Brightness implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.column("add_to_value", 0.05, 0.1, 0.15, 0.2, 0.3);

    @Override
    public String name() {
        return "brightness";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double more = TABLE.row(severity)[0];
        double[] values = image.unit();
        Hsv.change(values, new Hsv.Change() {
            @Override
            public double saturation(double saturation) {
                return saturation;
            }

            @Override
            public double value(double value) {
                return Scale.clip(value + more);
            }
        });
        return Scale.toLevels(values);
    }
}
