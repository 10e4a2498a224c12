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
import io.github.auxtask.data.FileServer;
import io.github.auxtask.data.archive.ArchiveSpec;
import io.github.auxtask.data.archive.ArchiveStore;
import io.github.auxtask.data.archive.Downloader;
import io.github.auxtask.testing.Shared;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyImageNetTest {
    @TempDir
    Path home;

    private Path root;

    @BeforeEach
    void nameTheFolder() {
        root = home.resolve("tiny-imagenet-200");
    }

    /** Two classes, the second of which comes first; two training images of each, three validation images. */
    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("wnids.txt", "n02\nn01\n".getBytes(StandardCharsets.UTF_8));
        for (String wnid : List.of("n01", "n02")) {
            for (int i = 0; i < 2; i++) {
                files.put(
                        "train/" + wnid + "/images/" + wnid + "_" + i + ".JPEG",
                        Pictures.encoded("jpeg", BufferedImage.TYPE_INT_RGB, 64, 64, 60 * i, 30, 90));
            }
            files.put("train/" + wnid + "/" + wnid + "_boxes.txt", new byte[] {'b'});
        }
        for (int i = 0; i < 3; i++) {
            files.put(
                    "val/images/val_" + i + ".JPEG",
                    Pictures.encoded("jpeg", BufferedImage.TYPE_BYTE_GRAY, 64, 64, 90, 60 + i, 30));
        }
        files.put("val/val_annotations.txt", annotations("n02", "n01", "n02"));
        files.put("test/images/test_0.JPEG", new byte[] {1});
        return files;
    }

    private static byte[] annotations(String... wnids) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < wnids.length; i++) {
            lines.append("val_").append(i).append(".JPEG\t").append(wnids[i]).append("\t0\t0\t63\t63\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Map<String, byte[]> files) {
        files.forEach((name, content) -> Pictures.write(root.resolve(name), content));
    }

    private DataAccess access() {
        return new DataAccess(home, true, DownloadListener.NONE);
    }

    private Dataset load() {
        return new TinyImageNet().load(access());
    }

    @Test
    void aFolderInTheOfficialLayoutIsReadAndSaidToBeASubset() {
        write(files());
        Dataset dataset = load();
        assertThat(dataset.description())
                .hasToString("tiny-imagenet-200 (4 training and 3 test images 3x64x64, 2 classes)");
        assertThat(dataset.classNames()).containsExactly("n02", "n01");
        assertThat(dataset.train().labels()).containsExactly(1, 1, 0, 0);
        assertThat(dataset.test().labels()).containsExactly(0, 1, 0);
        assertThat(dataset.source()).contains("a subset, 4 of 100000 training and 3 of 10000 test images", "SHA-256");
        DatasetStatus status = new TinyImageNet().status(access(), true);
        assertThat(status.detail()).contains("a subset, 4 of 100000", "digest " + dataset.digest());
    }

    @Test
    void whatItIsLikeIsKnownBeforeItIsFetched() {
        TinyImageNet source = new TinyImageNet();
        assertThat(source.describe(access(), DatasetSettings.of(source, Map.of())))
                .hasToString("tiny-imagenet-200 (100000 training and 10000 test images 3x64x64, 200 classes)");
        assertThat(source.status(access(), false).remedy()).contains("Run mvn aux:data to download 249 MB");
    }

    @Test
    void labelsAreAPartOfTheDigest() {
        write(files());
        ContentId before = load().digest();
        Pictures.write(root.resolve("val/val_annotations.txt"), annotations("n01", "n01", "n02"));
        assertThat(load().digest()).isNotEqualTo(before);
        assertThat(load().files()).containsKeys("wnids.txt", "val/val_annotations.txt", "train", "test");
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("tiny-imagenet-200/" + file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static TinyImageNet source(String base, byte[] archive, int entries, String... mirrors) {
        ArchiveSpec spec = new ArchiveSpec(
                TinyImageNet.NAME,
                "tiny-imagenet-200.zip",
                base,
                archive.length,
                ContentId.of(archive),
                "tiny-imagenet-200",
                List.of(),
                new ArchiveSpec.Extent(1_000_000, entries),
                List.of(mirrors));
        return new TinyImageNet(new ArchiveStore(spec, new Downloader(Duration.ZERO)), 0);
    }

    @Test
    void theArchiveIsFetchedFromAMirrorWhereTheOfficialHostIsDown() throws IOException {
        byte[] archive = zip(files());
        List<String> heard = new ArrayList<>();
        DownloadListener listener = new DownloadListener() {
            @Override
            public void progress(String file, long bytes, long total) {}

            @Override
            public void message(String text) {
                heard.add(text);
            }
        };
        try (FileServer down = new FileServer(archive, FileServer.status(503), FileServer.status(503));
                FileServer mirror = new FileServer(archive)) {
            Dataset dataset =
                    source(down.base(), archive, 100, mirror.base()).load(new DataAccess(home, false, listener));
            assertThat(dataset.test().count()).isEqualTo(3);
            assertThat(down.ranges).hasSize(2);
            assertThat(mirror.ranges).hasSize(1);
        }
        assertThat(heard).anySatisfy(text -> assertThat(text).contains("503", "A mirror is tried"));
        assertThat(home.resolve(".tiny-imagenet-200.zip.part")).doesNotExist();
    }

    @Test
    void anArchiveThatHoldsMoreThanItMayLeavesNothingBehind() throws IOException {
        byte[] archive = zip(files());
        Pictures.write(home.resolve("tiny-imagenet-200.zip"), archive);
        assertThatThrownBy(() -> source("https://nowhere.invalid", archive, 5).load(access()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds more than 5 entries");
        assertThat(root).doesNotExist();
        Map<String, byte[]> escaping = new TreeMap<>(Map.of("../../evil.txt", new byte[] {1}));
        byte[] bad = zip(escaping);
        Pictures.write(home.resolve("tiny-imagenet-200.zip"), bad);
        assertThatThrownBy(() -> source("https://nowhere.invalid", bad, 100).load(access()))
                .hasMessageContaining("would be written outside its folder");
        assertThat(root).doesNotExist();
    }

    @Test
    void whatContradictsTheAnnotationsIsRefused() throws IOException {
        write(files());
        Files.delete(root.resolve("val/images/val_1.JPEG"));
        assertThatThrownBy(this::load)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("val_annotations.txt names val_1.JPEG, but ");
        write(files());
        Pictures.write(root.resolve("val/val_annotations.txt"), annotations("n02", "n01"));
        assertThatThrownBy(this::load).hasMessageContaining("does not name val/images/val_2.JPEG");
        Pictures.write(root.resolve("val/val_annotations.txt"), annotations("n02", "n01", "n07"));
        assertThatThrownBy(this::load)
                .hasMessageContaining("'val_2.JPEG\tn07\t0\t0\t63\t63', which is not an image and");
        Pictures.write(root.resolve("wnids.txt"), "n02\nn01\nn03\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::load).hasMessageContaining("The class n03 of").hasMessageContaining("has no folder");
        Files.delete(root.resolve("val/val_annotations.txt"));
        assertThatThrownBy(this::load).hasMessageContaining("val_annotations.txt is missing");
        assertThat(new TinyImageNet().status(access(), false).detail()).isEqualTo("cannot be used");
    }

    @Test
    void anImageThatDoesNotDecodeIsNamed() {
        Map<String, byte[]> files = files();
        byte[] whole = files.get("val/images/val_2.JPEG");
        files.put("val/images/val_2.JPEG", Arrays.copyOf(whole, whole.length - 30));
        write(files);
        assertThatThrownBy(this::load)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("val_2.JPEG is truncated: replace it, or remove it.");
    }

    @Test
    void theRealSubsetIsRead() {
        Path folder = Shared.dataset("tiny-imagenet-200");
        DataAccess shared = new DataAccess(folder.getParent(), true, DownloadListener.NONE);
        Dataset dataset = new TinyImageNet(new ArchiveStore(TinyImageNet.ARCHIVE), 0).load(shared);
        assertThat(dataset.classNames()).hasSize(200).isEqualTo(TinyImageNetListing.officialClasses());
        assertThat(dataset.train().count()).isEqualTo(2000);
        assertThat(dataset.test().count()).isEqualTo(1855);
        assertThat(dataset.source()).contains("a subset, 2000 of 100000");
        dataset.test().decodeEach();
    }
}
