package io.github.auxtask.evaluate.imageset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.augment.ByteResize;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluatorBed;
import io.github.auxtask.evaluate.OtherSources;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.KeptChunks;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.spec.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSetKindTest extends EvaluatorBed {
    private static final ImageShape LARGER = new ImageShape(3, 11, 9);
    private static final int OTHERS = 24;
    private static final String MAP =
            "source,class,note\nwasp,bee,\"a comment, with a comma\"\nhornet,bee,\nprawn,crab,\n";

    /** The other set's classes and, by label, the classifier's; the last has no counterpart. */
    private static final List<String> SOURCES = List.of("wasp", "prawn", "hornet", "whale");

    private static final int[] TARGETS = {1, 2, 1, -1};

    @TempDir
    Path folder;

    private Dataset other;
    private OtherSources sources;

    /** Every fifth image is grey. */
    @BeforeEach
    void makeTheOtherSet() throws IOException {
        byte[] pixels = new byte[OTHERS * LARGER.size()];
        int[] labels = new int[OTHERS];
        RandomStream random = RandomStream.of(3, "others");
        for (int i = 0; i < OTHERS; i++) {
            labels[i] = i % SOURCES.size();
            for (int k = 0; k < LARGER.size(); k++) {
                boolean copied = i % 5 == 0 && k >= LARGER.plane();
                int at = i * LARGER.size() + k;
                pixels[at] = copied ? pixels[at - LARGER.plane()] : (byte) random.nextInt(256);
            }
        }
        ImageSet set = new ImageSet("others", SOURCES.size(), LARGER, pixels, labels);
        other = new Dataset("others", set, set, SOURCES, STANDARDISATION, ContentId.of("others"), "made for a test");
        sources = new OtherSources(other, folder);
        Files.writeString(folder.resolve("map.csv"), MAP);
    }

    private Evaluation imageSet(Object... settings) {
        Map<String, Object> all = new HashMap<>(
                Map.of("kind", "image-set", "data", "shapes", "class-map", "map.csv", "class-map-digest", digest()));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i].toString(), settings[i + 1]);
        }
        return new Evaluation("others", all);
    }

    private String digest() {
        try {
            return ContentId.of(Files.readAllBytes(folder.resolve("map.csv"))).hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Evaluator evaluator(int batch) {
        return evaluator(examples, ownLoss(1)).batch(batch).sources(sources);
    }

    private EvaluationOutcome run(Evaluation evaluation, int batch) {
        try (Evaluator evaluator = evaluator(batch)) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }

    /** The same images as an ordinary test set, resized beforehand. */
    private EvaluationOutcome resized(boolean dropGrey) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            if (TARGETS[i % SOURCES.size()] >= 0 && !(dropGrey && i % 5 == 0)) {
                members.add(i);
            }
        }
        byte[] pixels = new byte[members.size() * SHAPE.size()];
        int[] labels = new int[members.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = TARGETS[members.get(i) % SOURCES.size()];
            ByteResize.bilinear(
                    other.test().pixels(),
                    other.test().offset(members.get(i)),
                    LARGER,
                    SHAPE.height(),
                    SHAPE.width(),
                    pixels,
                    i * SHAPE.size());
        }
        ImageSet set = new ImageSet("resized", CLASSES, SHAPE, pixels, labels);
        try (Evaluator evaluator = evaluator(ImageExamples.of(set, STANDARDISATION), ownLoss(1))) {
            return evaluator.evaluate(
                    new Evaluation("confidence", Map.of("kind", "confidence")), EvaluationListener.SILENT);
        }
    }

    @Test
    void imagesOfMappedClassesAreResizedAndCountedAsTestImagesAre() {
        EvaluationOutcome outcome = run(imageSet(), 250);
        EvaluationOutcome expected = resized(false);
        assertThat(outcome.images()).isEqualTo(18);
        assertThat(outcome.predictions()).isEqualTo(expected.predictions());
        assertThat(outcome.metrics()).isEqualTo(expected.metrics());
        assertThat(outcome.metrics())
                .containsEntry("images.bee", 12.0)
                .containsEntry("images.crab", 6.0)
                .doesNotContainKey("images.ant");
        assertThat(outcome.checks())
                .anySatisfy(finding ->
                        assertThat(finding.text()).contains("18 test images of others (made for a test)", "map.csv"));
    }

    @Test
    void greyImagesAreLeftOutWhereTheSettingSaysSo() {
        EvaluationOutcome outcome = run(imageSet("grey", "drop"), 250);
        assertThat(outcome.metrics()).isEqualTo(resized(true).metrics());
        assertThat(outcome.checks())
                .anySatisfy(finding -> assertThat(finding.text()).contains("grey ones are left out"));
        assertThat(run(imageSet("images", 5), 250).images()).isEqualTo(5);
    }

    @Test
    void batchesDoNotMatter() {
        EvaluationOutcome whole = run(imageSet(), 250);
        EvaluationOutcome pieces = run(imageSet(), 7);
        assertThat(pieces.predictions()).isEqualTo(whole.predictions());
        whole.metrics()
                .forEach((name, value) ->
                        assertThat(pieces.metrics().get(name)).as(name).isCloseTo(value, within(1e-6)));
    }

    @Test
    void interruptedItGoesOn() {
        KeptChunks kept = new KeptChunks();
        try (Evaluator evaluator = evaluator(5).journals(kept)) {
            assertThatThrownBy(() -> evaluator.evaluate(imageSet(), KeptChunks.endingAfter(2)))
                    .hasMessage("interrupted");
            assertThat(evaluator.evaluate(imageSet(), EvaluationListener.SILENT).metrics())
                    .isEqualTo(run(imageSet(), 5).metrics());
        }
    }

    @Test
    void whatItRecordsIsWhatItDeclares() {
        assertThat(run(imageSet("threshold", 1), 250).metrics().keySet())
                .allSatisfy(name -> assertThat(
                                Evaluations.parse(imageSet()).kind().metrics())
                        .anySatisfy(metric -> assertThat(metric.matches(name)).isTrue()));
    }

    @Test
    void settingsOfTheOtherDataSetStandBehindItsName() {
        EvaluationNeeds needs = Evaluations.parse(imageSet("data", "isic-2017", "data.test", "validation"))
                .needs();
        assertThat(needs.data())
                .containsExactly(new EvaluationNeeds.NeededData("isic-2017", Map.of("test", "validation")));
        assertThatThrownBy(() -> Evaluations.parse(imageSet("data", "isic-2017", "data.test", "train")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Setting 'data.test' is 'train'");
        assertThatThrownBy(() -> Evaluations.parse(imageSet("data", "tiny-imagenet-20")))
                .hasMessageContaining("did you mean 'tiny-imagenet-200'?");
        assertThatThrownBy(() -> run(imageSet("data-digest", "0".repeat(64)), 250))
                .hasMessageContaining("data-digest is 000")
                .hasMessageContaining(other.digest().hex());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source,class/wasp,bee/whal,bee | line 3: 'whal' is no class of the data set 'others'; did you mean 'whale'?",
                "source,class/wasp,be | line 2: 'be' is no class of the classifier; did you mean 'bee'?",
                "source,class/wasp,bee/wasp,ant | line 3: 'wasp' is there twice",
                "wnid,class/wasp,bee | has no column 'source'",
                "source,class | maps no class",
                "source,class/wasp | there are fewer columns",
            })
    void mapsThatMakeNoSenseAreRefused(String csv, String message) throws IOException {
        Files.writeString(folder.resolve("map.csv"), csv.replace('/', '\n') + "\n");
        assertThatThrownBy(() -> run(imageSet(), 250))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("map.csv")
                .hasMessageContaining(message);
    }

    @Test
    void anotherMapThanTheOneThatIsMeantIsRefused() {
        assertThatThrownBy(() -> run(imageSet("class-map-digest", "a".repeat(64)), 250))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("class-map-digest is aaaa")
                .hasMessageContaining(digest());
        assertThatThrownBy(() -> run(imageSet("class-map", "no.csv"), 250))
                .hasMessageContaining("There is no file " + folder.resolve("no.csv"));
    }

    @ParameterizedTest
    @CsvSource({"expand", "drop"})
    void anImageThatDoesNotDecodeIsSaidAsItsReaderSaysIt(String grey) {
        ImageSet damaged = ImageSet.decodedOnRead(
                "damaged",
                SOURCES.size(),
                LARGER,
                (index, out, at) -> {
                    if (index == 9) {
                        throw new BadInputException("val_9.JPEG is truncated: replace it, or remove it.");
                    }
                    other.test().read(index, out, at);
                },
                other.test().labels());
        sources = new OtherSources(
                new Dataset("damaged", damaged, damaged, SOURCES, STANDARDISATION, ContentId.of("d"), "d"), folder);
        KeptChunks kept = new KeptChunks();
        try (Evaluator evaluator = evaluator(5).journals(kept)) {
            assertThatThrownBy(() -> evaluator.evaluate(imageSet("grey", grey), EvaluationListener.SILENT))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("val_9.JPEG is truncated: replace it, or remove it.");
        }
    }

    @Test
    void aClassWithoutImagesIsRefused() {
        ImageSet few = new ImageSet("few", SOURCES.size(), LARGER, new byte[LARGER.size()], new int[] {0});
        sources = new OtherSources(
                new Dataset("few", few, few, SOURCES, STANDARDISATION, ContentId.of("few"), "few"), folder);
        assertThatThrownBy(() -> run(imageSet(), 250))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(
                        "map.csv names the class 'hornet', of which the data set 'few' has no test images");
    }
}
