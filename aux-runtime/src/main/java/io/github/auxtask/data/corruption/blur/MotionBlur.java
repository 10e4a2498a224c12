package io.github.auxtask.data.corruption.blur;

import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.MotionFilter;
import java.util.List;

/** A streak in a random direction. Draws: the angle in degrees, uniform in -45..45. */
public final class MotionBlur implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.of(
            List.of("radius", "sigma"),
            new double[] {6, 1},
            new double[] {6, 1.5},
            new double[] {6, 2},
            new double[] {8, 2},
            new double[] {9, 2.5});
    private static final double DEGREES = 45;

    private final List<MotionFilter> streaks = TABLE.each(row -> new MotionFilter(row[0], row[1]));

    @Override
    public String name() {
        return "motion_blur";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double[] levels = new double[VALUES];
        for (int i = 0; i < VALUES; i++) {
            levels[i] = image.level(i);
        }
        return streaks.get(severity - 1).blur(levels, draws.uniform(-DEGREES, DEGREES));
    }
}
