package io.github.auxtask.method.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.run.prepare.CompiledFunctions;
import io.github.auxtask.testing.MethodRun;
import io.github.auxtask.train.checkpoint.Snapshots;
import io.github.auxtask.train.template.TrainingOutcome;
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

    private static Map<String, Object> settings(int epochs, String pictured) {
        return Map.of(
                "batch", 20, "epochs", epochs, "data.train", 20, "data.validation", 10, "pictures.epochs", pictured);
    }

    @Test
    void aTrainedNetworkIsPicturedAsItWasAfterChosenEpochsAndAtTheEnd() {
        Dataset dataset = new ShapesDataset(100, 40).draw();
        MethodRun run = MethodRun.of(METHOD, dataset, VARIANT, settings(2, "1")).dataFolder(folder.resolve("data"));
        RunDescription described = run.description();
        List<Picture> drawn = new ArrayList<>();
        TrainingOutcome outcome = run.train(folder, Precision.FP32, () -> false);
        assertThat(Snapshots.of(folder).epochs()).containsExactly(1);
        float[] image = new float[3 * 32 * 32];
        ImageExamples.of(dataset.test(), METHOD.standardisation(described)).write(4, 0, image, 0);
        try (NDManager manager = NDManager.newBaseManager();
                CompiledFunctions functions = new CompiledFunctions(manager, outcome.state())) {
            METHOD.illustrate(new IllustrationContext(
                    described,
                    dataset,
                    new IllustrationContext.Inputs(
                            new FloatBlock(new long[] {1, 3, 32, 32}, image), List.of(4), Map.of()),
                    new IllustrationContext.TrainedValues(outcome.state(), Snapshots.of(folder), functions),
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
        MethodRun run = MethodRun.of(METHOD, new ShapesDataset(20, 10).draw(), VARIANT, settings(epochs, text));
        return LabelTraining.pictured(run.description().settings(), METHOD.phases(run.description()));
    }
}
