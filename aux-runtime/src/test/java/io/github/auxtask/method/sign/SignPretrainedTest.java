package io.github.auxtask.method.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.FileDigest;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.testing.MethodRun;
import io.github.auxtask.testing.Shared;
import io.github.auxtask.train.OpenedStart;
import io.github.auxtask.train.template.TrainingOutcome;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that users bring, named by the method's own settings: names and shapes of published files, with values made here. */
class SignPretrainedTest {
    private static final Method METHOD = Methods.named("signed-input", 2);

    @TempDir
    private Path folder;

    private FormulaFile file;

    @BeforeEach
    void nameTheFile() {
        file = new FormulaFile(folder.resolve("model.safetensors"));
    }

    private static MethodRun run(Dataset dataset, String model, Path weights, String source, Object... more)
            throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "batch",
                4,
                "epochs",
                1,
                "validation.held",
                4,
                "data.train",
                8,
                "weights.source",
                source,
                "weights.file",
                weights.toString(),
                "weights.sha256",
                FileDigest.of(weights).hex()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put((String) more[i], more[i + 1]);
        }
        return MethodRun.of(
                METHOD, dataset, Map.of("model", model, "scheme", "plain", "uncertainty", "none"), settings);
    }

    private static Parameters parameters(MethodRun run) {
        ImageShape shape = run.dataset().train().shape();
        return Program.named("classifier")
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(METHOD.classifier(run.description())
                                .apply(graph.input("x", -1, shape.channels(), shape.height(), shape.width()))))
                .parameters();
    }

    /** Names and shapes as timm lists them, beside the checkout. */
    private static Map<String, List<Long>> listed() throws IOException {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Shared.paper("reference/weights-inception_resnet_v2.csv"))) {
            String[] cells = line.split(",", -1);
            if (line.startsWith("#") || cells[0].equals("timm_name")) {
                continue;
            }
            List<Long> shape = new ArrayList<>();
            for (String side : cells[1].equals("scalar") ? new String[0] : cells[1].split("x", -1)) {
                shape.add(Long.valueOf(side));
            }
            shapes.put(cells[0], shape);
        }
        return shapes;
    }

    /** It is filled and not trained: with gradients and the two moments of Adam it would be 870 MB before anything is computed. */
    @Test
    void inceptionResNetStartsFromEveryTensorOfTimmsFileButForItsHeadOfTwoClasses() throws IOException {
        ImageShape shape = new ImageShape(3, 299, 299);
        ImageSet two = new ImageSet("two", 2, shape, new byte[2 * shape.size()], new int[] {0, 1});
        Dataset lesions = new Dataset(
                "lesions", two, two, List.of("other", "melanoma"), Standardisation.UNIT, ContentId.of("two"), "made");
        MethodRun run = run(
                lesions,
                "inception_resnet_v2",
                file.write(listed()),
                "timm",
                "weights.scratch",
                "classif",
                "validation.held",
                1,
                "data.train",
                1);
        Parameters parameters = parameters(run);
        assertThat(parameters.count()).isEqualTo(54_309_538);
        DataAccess access = new DataAccess(folder, true, DownloadListener.NONE);
        List<String> scratch = new ArrayList<>();
        int filled = 0;
        try (OpenedStart start = run.declaration().start().network().open(parameters, 1, access)) {
            for (ParameterSpec spec : parameters.state()) {
                FloatBuffer values = FloatBuffer.allocate(Math.toIntExact(spec.size()));
                start.fill(spec, values::put);
                if (FormulaFile.holds(spec.name(), values.array())) {
                    filled++;
                } else {
                    scratch.add(spec.name());
                }
            }
        }
        assertThat(scratch).containsExactly("classif.weight", "classif.bias");
        assertThat(filled).isEqualTo(1306 - 204 - 2);
    }

    @Test
    void nasnetIsTrainedFromAFileWhoseFrozenTensorsStayWhileAllOthersMove() throws IOException {
        Dataset shapes = new ShapesDataset(16, 8).draw();
        Map<String, List<Long>> stored = new LinkedHashMap<>();
        MethodRun any = MethodRun.of(
                METHOD,
                shapes,
                Map.of("model", "nasnetamobile", "scheme", "plain", "uncertainty", "none"),
                Map.of("validation.held", 4));
        parameters(any).state().forEach(spec -> stored.put(spec.name(), spec.shape()));
        MethodRun run = run(
                shapes,
                "nasnetamobile",
                file.write(stored),
                "state-dict",
                "weights.scratch",
                "last_linear",
                "weights.frozen",
                "conv0 cell_stem_0");

        TrainingOutcome outcome = run.train(folder, Precision.FP32, () -> false);

        assertThat(outcome.data().source()).startsWith("weights of state-dict, SHA-256 ");
        assertThat(outcome.history().get(0).loss()).isFinite();
        List<String> kept = outcome.specs().stream()
                .map(ParameterSpec::name)
                .filter(name -> !name.contains("running_"))
                .filter(name -> FormulaFile.holds(name, outcome.state().get(name)))
                .toList();
        List<String> frozen = outcome.specs().stream()
                .map(ParameterSpec::name)
                .filter(name -> name.matches("(conv0|cell_stem_0)\\..*") && !name.contains("running_"))
                .toList();
        assertThat(frozen).hasSizeGreaterThan(30);
        assertThat(kept).isEqualTo(frozen);
    }
}
