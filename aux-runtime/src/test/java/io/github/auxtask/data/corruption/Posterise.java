package io.github.auxtask.data.corruption;

import io.github.auxtask.data.corruption.image.CleanImage;

/** A twentieth corruption, as a jar from outside would bring it: fewer levels of grey. Registered by a test resource. */
public final class Posterise implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.column("levels", 32, 16, 8, 4, 2);

    @Override
    public String name() {
        return "posterise";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double steps = TABLE.row(severity)[0] - 1;
        double[] values = image.unit();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.rint(values[i] * steps) / steps * 255;
        }
        return values;
    }
}
