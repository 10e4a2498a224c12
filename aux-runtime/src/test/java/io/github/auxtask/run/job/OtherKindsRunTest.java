package io.github.auxtask.run.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.EvaluationRecord;
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
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluations under noise, of confidence, on other images, of ranking and of features, from the file to the record. */
class OtherKindsRunTest {
    private static final String MAP = "source,class\nball,circle\nbox,square\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private TinyReproduction reproduction;

    @BeforeEach
    void writeTheReproductionAndOtherImages() throws IOException {
        reproduction = TinyReproduction.in(folder, 1, "0.05");
        Random random = new Random(3);
        for (int i = 0; i < 24; i++) {
            Path place = reproduction
                    .folder()
                    .resolve("others/" + (i % 4 < 2 ? "train" : "test"))
                    .resolve(i % 2 == 0 ? "ball" : "box");
            Files.createDirectories(place);
            BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
            for (int x = 0; x < 40; x++) {
                image.setRGB(x, random.nextInt(40), random.nextInt());
            }
            assertThat(ImageIO.write(image, "png", place.resolve(i + ".png").toFile()))
                    .isTrue();
        }
        evaluations(MAP, ContentId.of(MAP).hex());
    }

    private void evaluations(String map, String digest) throws IOException {
        Files.writeString(reproduction.folder().resolve("map.csv"), map);
        Path yaml = reproduction.folder().resolve("reproduction.yaml");
        String text = Files.readString(yaml);
        Files.writeString(yaml, text.substring(0, text.indexOf("evaluations:")) + """
                evaluations:
                  - {name: pixels-off, kind: noise, damage: pixels-off, pixels: 50, repetitions: 3}
                  - {name: confidence, kind: confidence, threshold: 1}
                  - name: others
                    kind: image-set
                    data: image-folder
                    data.folder: others
                    data.size: 40
                    class-map: map.csv
                    class-map-digest: DIGEST
                  - {name: ranking, kind: auc, class: circle}
                  - {name: features, kind: embedding, perplexity: 5, iterations: 30}
                """.replace("DIGEST", digest));
    }

    private Plan plan() {
        return reproduction.plan("smoke", "task=none");
    }

    private int worker(String command) {
        bytes.reset();
        Path request = reproduction.request(plan(), folder.resolve("store"), Map.of());
        return new Worker(new Events(new PrintStream(bytes, true, StandardCharsets.UTF_8)), new StopSignal())
                .execute(command, request.toString());
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Map<String, EvaluationRecord> records() {
        PlannedRun run = plan().runs().get(0);
        return RunRecord.read(reproduction.record("smoke", run)).evaluations().stream()
                .collect(Collectors.toMap(EvaluationRecord::name, record -> record));
    }

    @Test
    void everyKindIsRecorded() {
        assertThat(worker("data")).as(told()).isZero();
        assertThat(told()).contains("data set image-folder (12 training and 12 test images 3x40x40, 2 classes) for");
        assertThat(worker("train")).as(told()).isZero();
        assertThat(worker("attack")).as(told()).isZero();

        Map<String, EvaluationRecord> records = records();
        assertThat(records.get("pixels-off").images()).isEqualTo(90);
        assertThat(records.get("pixels-off").metrics()).containsKeys("noise.deviation", "noise.3");
        assertThat(records.get("confidence").metrics()).containsKeys("low.count", "smallest-probability");
        assertThat(records.get("others").metrics())
                .containsEntry("images", 12.0)
                .containsEntry("images.circle", 6.0);
        assertThat(records.get("others").details().checks())
                .extracting(CheckOutcome::text)
                .anySatisfy(text -> assertThat(text)
                        .contains("12 test images of image-folder", "map.csv")
                        .doesNotContain(folder.toString()));
        assertThat(records.get("ranking").metrics().get("auc")).isBetween(0.0, 1.0);
        assertThat(records.get("features").metrics()).containsKeys("silhouette", "compactness");
    }

    @Test
    void aMapOfAClassThatIsNotThereIsSaidInOneSentenceBeforeAnythingIsEvaluated() throws IOException {
        String wrong = MAP + "cube,square\n";
        evaluations(wrong, ContentId.of(wrong).hex());
        String sentence = "map.csv, line 4: 'cube' is no class of the data set 'image-folder'; known: ball, box.";
        assertThat(worker("data")).isEqualTo(BadInputException.EXIT_CODE);
        assertThat(told()).contains(sentence);
        assertThat(worker("train")).as(told()).isZero();

        assertThat(worker("attack")).isEqualTo(BadInputException.EXIT_CODE);

        assertThat(told()).contains("Evaluation 'others': ", sentence).doesNotContain("\"event\":\"evaluated\"");
        assertThat(records()).isEmpty();
    }
}
