package io.github.auxtask.data.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetSettings;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JPEGs of other people, grey ones among them, from beside the checkout. */
class RealImagesTest {
    @TempDir
    Path folder;

    private static Dataset tinyImageNet(long most, Map<String, Object> settings) {
        ImageFolder source = new ImageFolder(most);
        Map<String, Object> all = new java.util.HashMap<>(settings);
        all.put("folder", Shared.dataset("tiny-imagenet-200/train").toString());
        all.put("test-share", 0.2);
        return source.load(DataAccess.of(Path.of("no data")), DatasetSettings.of(source, all));
    }

    @Test
    void tinyImageNetIsReadWhereItLies() {
        Dataset dataset = tinyImageNet(0, Map.of());

        assertThat(dataset.description())
                .hasToString("image-folder (1600 training and 400 test images 3x64x64, 200 classes)");
        assertThat(dataset.classNames()).startsWith("n01443537").isSorted();
        dataset.train().decodeEach();
        dataset.test().decodeEach();
        assertThat(tinyImageNet(Long.MAX_VALUE, Map.of()).tensorDigest()).isEqualTo(dataset.tensorDigest());
    }

    @Test
    void someOfTinyImageNetIsGreyAndThenEqualInAllChannels() {
        ImageSet train = tinyImageNet(Long.MAX_VALUE, Map.of()).train();
        int plane = train.shape().plane();
        int grey = 0;
        for (int i = 0; i < train.count(); i++) {
            int at = train.offset(i);
            byte[] red = Arrays.copyOfRange(train.pixels(), at, at + plane);
            byte[] blue = Arrays.copyOfRange(train.pixels(), at + 2 * plane, at + 3 * plane);
            grey += Arrays.equals(red, blue) ? 1 : 0;
        }
        assertThat(grey).isBetween(10, 100);
    }

    @Test
    void batchesOfImagesOfAnySizeComeFromDisk() {
        ImageSet train = tinyImageNet(0, Map.of("size", 48)).train();
        ImageExamples examples = ImageExamples.of(train, Standardisation.SYMMETRIC);

        try (Batches batches =
                BatchLoader.of(examples, 100).shuffled(3).threads(2).epoch(0)) {
            var first = batches.next();

            assertThat(first.images()).hasSize(100 * 3 * 48 * 48);
            float[] expected = new float[3 * 48 * 48];
            byte[] pixels = new byte[3 * 48 * 48];
            train.read(first.indices()[7], pixels, 0);
            Standardisation.SYMMETRIC.apply(pixels, 0, new ImageShape(3, 48, 48), expected, 0);
            assertThat(Arrays.copyOfRange(first.images(), 7 * expected.length, 8 * expected.length))
                    .isEqualTo(expected);
        }
    }

    @Test
    void dermoscopicImagesAreSortedIntoClassesAndMadeSmaller() throws IOException {
        Path images = Shared.dataset("isic2017/ISIC-2017_Validation_Data");
        int count = 0;
        try (var files = Files.newDirectoryStream(images, "*.jpg")) {
            for (Path file : files) {
                String split = count % 4 == 0 ? "test" : "train";
                String name = count / 4 % 2 == 0 ? "benign" : "melanoma";
                Path target = folder.resolve(split).resolve(name).resolve(file.getFileName());
                Pictures.write(target, Files.readAllBytes(file));
                count++;
            }
        }
        ImageFolder source = new ImageFolder();
        Map<String, Object> settings = Map.of("folder", folder.toString(), "size", 64);

        Dataset dataset = source.load(DataAccess.of(folder), DatasetSettings.of(source, settings));

        assertThat(dataset.description().toString())
                .isEqualTo("image-folder (30 training and 10 test images 3x64x64, 2 classes)");
        Dataset whole =
                source.load(DataAccess.of(folder), DatasetSettings.of(source, Map.of("folder", folder.toString())));
        assertThat(whole.train().shape()).isEqualTo(new ImageShape(3, 256, 256));
        assertThat(whole.digest()).isEqualTo(dataset.digest());
        assertThat(mean(dataset.train())).isCloseTo(mean(whole.train()), org.assertj.core.data.Offset.offset(0.2));
    }

    private static double mean(ImageSet images) {
        double sum = 0;
        for (byte pixel : images.pixels()) {
            sum += pixel & 0xFF;
        }
        return sum / images.pixels().length;
    }
}
