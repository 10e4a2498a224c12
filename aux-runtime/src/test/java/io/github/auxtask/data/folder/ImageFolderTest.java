package io.github.auxtask.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetSettings;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.data.image.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
    @TempDir
    Path project;

    private final ImageFolder source = new ImageFolder();
    private Path images;

    @BeforeEach
    void threeImagesOfTwoClasses() {
        images = project.resolve("my images");
        put("train/dog/2.png", Pictures.png(4, 3, 10, 20, 30));
        put("train/dog/10.PNG", Pictures.png(4, 3, 40, 50, 60));
        put("train/cat/inner/a.png", Pictures.png(4, 3, 70, 80, 90));
        put("test/cat/b.png", Pictures.png(4, 3, 100, 110, 120));
    }

    private void put(String path, byte[] content) {
        Pictures.write(images.resolve(path), content);
    }

    private DataAccess access() {
        return new DataAccess(project.resolve("no data"), project, true, DownloadListener.NONE);
    }

    private Settings settings(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(Map.of("folder", "my images"));
        all.putAll(more);
        return DatasetSettings.of(source, all);
    }

    private Dataset load(Map<String, Object> more) {
        return source.load(access(), settings(more));
    }

    private static int[] pixels(Dataset dataset, int index) {
        byte[] out = new byte[dataset.train().shape().size()];
        dataset.train().read(index, out, 0);
        int[] levels = new int[out.length];
        java.util.Arrays.setAll(levels, i -> out[i] & 0xFF);
        return levels;
    }

    @Test
    void classesAreNumberedInTheOrderOfTheirNamesAndImagesComeInThatOfTheirPaths() {
        Dataset dataset = load(Map.of());

        assertThat(dataset.classNames()).containsExactly("cat", "dog");
        assertThat(dataset.train().labels()).containsExactly(0, 1, 1);
        assertThat(dataset.test().labels()).containsExactly(0);
        assertThat(dataset.train().shape()).isEqualTo(new ImageShape(3, 3, 4));
        assertThat(pixels(dataset, 0)[0]).isEqualTo(70);
        assertThat(pixels(dataset, 1))
                .containsExactly(
                        40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, // red
                        50, 51, 52, 53, 50, 51, 52, 53, 50, 51, 52, 53, // green grows with x
                        60, 60, 60, 60, 61, 61, 61, 61, 62, 62, 62, 62); // blue grows with y
    }

    @Test
    void theDigestIsWhatSha256sumSaysOfTheFiles() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String path :
                new String[] {"test/cat/b.png", "train/cat/inner/a.png", "train/dog/10.PNG", "train/dog/2.png"}) {
            ContentId digest = ContentId.of(Files.readAllBytes(images.resolve(path)));
            lines.append(digest).append("  ").append(path).append('\n');
        }

        assertThat(load(Map.of()).digest()).isEqualTo(ContentId.of(lines.toString()));
        assertThat(load(Map.of("size", 8)).digest()).isEqualTo(ContentId.of(lines.toString()));
    }

    @Test
    void anyChangeOfAFileItsNameOrItsClassIsAnotherDigest() throws IOException {
        ContentId before = load(Map.of()).digest();

        Files.move(images.resolve("train/dog/2.png"), images.resolve("train/cat/2.png"));
        ContentId moved = load(Map.of()).digest();
        put("train/cat/2.png", Pictures.png(4, 3, 11, 20, 30));

        assertThat(moved).isNotEqualTo(before);
        assertThat(load(Map.of()).digest()).isNotEqualTo(moved).isNotEqualTo(before);
    }

    @Test
    void hiddenFilesAndWhatIsNoImageArePassedOver() {
        ContentId before = load(Map.of()).digest();
        put("train/.DS_Store/x.png", Pictures.png(4, 3, 1, 2, 3));
        put("train/cat/._a.png", new byte[] {1});
        put("train/cat/Thumbs.db", new byte[] {1});
        put("train/readme.txt", new byte[] {1});
        put("train/__MACOSX/cat/a.png", new byte[] {1});

        assertThat(load(Map.of()).digest()).isEqualTo(before);
    }

    @Test
    void shapeClassesAndCountsAreKnownBeforeItIsLoaded() {
        put("train/dog/3.png", new byte[] {1, 2, 3}); // is not looked at

        assertThat(source.describe(access(), settings(Map.of())))
                .hasToString("image-folder (4 training and 1 test images 3x3x4, 2 classes)");
        assertThat(source.describe(access(), settings(Map.of("size", 16))).shape())
                .isEqualTo(new ImageShape(3, 16, 16));
    }

    @Test
    void whatIsDecodedOnReadIsWhatWouldBeInMemory() {
        Dataset kept = load(Map.of("size", 5));
        Dataset onRead = new ImageFolder(0).load(access(), settings(Map.of("size", 5)));

        assertThat(kept.train().inMemory()).isTrue();
        assertThat(onRead.train().inMemory()).isFalse();
        assertThat(pixels(onRead, 2)).isEqualTo(pixels(kept, 2));
        assertThat(onRead.tensorDigest()).isEqualTo(kept.tensorDigest());
    }

    @Test
    void aFileThatIsChangedWhileInUseIsNoticed() {
        Dataset onRead = new ImageFolder(0).load(access(), settings(Map.of()));
        put("train/dog/2.png", Pictures.png(4, 3, 11, 20, 30));

        assertThatThrownBy(() -> onRead.train().decodeEach())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("2.png was changed while it was in use");
    }

    @Test
    void otherNamesOfTheTwoFoldersCanBeGiven() throws IOException {
        Files.move(images.resolve("test"), images.resolve("val"));

        assertThat(load(Map.of("test", "val")).test().count()).isEqualTo(1);
    }

    @Test
    void aFolderOfClassesAloneMayStandForBoth() {
        Dataset inside = load(Map.of("folder", "my images/train", "train", "", "test", ""));
        assertThat(inside.train().count()).isEqualTo(3);
        assertThat(inside.test().count()).isEqualTo(3);
        assertThat(inside.classNames()).containsExactly("cat", "dog");
        put("test/dog/c.png", Pictures.png(4, 3, 1, 2, 3));
        assertThat(load(Map.of("train", "test")).train().count()).isEqualTo(2);
    }

    @Test
    void sizesMustAgreeUnlessOneIsAskedFor() {
        put("train/dog/3.png", Pictures.png(6, 12, 1, 2, 3));

        refused(
                Map.of(),
                "3.png has 6x12 pixels, but the first image 4x3: have all resized with the setting size, as in size: 3 (data in"
                        + " reproduction.yaml), or -Daux.size with aux:evaluate.");
        assertThat(load(Map.of("size", 6)).train().shape()).isEqualTo(new ImageShape(3, 6, 6));
    }

    @Test
    void theMiddleIsCutOutOfWhatIsNotSquareOrItIsSqueezed() {
        put("train/dog/3.png", Pictures.png(6, 12, 1, 2, 3));

        // Blue is 3 + y; rows 3 to 8 of 12 are the middle.
        assertThat(pixels(load(Map.of("size", 6)), 3)).startsWith(1, 1).endsWith(11, 11);
        assertThat(pixels(load(Map.of("size", 6)), 3)[2 * 36]).isEqualTo(6);
        assertThat(pixels(load(Map.of("size", 6, "fit", "stretch")), 3)[2 * 36]).isLessThan(5);
    }

    @Test
    void whatIsMissingIsSaidWithWhatToDo() throws IOException {
        refused(Map.of("folder", "elsewhere"), "There is no folder " + project.resolve("elsewhere"));
        refused(Map.of("test", "val"), " has no folder 'val': put images into train/CLASS/ and val/CLASS/");
        put("test/caat/c.png", Pictures.png(4, 3, 1, 2, 3));
        refused(
                Map.of(),
                "The class 'caat' in " + images.resolve("test")
                        + " is not among the classes of train; did you mean 'cat'?");
        Files.createDirectories(images.resolve("train/caat"));
        refused(
                Map.of(),
                "The folder of class 'caat', " + images.resolve("train/caat") + ", has no PNG or JPEG images");
        put("flat/a.png", Pictures.png(4, 3, 1, 2, 3));
        refused(Map.of("train", "flat"), " has no folders, but there must be one for each class");
    }

    @Test
    void aShareIsHeldOutOfTheClassesInTrainWhereThereIsNothingBeside() throws IOException {
        put("train/cat/c.png", Pictures.png(4, 3, 1, 2, 3));
        Files.delete(images.resolve("test/cat/b.png"));
        Files.delete(images.resolve("test/cat"));
        Files.delete(images.resolve("test"));

        Dataset dataset = load(Map.of("test-share", 0.5));

        assertThat(dataset.classNames()).containsExactly("cat", "dog");
    }

    @Test
    void oneClassAloneIsRefused() {
        images = project.resolve("alone");
        put("train/cat/a.png", Pictures.png(4, 3, 70, 80, 90));
        put("test/cat/b.png", Pictures.png(4, 3, 70, 80, 90));

        refused(Map.of("folder", "alone"), "one folder only, 'cat', which would be the only class");
        images = project.resolve("split");
        put("cat/a.png", Pictures.png(4, 3, 70, 80, 90));
        refused(Map.of("folder", "split", "test-share", 0.5), "one folder only, 'cat', which would be the only class");
    }

    @Test
    void whatIsNoReadableImageIsNamed() {
        put("train/cat/z.webp", new byte[] {1});
        refused(Map.of(), "z.webp is of a format that is not read: save it as PNG, or remove it.");
        images.resolve("train/cat/z.webp").toFile().delete();
        put("train/cat/text.png", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        refused(Map.of(), "text.png is no PNG or JPEG picture: replace it, or remove it.");
        put("train/cat/text.png", new byte[0]);
        refused(Map.of(), "text.png is no PNG or JPEG picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "webp", "BMP", "tif", "gif", "jfif", "jxl", "ppm", "heic"})
    void imagesOfOtherFormatsAreNamedAndNotPassedOver(String ending) {
        put("train/cat/z." + ending, new byte[] {1});

        refused(Map.of(), "z." + ending + " is of a format that is not read: save it as PNG, or remove it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train/cat/gone.png", "train/cat/gone", "train/bird", "test/cat/more/gone.jpg"})
    void aLinkThatLeadsNowhereIsNamedAndNotPassedOver(String path) throws IOException {
        Files.createDirectories(images.resolve(path).getParent());
        Files.createSymbolicLink(images.resolve(path), Path.of("nowhere"));

        refused(
                Map.of(),
                images.resolve(path)
                        + " is a link to nowhere, which is not there: bring that back, or remove the link.");
    }

    @Test
    void linksToImagesAndFoldersAreFollowed() throws IOException {
        ContentId before = load(Map.of()).digest();
        String first = "train/cat/inner/a.png";
        Files.move(images.resolve(first), images.resolve("a.png"));
        Files.createSymbolicLink(images.resolve(first), images.resolve("a.png"));
        Files.move(images.resolve("train/dog"), images.resolve("elsewhere"));
        Files.createSymbolicLink(images.resolve("train/dog"), images.resolve("elsewhere"));

        assertThat(load(Map.of()).digest()).isEqualTo(before);
    }

    @Test
    void aPipeThatIsCalledAnImageIsNamed() throws Exception {
        Path pipe = images.resolve("train/cat/p.png");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

        refused(Map.of(), pipe + " is no file but a pipe or a device: remove it.");
    }

    @Test
    void imagesInFoldersThatAreDeeperThanIsLookedAreNotPassedOver() {
        put("train/cat/" + "d/".repeat(20) + "a.png", Pictures.png(4, 3, 1, 2, 3));

        refused(Map.of(), "is a folder within more than 15 others");
    }

    @Test
    void theStatusSaysWhatIsThere() {
        DatasetStatus status = source.status(access(), settings(Map.of()), true);
        assertThat(status.present()).isTrue();
        assertThat(status.detail())
                .isEqualTo("2 classes, 3 training and 1 test images, digest "
                        + load(Map.of()).digest());

        DatasetStatus missing = source.status(access(), settings(Map.of("folder", "elsewhere")), false);
        assertThat(missing.present()).isFalse();
        assertThat(missing.detail()).isEqualTo("not here");

        DatasetStatus broken = source.status(access(), settings(Map.of("test", "val")), false);
        assertThat(broken.detail()).isEqualTo("cannot be used");
        assertThat(broken.remedy()).contains("has no folder 'val'");
    }

    @Test
    void settingsAreCheckedWithTheirNames() {
        assertThatThrownBy(() -> DatasetSettings.of(source, Map.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "The data set 'image-folder' needs the setting 'folder' (where the images lie, absolute or from"
                                + " the folder of reproduction.yaml on): write it beside the name (data in reproduction.yaml).");
        assertThatThrownBy(() -> settings(Map.of("siz", 3)))
                .hasMessage("The data set 'image-folder': Unknown setting 'siz'; did you mean 'size'?");
        assertThatThrownBy(() -> settings(Map.of("size", -1)))
                .hasMessage(
                        "The data set 'image-folder': Setting 'size' is -1, but must be a whole number, at least 0, at"
                                + " most 4096.");
    }

    private void refused(Map<String, Object> more, String message) {
        assertThatThrownBy(() -> load(more))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }
}
