package io.github.auxtask.run.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.Worker;
import io.github.auxtask.run.store.RunStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    private static final int SHAPES = 32;
    private static final int GAP = 2;
    private static final String OWN_LOSS =
            "\n  - {name: own-loss, attack: fgsm, norm: linf, epsilon: 0.1, space: standardised, loss: method}\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void evaluatingDrawsPicturesAndDrawsThemAgainOnlyWhenTheyAreGone() throws IOException {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Path yaml = reproduction.folder().resolve("reproduction.yaml");
        Files.writeString(yaml, Files.readString(yaml).stripTrailing() + OWN_LOSS);
        Plan plan = reproduction.plan("smoke", null);
        Path request = reproduction.request(plan, folder.resolve("store"), false);
        assertThat(worker("train", request)).isZero();
        assertThat(worker("attack", request)).isZero();

        for (PlannedRun run : plan.runs()) {
            boolean ft = "ft".equals(run.variant().get("task"));
            List<Picture> pictures = PictureIndex.read(pictures(run)).pictures();
            assertThat(pictures)
                    .extracting(Picture::kind)
                    .isEqualTo(
                            ft
                                    ? List.of("inputs", "targets", "predictions", "adversarial", "adversarial")
                                    : List.of("inputs", "adversarial", "adversarial"));
            for (Picture picture : pictures) {
                BufferedImage image =
                        ImageIO.read(new ByteArrayInputStream(PictureIndex.content(pictures(run), picture)));
                int columns = (image.getWidth() + GAP) / (SHAPES + GAP);
                assertThat(picture.captions()).hasSize(columns);
                int rows = picture.kind().equals("inputs") ? 1 : picture.kind().equals("adversarial") ? 3 : 2;
                assertThat(image.getHeight()).isEqualTo(rows * (SHAPES + GAP) - GAP);
                assertThat((image.getWidth() + GAP) % (SHAPES + GAP)).isZero();
            }
            assertThat(pictures.get(pictures.size() - 1).captions())
                    .allSatisfy(caption -> assertThat(caption)
                            .matches("true: (\\S+)\nbefore: \\1 \\d+ %\nafter: \\S+ \\d+ %\n\u03b5 0\\.1"));
            assertThat(pictures.get(pictures.size() - 2).group()).containsExactly("fgsm");
            assertThat(pictures.get(pictures.size() - 1).group()).containsExactly("own-loss");
        }

        Path index = pictures(plan.runs().get(0)).resolve(PictureIndex.FILE);
        byte[] before = Files.readAllBytes(index);
        Files.delete(index);
        assertThat(worker("attack", request)).isZero();
        assertThat(index).hasBinaryContent(before);
        assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain("No pictures of");
    }

    private Path pictures(PlannedRun run) {
        return RunStore.open(folder.resolve("store")).run(run.id()).pictures();
    }

    private int worker(String command, Path request) {
        Events events = new Events(new PrintStream(output, true, StandardCharsets.UTF_8));
        return new Worker(events, new StopSignal()).execute(command, request.toString());
    }
}
