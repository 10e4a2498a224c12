package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.ImageShape;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG and JPEG files to red, green and blue levels of 8 bits. As with torchvision's loader, grey becomes three equal
 * channels, transparency is dropped, and colour profiles and orientation tags are not heeded.
 */
final class PictureDecoder {
    private static final int RGB = 3;
    private static final int LEVEL_BITS = 8;

    /** In the warning of libjpeg, which goes on with grey where data are missing. */
    private static final String CUT_SHORT = "premature end";

    private PictureDecoder() {}

    /**
     * A picture in memory.
     *
     * @param shape 3 x height x width
     * @param pixels unsigned bytes, [channel, row, column]
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
    record Picture(ImageShape shape, byte[] pixels) {}

    /**
     * Decodes a file.
     *
     * @param what begins the message: the file
     * @throws BadInputException if it is no PNG or JPEG picture, damaged, or of more than 8 bits a channel
     */
    static Picture decode(byte[] file, String what) {
        PictureHeader header = PictureHeader.of(file, what);
        byte[] plain = header.jpeg() ? JpegSegments.withoutProfile(file) : file;
        List<String> warnings = new ArrayList<>();
        ImageReader reader = ImageIO.getImageReadersByFormatName(header.jpeg() ? "jpeg" : "png")
                .next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(plain))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0);
            if (warnings.stream().anyMatch(warning -> warning.contains(CUT_SHORT))) {
                throw new BadInputException(what + " is truncated: replace it, or remove it.");
            }
            return new Picture(new ImageShape(RGB, image.getHeight(), image.getWidth()), pixels(image, what));
        } catch (IOException | RuntimeException e) {
            if (e instanceof BadInputException bad) {
                throw bad;
            }
            // The readers throw anything at damaged files, such as array indices that are out of bounds.
            throw new BadInputException(
                    what + " cannot be decoded (" + e.getMessage() + "): replace it, or remove it.", e);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] pixels(BufferedImage image, String what) {
        ColorModel colours = image.getColorModel();
        if (colours instanceof IndexColorModel palette) {
            return fromPalette(image.getRaster(), palette);
        }
        for (int bits : colours.getComponentSize()) {
            if (bits > LEVEL_BITS) {
                throw new BadInputException(what + " has " + bits + " bits a channel, but 8 are read: save it with 8.");
            }
        }
        return fromSamples(image.getRaster(), colours.getNumColorComponents());
    }

    /** Grey images have one component, which all three channels get; what comes after the colours is transparency. */
    private static byte[] fromSamples(Raster raster, int components) {
        int width = raster.getWidth();
        int plane = width * raster.getHeight();
        byte[] pixels = new byte[RGB * plane];
        int[] row = new int[width];
        for (int channel = 0; channel < RGB; channel++) {
            int band = components == 1 ? 0 : channel;
            for (int y = 0; y < raster.getHeight(); y++) {
                raster.getSamples(0, y, width, 1, band, row);
                for (int x = 0; x < width; x++) {
                    pixels[channel * plane + y * width + x] = (byte) row[x];
                }
            }
        }
        return pixels;
    }

    private static byte[] fromPalette(Raster raster, IndexColorModel palette) {
        int width = raster.getWidth();
        int plane = width * raster.getHeight();
        byte[] pixels = new byte[RGB * plane];
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                pixels[at] = (byte) palette.getRed(row[x]);
                pixels[plane + at] = (byte) palette.getGreen(row[x]);
                pixels[2 * plane + at] = (byte) palette.getBlue(row[x]);
            }
        }
        return pixels;
    }
}
