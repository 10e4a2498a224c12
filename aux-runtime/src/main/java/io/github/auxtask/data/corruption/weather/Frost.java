package io.github.auxtask.data.corruption.weather;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;
import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * a x + b f, f a random crop of one of five pictures of frost. Draws: the picture 0..4, the crop's first row, uniform in 0..rows-33,
 * and its first column, uniform in 0..columns-33.
 */
public final class Frost implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.of(
            List.of("image_weight", "frost_weight"),
            new double[] {1, 0.2},
            new double[] {1, 0.3},
            new double[] {0.9, 0.4},
            new double[] {0.85, 0.4},
            new double[] {0.75, 0.45});

    private final Supplier<List<FrostPicture>> pictures;

    /** With pictures drawn by formula when the first is needed. */
    public Frost() {
        this.pictures = () -> Drawn.PICTURES;
    }

    /** With these pictures, at least one. */
    public Frost(List<FrostPicture> pictures) {
        List<FrostPicture> own = List.copyOf(pictures);
        this.pictures = () -> own;
    }

    /** Drawn once, when the class is first used. */
    private static final class Drawn {
        private static final List<FrostPicture> PICTURES = GeneratedFrost.draw().pictures();
    }

    @Override
    public String name() {
        return "frost";
    }

    @Override
    public Corruption reading(Path dataHome) {
        return FrostFolder.isIn(dataHome) ? new Frost(FrostFolder.read(dataHome).pictures()) : this;
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        List<FrostPicture> all = pictures.get();
        FrostPicture picture = all.get(draws.integer(0, all.size()));
        int top = draws.integer(0, picture.rows() - SIDE);
        int left = draws.integer(0, picture.columns() - SIDE);
        double imageWeight = TABLE.row(severity)[0];
        double frostWeight = TABLE.row(severity)[1];
        double[] values = new double[VALUES];
        for (int c = 0; c < CHANNELS; c++) {
            for (int i = 0; i < PLANE; i++) {
                int frost = picture.level(c, top + i / SIDE, left + i % SIDE);
                double value = imageWeight * image.level(c * PLANE + i) + frostWeight * frost;
                values[c * PLANE + i] = Math.min(CleanImage.WHITE, value);
            }
        }
        return values;
    }
}
