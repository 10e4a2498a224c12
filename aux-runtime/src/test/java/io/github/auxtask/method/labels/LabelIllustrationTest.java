package io.github.auxtask.method.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.method.TrainingOutcome;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.CheckpointStore;
import io.github.auxtask.train.checkpoint.Snapshots;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelIllustrationTest {
    private static final Method METHOD = new LabelRepresentationMethod();
    private static final Map<String, String> VARIANT = Map.of("encoder", "resnet32", "label", "speech");

    @TempDir
    private Path folder;

    private static Settings settings(int epochs, String pictured) {
        return Settings.of(Map.of(
                "batch", 20, "epochs", epochs, "data.train", 20, "data.validation", 10, "pictures.epochs", pictured));
    }

    @Test
    void aTrainedNetworkIsPicturedAsItWasAfterChosenEpochsAndAtTheEnd() {
        Dataset dataset = new ShapesDataset(100, 40).draw();
        Settings settings = settings(2, "1");
        List<Picture> drawn = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager()) {
            TrainingOutcome outcome = METHOD.train(new TrainingContext(
                    ContentId.of("test"),
                    VARIANT,
                    7,
                    settings,
                    dataset,
                    manager,
                    Precision.FP32,
                    new CheckpointStore(folder),
                    TrainingListener.NONE,
                    () -> false,
                    id -> Map.of(),
                    source -> {
                        throw new IllegalStateException("labels need no corrupted images");
                    },
                    folder.resolve("data")));
            assertThat(Snapshots.of(folder).epochs()).containsExactly(1);
            float[] image = new float[3 * 32 * 32];
            ImageExamples.of(dataset.test(), METHOD.standardisation(settings)).write(4, 0, image, 0);
            METHOD.illustrate(new IllustrationContext(
                    VARIANT,
                    7,
                    settings,
                    dataset,
                    new FloatBlock(new long[] {1, 3, 32, 32}, image),
                    List.of(4),
                    Map.of(),
                    outcome.state(),
                    Snapshots.of(folder),
                    manager,
                    (picture, content) -> {
                        PictureIndex.checked(picture, content);
                        drawn.add(picture);
                    }));
        }
        assertThat(drawn)
                .extracting(Picture::file)
                .containsExactly(
                        "labels.png",
                        "predictions.png",
                        "label-04-cross.wav",
                        "predicted-01-cross.wav",
                        "grad-cam.png",
                        "embedding-0001.png",
                        "embedding.png");
    }

    @Test
    void epochsThatArePicturedAreNumbersOrShares() {
        assertThat(pictured(600, "1 10% 50%")).containsExactly(1, 60, 300);
        assertThat(pictured(4, "1, 10% 50% 4")).containsExactly(1, 2);
        assertThat(pictured(600, "")).isEmpty();
        for (String nonsense : new String[] {"0", "0.5", "100%", "-1", "first", "99999999"}) {
            assertThatThrownBy(() -> pictured(600, nonsense))
                    .as(nonsense)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith("Setting 'pictures.epochs' is '" + nonsense + "'");
        }
    }

    private static Iterable<Integer> pictured(int epochs, String text) {
        return LabelTraining.pictured(settings(epochs, text).validate(METHOD.settings()));
    }
}
