package io.github.auxtask.data.corruption.weather;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.corruption.image.Scale;
import java.util.List;

/** (x + c A) m/(m + c), A plasma of 0..1, m the image's largest value. Draws: {@link DiamondSquare}'s. */
public final class Fog implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.of(
            List.of("amplitude", "wibble_decay"),
            new double[] {0.2, 3},
            new double[] {0.5, 3},
            new double[] {0.75, 2.5},
            new double[] {1, 2},
            new double[] {1.5, 1.75});

    private final List<DiamondSquare> plasmas = TABLE.each(row -> new DiamondSquare(row[1]));

    @Override
    public String name() {
        return "fog";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        double amplitude = TABLE.row(severity)[0];
        double[] plasma = plasmas.get(severity - 1).plasma(draws);
        double[] values = image.unit();
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        for (int i = 0; i < VALUES; i++) {
            double foggy = values[i] + amplitude * plasma[i & (PLANE - 1)];
            values[i] = foggy * largest / (largest + amplitude);
        }
        return Scale.toLevels(values);
    }
}
