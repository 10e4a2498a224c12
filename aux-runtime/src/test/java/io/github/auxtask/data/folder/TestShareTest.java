package io.github.auxtask.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestShareTest {
    @TempDir
    Path folder;

    private static FolderListing listing(int firstClass, int secondClass) {
        List<FolderListing.Entry> entries = Stream.concat(
                        IntStream.range(0, firstClass).mapToObj(i -> new FolderListing.Entry("a/" + i + ".png", 0)),
                        IntStream.range(0, secondClass).mapToObj(i -> new FolderListing.Entry("b/" + i + ".png", 1)))
                .sorted(FolderListing.BY_PATH)
                .toList();
        return new FolderListing(Path.of("images"), List.of("a", "b"), entries, List.of());
    }

    private static long ofClass(List<FolderListing.Entry> entries, int label) {
        return entries.stream().filter(entry -> entry.label() == label).count();
    }

    @Test
    void theShareOfEveryClassIsHeldOutAndNothingIsLost() {
        FolderListing all = listing(100, 33);

        FolderListing split = TestShare.split(all, 0.2, 0);

        assertThat(ofClass(split.test(), 0)).isEqualTo(20);
        assertThat(ofClass(split.test(), 1)).isEqualTo(7);
        assertThat(Stream.concat(split.train().stream(), split.test().stream()))
                .containsExactlyInAnyOrderElementsOf(all.train());
        assertThat(split.train()).isSortedAccordingTo(FolderListing.BY_PATH);
    }

    @Test
    void theSameSeedHoldsOutTheSameImagesAndAnotherSeedOthers() {
        FolderListing all = listing(100, 33);

        assertThat(TestShare.split(all, 0.2, 0)).isEqualTo(TestShare.split(all, 0.2, 0));
        assertThat(TestShare.split(all, 0.2, 1).test())
                .isNotEqualTo(TestShare.split(all, 0.2, 0).test());
    }

    @Test
    void aNewImageMovesHardlyAnyOther() {
        Set<FolderListing.Entry> before =
                new HashSet<>(TestShare.split(listing(100, 50), 0.2, 0).test());
        Set<FolderListing.Entry> after =
                new HashSet<>(TestShare.split(listing(101, 50), 0.2, 0).test());

        before.removeAll(after);
        assertThat(before).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void atLeastOneImageIsOnEitherSide() {
        FolderListing split = TestShare.split(listing(2, 3), 0.01, 0);

        assertThat(ofClass(split.test(), 0)).isEqualTo(1);
        assertThat(ofClass(split.train(), 0)).isEqualTo(1);
        assertThatThrownBy(() -> TestShare.split(listing(5, 1), 0.2, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessage("The class 'b' in images has one image, which cannot be split into training and test: add"
                        + " images, or remove the folder.");
    }

    @Test
    void oneFolderOfClassesIsSplitAsTheSettingsSay() throws Exception {
        for (int i = 0; i < 10; i++) {
            Pictures.write(folder.resolve("cat/" + i + ".png"), Pictures.png(2, 2, i, 0, 0));
            Pictures.write(folder.resolve("dog/" + i + ".png"), Pictures.png(2, 2, i, 1, 0));
        }
        ImageFolder source = new ImageFolder();
        Map<String, Object> settings = Map.of("folder", folder.toString(), "test-share", 0.3);

        Dataset dataset = source.load(DataAccess.of(folder), DatasetSettings.of(source, settings));

        assertThat(dataset.train().count()).isEqualTo(14);
        assertThat(dataset.test().count()).isEqualTo(6);
        assertThat(dataset.files().get("train")).isNotEqualTo(dataset.files().get("test"));

        Files.createDirectories(folder.resolve("train"));
        Files.createDirectories(folder.resolve("test"));
        assertThatThrownBy(() -> source.load(DataAccess.of(folder), DatasetSettings.of(source, settings)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("so there is nothing to split: remove test-share");
    }
}
