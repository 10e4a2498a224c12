package io.github.auxtask.data.corruption.digital;

import io.github.auxtask.core.RunFailedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The Java platform's own JPEG writer and reader, kept for many images of one thread. Equal to libjpeg-turbo as Pillow calls it. */
final class JpegRoundTrip {
    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("jpeg").next();
    private final ImageReader reader =
            ImageIO.getImageReadersByFormatName("jpeg").next();

    private final ImageWriteParam how = writer.getDefaultWriteParam();

    JpegRoundTrip() {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    }

    /**
     * Writes and reads a picture.
     *
     * @param quality 0..1: libjpeg's quality over 100
     */
    BufferedImage apply(BufferedImage picture, float quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        how.setCompressionQuality(quality);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new RunFailedException("The Java platform's JPEG writer failed: " + e + ".", e);
        }
        try (MemoryCacheImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } catch (IOException e) {
            throw new RunFailedException("The Java platform's JPEG reader failed: " + e + ".", e);
        }
    }
}
