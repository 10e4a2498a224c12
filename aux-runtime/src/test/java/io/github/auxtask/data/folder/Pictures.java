package io.github.auxtask.data.folder;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Small pictures for tests. */
final class Pictures {
    private Pictures() {}

    /** A PNG whose pixel (x, y) has the levels red, green + x and blue + y. */
    static byte[] png(int width, int height, int red, int green, int blue) {
        return encoded("png", BufferedImage.TYPE_INT_RGB, width, height, red, green, blue);
    }

    static byte[] encoded(String format, int type, int width, int height, int red, int green, int blue) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xFF000000 | red << 16 | (green + x) << 8 | (blue + y));
            }
        }
        return encoded(format, image);
    }

    static byte[] encoded(String format, BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException(format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
