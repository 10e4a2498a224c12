package io.github.auxtask.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetSettings;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.testing.Shared;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Isic2017Test {
    private static final Isic2017 SOURCE = new Isic2017();

    @TempDir
    Path home;

    private Path root;

    /** Four training, two validation and three test images of different sizes. */
    @BeforeEach
    void write() {
        root = home.resolve("isic2017");
        split("Training", "0.0,1.0", "1.0,0.0", "0.0,0.0", "0.0,0.0");
        split("Validation", "1.0,0.0", "0.0,0.0");
        split("Test_v2", "0.0,0.0", "1.0,0.0", "1.0,0.0");
    }

    private void split(String name, String... diagnoses) {
        StringBuilder csv = new StringBuilder("image_id,melanoma,seborrheic_keratosis\n");
        for (int i = 0; i < diagnoses.length; i++) {
            csv.append("ISIC_").append(i).append(',').append(diagnoses[i]).append('\n');
            Path folder = root.resolve("ISIC-2017_" + name + "_Data");
            Pictures.write(
                    folder.resolve("ISIC_" + i + ".jpg"),
                    Pictures.encoded("jpeg", BufferedImage.TYPE_INT_RGB, 40 + i, 30, 90, 30, 60));
            Pictures.write(folder.resolve("ISIC_" + i + "_superpixels.png"), Pictures.png(2, 2, 1, 2, 3));
        }
        Pictures.write(truth(name), csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Path truth(String split) {
        return root.resolve("ISIC-2017_" + split + "_Part3_GroundTruth.csv");
    }

    private Dataset load(Map<String, Object> settings) {
        return SOURCE.load(new DataAccess(home, true, DownloadListener.NONE), DatasetSettings.of(SOURCE, settings));
    }

    @Test
    void oneDiagnosisIsToldFromAllOthers() {
        Dataset dataset = load(Map.of("size", 16));
        assertThat(dataset.classNames()).containsExactly("other", "melanoma");
        assertThat(dataset.train().labels()).containsExactly(0, 1, 0, 0);
        assertThat(dataset.test().labels()).containsExactly(0, 1, 1);
        assertThat(dataset.train().shape()).isEqualTo(new ImageShape(3, 16, 16));
        assertThat(load(Map.of("positive", "seborrheic_keratosis")).train().labels())
                .containsExactly(1, 0, 0, 0);
    }

    @Test
    void theImbalanceIsReportedWithTheSource() {
        assertThat(load(Map.of()).source())
                .contains("1 of 4 training and 2 of 3 test images are melanoma", "a subset, 4 of 2000 training");
        DatasetStatus status = SOURCE.status(DataAccess.of(home), false);
        assertThat(status.detail()).startsWith("1 of 4 training and 2 of 3 test images are melanoma; a subset");
    }

    @Test
    void theValidationImagesOfTheChallengeCanBeTheTestImages() {
        Dataset validation = load(Map.of("test", "validation"));
        assertThat(validation.test().labels()).containsExactly(1, 0);
        assertThat(validation.source()).contains("1 of 2 validation images are melanoma");
        assertThat(validation.digest()).isNotEqualTo(load(Map.of()).digest());
    }

    @Test
    void imagesAreSqueezedOrTheMiddleIsCutOut() {
        ContentId squeezed = load(Map.of("size", 16)).tensorDigest();
        assertThat(load(Map.of("size", 16, "fit", "stretch")).tensorDigest()).isEqualTo(squeezed);
        assertThat(load(Map.of("size", 16, "fit", "crop")).tensorDigest()).isNotEqualTo(squeezed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image_id,melanoma,seborrheic_keratosis/ISIC_0,1.0,0.0 | has no line for ISIC-2017_Validation_Data/ISIC_1.jpg",
                "image_id,melanoma,seborrheic_keratosis/ISIC_0,1.0,0.0/ISIC_1,0.0,0.0/ISIC_2,0.0,0.0 | has the image ISIC_2, but there is no ",
                "image_id,melanoma,seborrheic_keratosis/ISIC_0,1.0,0.0/ISIC_0,0.0,0.0 | line 3: ISIC_0 is there twice",
                "image_id,melanoma,seborrheic_keratosis/ISIC_0,yes,0.0/ISIC_1,0.0,0.0 | line 2: 'ISIC_0,yes,0.0' is not image_id",
                "image,melanoma,seborrheic_keratosis/ISIC_0,1.0,0.0 | has no column 'image_id'",
                "image_id,keratosis/ISIC_0,1.0 | has no column 'melanoma'",
                "image_id,melanoma,seborrheic_keratosis/ISIC_\u00000,1.0,0.0 | holds the invisible character U+0000",
            })
    void groundTruthThatContradictsTheImagesIsRefused(String csv, String message) {
        Pictures.write(truth("Validation"), csv.replace('/', '\n').getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> load(Map.of("test", "validation")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("ISIC-2017_Validation_Part3_GroundTruth.csv")
                .hasMessageContaining(message);
    }

    @Test
    void missingFilesAreNamedWithWhereToGetThem() throws IOException {
        Files.delete(truth("Training"));
        assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("ISIC-2017_Training_Part3_GroundTruth.csv is missing")
                .hasMessageContaining("https://challenge.isic-archive.com/data/#2017");
        assertThatThrownBy(() -> load(Map.of("folder", root.resolve("nowhere").toString())))
                .hasMessageContaining("There is no folder");
    }

    @Test
    void anImageThatDoesNotDecodeIsNamed() throws IOException {
        Path image = root.resolve("ISIC-2017_Test_v2_Data/ISIC_1.jpg");
        Files.write(image, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("ISIC_1.jpg is no PNG or JPEG picture: replace it, or remove it.");
    }

    @Test
    void theRealSubsetIsRead() {
        Path folder = Shared.dataset("isic2017");
        DataAccess shared = new DataAccess(folder.getParent(), true, DownloadListener.NONE);
        Dataset dataset = SOURCE.load(shared, DatasetSettings.of(SOURCE, Map.of("size", 64)));
        assertThat(dataset.description()).hasToString("isic-2017 (120 training and 40 test images 3x64x64, 2 classes)");
        assertThat(dataset.source()).contains("24 of 120 training and 10 of 40 test images are melanoma");
    }
}
