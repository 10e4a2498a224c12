package io.github.auxtask.method.labels.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.run.prepare.CompiledFunctions;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.Snapshots;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelPicturesTest {
    private static final int IMAGES = 3;
    private static final int SIDE = 64;
    private static final Dataset DATASET = new ShapesDataset(10, 60).draw();

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    private Path folder;

    @AfterEach
    void free() {
        manager.close();
    }

    private static Backbone network(int outputs) {
        return images -> {
            Tensor h = images.conv("first", 4, 3, 2).relu().tap("one");
            h = h.conv("second", 8, 3, 2).relu().tap("two");
            return new Backbone.Output(h, h.globalAveragePool().flatten().linear("linear", outputs));
        };
    }

    private static FloatBlock speechLike() {
        float[] values = new float[10 * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = -(i * 7919L % 80);
        }
        return new FloatBlock(new long[] {10, SIDE, SIDE}, values);
    }

    private NetworkState state(Backbone network) {
        try (Program program = Program.named("test")
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(
                                network.apply(graph.input("x", -1, 3, 32, 32)).logits()))
                .compile(manager)) {
            return new NetworkState(
                    manager,
                    program.parameters(),
                    Initialisation.torchDefaults().values(program.parameters(), 1));
        }
    }

    private Map<Picture, byte[]> draw(@Nullable FloatBlock labels, boolean audible, Snapshots snapshots) {
        int outputs = labels == null ? 10 : labels.values().length / 10;
        Backbone network = network(outputs);
        UnaryOperator<Tensor> scores = labels == null ? output -> output : output -> output.slice(1, 0, 10);
        PictureNetwork pictured = new PictureNetwork(
                network, scores, List.of("one", "two"), labels, audible, DATASET.standardisation(), 50);
        Map<Picture, byte[]> drawn = new LinkedHashMap<>();
        ImageExamples examples = ImageExamples.of(DATASET.test(), DATASET.standardisation());
        float[] images = new float[IMAGES * 3 * 32 * 32];
        for (int i = 0; i < IMAGES; i++) {
            examples.write(i, 0, images, i * 3 * 32 * 32);
        }
        try (NetworkState state = state(network);
                CompiledFunctions functions = new CompiledFunctions(manager, state.snapshot())) {
            new LabelPictures(
                            new IllustrationContext(
                                    new RunDescription(Map.of(), 1, Settings.of(Map.of()), DATASET.description()),
                                    DATASET,
                                    new IllustrationContext.Inputs(
                                            new FloatBlock(new long[] {IMAGES, 3, 32, 32}, images),
                                            List.of(0, 1, 2),
                                            Map.of()),
                                    new IllustrationContext.TrainedValues(state.snapshot(), snapshots, functions),
                                    (picture, content) -> drawn.put(picture, PictureIndex.checked(picture, content))),
                            pictured)
                    .draw();
        }
        return drawn;
    }

    private static List<String> files(Map<Picture, byte[]> drawn, String kind) {
        return drawn.keySet().stream()
                .filter(picture -> picture.kind().equals(kind))
                .map(Picture::file)
                .toList();
    }

    private static BufferedImage image(Map<Picture, byte[]> drawn, String file) throws IOException {
        byte[] content = drawn.entrySet().stream()
                .filter(entry -> entry.getKey().file().equals(file))
                .findFirst()
                .orElseThrow()
                .getValue();
        return ImageIO.read(new ByteArrayInputStream(content));
    }

    @Test
    void speechIsSeenAndHeard() throws IOException {
        Map<Picture, byte[]> drawn = draw(speechLike(), true, Snapshots.of(folder));
        assertThat(files(drawn, "labels")).containsExactly("labels.png");
        assertThat(files(drawn, "predictions")).containsExactly("predictions.png");
        assertThat(files(drawn, "saliency")).containsExactly("grad-cam.png");
        assertThat(files(drawn, "embedding")).containsExactly("embedding.png");
        assertThat(drawn.keySet().stream().map(Picture::alt)).anyMatch(alt -> alt.contains("50 test images, a dot"));
        assertThat(files(drawn, "sound")).hasSize(2 * IMAGES).allMatch(file -> file.endsWith(".wav"));
        BufferedImage labels = image(drawn, "labels.png");
        assertThat(labels.getWidth()).isEqualTo(10 * (SIDE + 2) - 2);
        // Row 0, which begins with the loudest value, is at the bottom.
        assertThat(labels.getRGB(0, SIDE - 1)).isEqualTo(0xffffffff);
        assertThat(drawn.keySet().stream().map(Picture::alt))
                .anyMatch(alt -> alt.contains("entropy 6.322 \u00b1 0.000 bits"));
        BufferedImage saliency = image(drawn, "grad-cam.png");
        assertThat(saliency.getHeight()).isEqualTo(3 * (32 + 2) - 2);
        for (Picture picture : drawn.keySet()) {
            assertThat(picture.alt().length()).isGreaterThan(60);
        }
    }

    @Test
    void theSameNetworkGivesTheSamePictures() {
        List<byte[]> first =
                List.copyOf(draw(speechLike(), true, Snapshots.of(folder)).values());
        List<byte[]> second =
                List.copyOf(draw(speechLike(), true, Snapshots.of(folder)).values());
        assertThat(second).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).isEqualTo(first.get(i));
        }
    }

    @Test
    void categoriesHaveNoLabelToSeeAndSnapshotsArePlanesOfTheirOwn() {
        Snapshots snapshots = Snapshots.of(folder);
        try (NetworkState state = state(network(10))) {
            TrainingListener listener = snapshots.keeping(Set.of(2, 30), state, TrainingListener.NONE);
            for (int epoch = 1; epoch <= 3; epoch++) {
                listener.epoch(new EpochRecord(epoch, 1, Map.of(), 10, 10, 0.1, 1, 1), 3);
            }
        }
        assertThat(snapshots.epochs()).containsExactly(2);
        Map<Picture, byte[]> drawn = draw(null, false, snapshots);
        assertThat(files(drawn, "labels")).isEmpty();
        assertThat(files(drawn, "sound")).isEmpty();
        assertThat(files(drawn, "saliency")).containsExactly("grad-cam.png");
        assertThat(files(drawn, "embedding")).containsExactly("embedding-0002.png", "embedding.png");
    }

    @Test
    void vectorsAreBars() throws IOException {
        float[] values = new float[10 * 50];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 13;
        }
        Map<Picture, byte[]> drawn = draw(new FloatBlock(new long[] {10, 50}, values), false, Snapshots.of(folder));
        assertThat(image(drawn, "labels.png").getHeight()).isEqualTo(50);
        assertThat(files(drawn, "sound")).isEmpty();
    }

    @Test
    void aHeatMapsWarmestPlaceIsYellowAndItsCornersStayInPlace() {
        float[] grey = new float[16];
        FloatBlock pixels = new FloatBlock(new long[] {1, 1, 4, 4}, grey);
        FloatBlock over = HeatMap.over(pixels, new float[] {0, 0, 0, 5}, 2);
        assertThat(over.shape()).containsExactly(1, 3, 4, 4);
        assertThat(over.values()[15]).isEqualTo(0.65f);
        assertThat(over.values()[16 + 15]).isEqualTo(0.65f);
        assertThat(over.values()[0]).isZero();
    }
}
