package io.github.auxtask.data.corruption.weather;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.FileDigest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The published generator's pictures of frost, where a user has put them: {@code frost1.png} to {@code frost5.jpg} in the folder
 * {@code frost} of the data home. They are of unknown origin and never shipped; without them others are drawn.
 */
public final class FrostFolder {
    /** The folder's name. */
    public static final String NAME = "frost";

    /** The files' names, in the order of their draws. */
    static final List<String> FILES = List.of("frost1.png", "frost2.png", "frost3.png", "frost4.jpg", "frost5.jpg");

    private static final int MOST_PIXELS = 1 << 24;
    private static final int REDUCTION = 5;
    private static final int OPAQUE_BITS = 0xFF;

    private FrostFolder() {}

    /** Whether the user has put pictures there. */
    public static boolean isIn(Path home) {
        return Files.isDirectory(home.resolve(NAME));
    }

    /**
     * The user's pictures if the folder is there, else drawn ones.
     *
     * @param home the folder that data sets are kept in
     * @throws BadInputException if the folder is there, but a picture is missing, unreadable, or of another size than the original
     */
    public static FrostPictures read(Path home) {
        if (!isIn(home)) {
            return GeneratedFrost.draw();
        }
        Path folder = home.resolve(NAME);
        return new FrostPictures(
                true,
                IntStream.range(0, FILES.size())
                        .mapToObj(
                                number -> picture(folder.resolve(FILES.get(number)), GeneratedFrost.SIZES.get(number)))
                        .toList());
    }

    /**
     * SHA-256 of the pictures by name, or a word for drawn ones.
     *
     * @throws BadInputException if a picture cannot be read
     */
    public static String digest(Path home) {
        if (!isIn(home)) {
            return "drawn";
        }
        return FILES.stream()
                .map(name ->
                        FileDigest.ofNamed(home.resolve(NAME).resolve(name)).hex())
                .collect(Collectors.joining(" "));
    }

    private static FrostPicture picture(Path file, int[] size) {
        BufferedImage image = image(file);
        int rows = (int) Math.rint(image.getHeight() / (double) REDUCTION);
        int columns = (int) Math.rint(image.getWidth() / (double) REDUCTION);
        if (rows != size[0] || columns != size[1]) {
            throw new BadInputException(
                    file + " has " + image.getWidth() + "x" + image.getHeight() + " pixels, the original about "
                            + REDUCTION * size[1] + "x" + REDUCTION * size[0]
                            + ": put the five original pictures into the folder "
                            + NAME + ", or remove the folder to have others drawn.");
        }
        byte[] pixels = new byte[CHANNELS * rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                // Bilinear at 5 i + 2, which is a pixel's centre: no neighbour has any weight.
                int rgb = image.getRGB(
                        Math.min(image.getWidth() - 1, REDUCTION * column + 2),
                        Math.min(image.getHeight() - 1, REDUCTION * row + 2));
                for (int c = 0; c < CHANNELS; c++) {
                    pixels[(c * rows + row) * columns + column] =
                            (byte) ((rgb >> (Byte.SIZE * (CHANNELS - 1 - c))) & OPAQUE_BITS);
                }
            }
        }
        return new FrostPicture(rows, columns, pixels);
    }

    private static BufferedImage image(Path file) {
        String remedy = ": put the five pictures " + String.join(", ", FILES) + " there, or remove the folder " + NAME
                + " to have others drawn.";
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + " is missing" + remedy);
        }
        @Nullable BufferedImage image;
        try {
            image = decoded(file, remedy);
        } catch (IOException | RuntimeException e) {
            if (e instanceof BadInputException bad) {
                throw bad;
            }
            // The readers throw anything at damaged files.
            throw new BadInputException(file + " cannot be read as a picture (" + e.getMessage() + ")" + remedy, e);
        }
        if (image == null) {
            throw new BadInputException(file + " is no PNG or JPEG picture" + remedy);
        }
        return image;
    }

    /** Null if it is no picture. What claims more pixels than any of the originals has is not decoded. */
    private static @Nullable BufferedImage decoded(Path file, String remedy) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new BadInputException(file + " says that it has " + reader.getWidth(0) + "x"
                            + reader.getHeight(0) + " pixels" + remedy);
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
