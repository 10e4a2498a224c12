package io.github.auxtask.data.folder;

import io.github.auxtask.testing.Fuzz;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged pictures and lists of pictures. */
class FolderFuzzTest {
    @TempDir
    private Path folder;

    @Test
    void pictures() throws IOException {
        List<byte[]> examples = new ArrayList<>();
        for (String format : List.of("png", "jpg")) {
            for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY}) {
                examples.add(Pictures.encoded(format, type, 20, 12, 100, 50, 20));
            }
        }
        examples.add(Pictures.encoded("png", BufferedImage.TYPE_BYTE_INDEXED, 9, 7, 10, 20, 30));
        examples.add(Pictures.encoded("png", BufferedImage.TYPE_INT_ARGB, 9, 7, 10, 20, 30));
        examples.add(Pictures.encoded("png", BufferedImage.TYPE_USHORT_GRAY, 9, 7, 10, 20, 30));
        examples.add(progressive());
        Fuzz.damage(examples, content -> PictureDecoder.decode(content, "a picture"));
    }

    private static byte[] progressive() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(new BufferedImage(17, 9, BufferedImage.TYPE_INT_RGB), null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Test
    void groundTruthAndClassNames() {
        String truth = "image_id,melanoma,seborrheic_keratosis\nISIC_0000001,0.0,1.0\nISIC_0000002,1.0,0.0\n";
        for (String split : List.of("Training", "Test_v2")) {
            for (String image : List.of("ISIC_0000001", "ISIC_0000002")) {
                Pictures.write(folder.resolve("ISIC-2017_" + split + "_Data").resolve(image + ".jpg"), new byte[] {1});
            }
        }
        byte[] good = truth.getBytes(StandardCharsets.UTF_8);
        Pictures.write(folder.resolve("ISIC-2017_Test_v2_Part3_GroundTruth.csv"), good);
        Fuzz.damage(List.of(good), content -> {
            Files.write(folder.resolve("ISIC-2017_Training_Part3_GroundTruth.csv"), content);
            IsicListing.of(folder, "test", "melanoma");
        });
        Fuzz.damage(List.of("cat\ndog\nfrog\n".getBytes(StandardCharsets.UTF_8)), content -> {
            Files.write(folder.resolve(ClassNames.FILE), content);
            ClassNames.of(folder, new int[] {0, 1, 2}, new int[] {0});
        });
    }
}
