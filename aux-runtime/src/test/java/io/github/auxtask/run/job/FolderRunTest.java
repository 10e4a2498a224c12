package io.github.auxtask.run.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.Worker;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of one's own images, of no customary size, from {@code aux:data} to the record. */
class FolderRunTest {
    private static final String DATA = "data: \\{name: shapes, digest: [0-9a-f]+}";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private TinyReproduction reproduction;

    @BeforeEach
    void imagesOfTwoClassesBesideTheReproduction() throws IOException {
        reproduction = TinyReproduction.in(folder, 1, "0.05");
        Path yaml = reproduction.folder().resolve("reproduction.yaml");
        // A twentieth of the training images is held out.
        Files.writeString(yaml, Files.readString(yaml).replace("data.validation: 20", "data.validation: 4"));
        Random random = new Random(3);
        for (int i = 0; i < 110; i++) {
            String split = i < 80 ? "train" : "test";
            Path file = reproduction.folder().resolve("images").resolve(split).resolve(i % 2 == 0 ? "cat" : "dog");
            Files.createDirectories(file);
            BufferedImage image = new BufferedImage(20 + i % 5, 24, BufferedImage.TYPE_INT_RGB);
            for (int x = 0; x < 20; x++) {
                image.setRGB(x, random.nextInt(24), random.nextInt());
            }
            assertThat(ImageIO.write(image, "png", file.resolve(i + ".png").toFile()))
                    .isTrue();
        }
    }

    private Path request(String data) throws IOException {
        Path yaml = reproduction.folder().resolve("reproduction.yaml");
        Files.writeString(yaml, Files.readString(yaml).replaceFirst(DATA, Matcher.quoteReplacement(data)));
        return reproduction.request(plan(), folder.resolve("store"), Map.of());
    }

    private Plan plan() {
        return reproduction.plan("smoke", "task=none");
    }

    private int worker(String command, Path request) {
        bytes.reset();
        return new Worker(new Events(new PrintStream(bytes, true, StandardCharsets.UTF_8)), new StopSignal())
                .execute(command, request.toString());
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theDigestIsToldWrittenDownAndHeldTo() throws IOException {
        String data = "data: {name: image-folder, folder: images, size: 24";
        Path request = request(data + "}");

        assertThat(worker("train", request)).isEqualTo(BadInputException.EXIT_CODE);
        assertThat(told()).contains("The data set 'image-folder' has no digest in reproduction.yaml");

        assertThat(worker("data", request)).isZero();
        assertThat(told()).contains("image-folder (80 training and 30 test images 3x24x24, 2 classes)");
        Matcher digest = Pattern.compile("write this beside the name of the data set \\(data in reproduction.yaml\\):"
                        + " digest: ([0-9a-f]{64})")
                .matcher(told());
        assertThat(digest.find()).isTrue();

        setUp(data, "0".repeat(63) + "1");
        assertThat(worker("data", reproduction.request(plan(), folder.resolve("store"), Map.of())))
                .isEqualTo(BadInputException.EXIT_CODE);
        assertThat(told()).contains("has the digest " + digest.group(1) + ", but reproduction.yaml asks for 000");

        setUp(data, digest.group(1));
        Path right = reproduction.request(plan(), folder.resolve("store"), Map.of());
        assertThat(worker("train", right)).as(told()).isZero();
        assertThat(worker("attack", right)).as(told()).isZero();

        PlannedRun run = plan().runs().get(0);
        RunRecord record = RunRecord.read(reproduction.record("smoke", run));
        assertThat(record.data().settings()).isEqualTo(Map.of("size", 24L));
        assertThat(record.data().classes()).containsExactly("cat", "dog");
        assertThat(record.data().contents().files()).containsOnlyKeys("train", "test");
        assertThat(record.data().contents().source()).doesNotContain(folder.toString());
        assertThat(record.evaluations()).hasSize(2);
    }

    private void setUp(String data, String digest) throws IOException {
        Path yaml = reproduction.folder().resolve("reproduction.yaml");
        String text = Files.readString(yaml)
                .replaceFirst(
                        "data: \\{name: image-folder.*}", Matcher.quoteReplacement(data + ", digest: " + digest + "}"));
        Files.writeString(yaml, text);
    }

    @Test
    void whereTheFolderIsNotThereItIsSaidBeforeAnythingIsMeasured() throws IOException {
        Path request =
                request("data: {name: image-folder, folder: elsewhere, size: 24, digest: " + "a".repeat(64) + "}");

        assertThat(worker("probe", request)).isEqualTo(BadInputException.EXIT_CODE);
        assertThat(told())
                .contains("There is no folder " + reproduction.folder().resolve("elsewhere"));
    }

    @Test
    void theDoctorLooksAtTheFolderOfThePlan() throws IOException {
        Path request = request("data: {name: image-folder, folder: images, size: 24}");

        assertThat(worker("doctor", request)).isZero();

        JsonNode finding = told().lines()
                .filter(line -> line.contains("data set image-folder"))
                .map(FolderRunTest::json)
                .findFirst()
                .orElseThrow();
        assertThat(finding.toString()).contains("80 training and 30 test images, digest ");
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line.substring("##aux ".length()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
