package io.github.auxtask.method.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.data.split.Split;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.clean.CleanKind;
import io.github.auxtask.evaluate.engine.EvaluatedModel;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.MethodRun;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.template.TrainingOutcome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelRepresentationMethodTest {
    private static final Method METHOD = Methods.named("label-representations", 1);

    private static Dataset shapes;

    @TempDir
    Path folder;

    @BeforeAll
    static void draw() {
        shapes = new ShapesDataset(600, 40).draw();
    }

    private static Map<String, String> variant(String label) {
        return Map.of("encoder", "resnet32", "label", label);
    }

    private static Map<String, Object> settings(Object... more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "batch", 16, "epochs", 2, "data.train", 60, "data.validation", 20, "optimiser.learning-rate", 0.05));
        for (int i = 0; i < more.length; i += 2) {
            settings.put((String) more[i], more[i + 1]);
        }
        return settings;
    }

    private static Settings resolved(Object... more) {
        return Settings.of(settings(more)).validate(METHOD.settings());
    }

    private MethodRun run(Map<String, String> variant, Map<String, Object> settings) {
        return MethodRun.of(METHOD, shapes, variant, settings).dataFolder(folder.resolve("data"));
    }

    private TrainingOutcome train(
            String store, Map<String, String> variant, Map<String, Object> settings, long seed, BooleanSupplier stop) {
        return run(variant, settings).seed(seed).train(folder.resolve(store), Precision.FP32, stop);
    }

    @ParameterizedTest
    @ValueSource(strings = {"category", "smoothing", "speech", "constant", "random", "lowdim"})
    void everyLabelTrainsAndIsAttackedWithItsOwnLoss(String label) {
        Map<String, Object> settings = settings();
        RunDescription described = run(variant(label), settings).description();
        TrainingOutcome outcome = train(label, variant(label), settings, 7, () -> false);
        boolean category = label.equals("category") || label.equals("smoothing");
        assertThat(outcome.history()).hasSize(2);
        assertThat(outcome.history().get(0).losses()).containsOnlyKeys(category ? "cross-entropy" : "smooth-l1");
        assertThat(outcome.parameters()).isEqualTo(category || label.equals("lowdim") ? 466_906 : 579_577);
        assertThat(outcome.data().splitDigests()).containsOnlyKeys("train", "validation", "labels");
        assertThat(outcome.data().source()).isNotEmpty();
        assertThat(outcome.state().containsKey("labels")).isEqualTo(!category);
        try (NDManager manager = NDManager.newBaseManager();
                Evaluator evaluator = new Evaluator(
                        new EvaluatedModel(
                                METHOD.classifier(described),
                                outcome.state(),
                                ImageExamples.of(shapes.test(), Subset.all(40), METHOD.standardisation(described)),
                                METHOD.standardisation(described),
                                shapes.classNames(),
                                7,
                                METHOD.readout(described)),
                        manager)) {
            EvaluationOutcome clean = evaluator.evaluate(new Evaluation("clean", Map.of()), EvaluationListener.SILENT);
            assertThat(clean.metrics().containsKey(CleanKind.THRESHOLD_ACCURACY))
                    .isEqualTo(!category);
            assertThat(clean.metrics().get("parameter_count")).isEqualTo((double) outcome.parameters());
            assertThat(clean.metrics().get("entropy"))
                    .isCloseTo(
                            category
                                    ? 0.468996
                                    : label.equals("constant")
                                            ? 0
                                            : clean.metrics().get("entropy"),
                            within(1e-6));
            EvaluationOutcome attacked = evaluator.evaluate(
                    new Evaluation(
                            "fgsm",
                            Map.of("attack", "fgsm", "epsilons", "0, 0.3", "clip", "own-range", "loss", "method")),
                    EvaluationListener.SILENT);
            assertThat(attacked.metrics().get("epsilon.0")).isEqualTo(clean.accuracyPercent());
        }
    }

    @Test
    void aStoppedRunEndsWhereAnUninterruptedOneEnds() {
        TrainingOutcome straight = train("straight", variant("random"), settings(), 7, () -> false);
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> train("stopped", variant("random"), settings(), 7, () -> asked.incrementAndGet() == 6))
                .isInstanceOf(StoppedException.class);
        TrainingOutcome resumed = train("stopped", variant("random"), settings(), 7, () -> false);
        resumed.state()
                .forEach((name, values) ->
                        assertThat(values).as(name).isEqualTo(straight.state().get(name)));
    }

    @Test
    void aLevelIsAPercentageOfAllImagesAndTheSplitIsNumpys() {
        TrainingData data = LabelData.of(shapes, resolved("data.train", 0), 20, 7);
        int[] expected = Subset.first(Split.numpyShuffle(7, 600, 60).train(), 120);
        assertThat(data.train().count()).isEqualTo(120);
        assertThat(data.digests().get("train")).isEqualTo(Split.digest(expected).hex());
        assertThat(LabelData.of(shapes, resolved("data.train", 0), 100, 7)
                        .train()
                        .count())
                .isEqualTo(540);
    }

    @Test
    void lossesOfImagesAverageToTheTrainingLossAndScoresAreNegativeDistances() {
        for (String label : List.of("category", "smoothing", "speech", "lowdim")) {
            Settings settings = resolved();
            LabelVariant parsed =
                    LabelVariant.of(run(variant(label), settings()).description());
            LabelNetwork network = parsed.network(10);
            LabelCriterion criterion = LabelRepresentationMethod.criterion(parsed, network, settings);
            int size = network.form().size();
            try (NDManager manager = NDManager.newBaseManager();
                    Program program = Program.named("criterion")
                            .method("all", Mode.EVAL, Precision.FP32, graph -> {
                                Tensor output = graph.input("output", -1, size);
                                Tensor y = graph.labels("y");
                                return List.of(
                                        criterion.loss(output, y),
                                        criterion.perImage(output, y),
                                        network.scores(output),
                                        criterion.correct(output, y));
                            })
                            .compile(manager)) {
                float[] labels = category(network) ? new float[0] : new FormulaWeights(4).images(10 * size);
                try (NetworkState state = new NetworkState(
                        manager, program.parameters(), category(network) ? Map.of() : Map.of("labels", labels))) {
                    float[] output = new FormulaWeights(5).images(6 * size);
                    for (int i = 0; i < output.length; i++) {
                        output[i] *= 3;
                    }
                    NDArray x = manager.create(output, new Shape(6, size));
                    NDArray y = manager.create(new long[] {0, 1, 2, 3, 4, 9});
                    NDList results = program.call("all", manager, state, x, y);
                    float[] each = results.get(1).toFloatArray();
                    double mean = 0;
                    for (float loss : each) {
                        mean += loss / 6;
                    }
                    assertThat(mean).isCloseTo(results.get(0).toFloatArray()[0], within(1e-5));
                    if (!category(network)) {
                        double sum = 0;
                        for (int i = 0; i < size; i++) {
                            sum += Math.pow(output[2 * size + i] - labels[7 * size + i], 2) / size;
                        }
                        assertThat((double) results.get(2).toFloatArray()[27]).isCloseTo(-sum, within(1e-4));
                    }
                }
            }
        }
    }

    private static boolean category(LabelNetwork network) {
        return network.form().kind() == LabelForm.Kind.CATEGORY;
    }

    @Test
    void aReadoutReadsScoresAndLossesInOnePass() {
        Readout readout = METHOD.readout(run(variant("random"), settings()).description());
        assertThat(readout.threshold()).hasValue(3.5);
        assertThat(METHOD.readout(run(variant("bert"), settings()).description())
                        .threshold())
                .isEmpty();
        Program.named("readout").method("read", Mode.EVAL, Precision.FP32, graph -> {
            Readout.Reading reading = readout.read(graph.input("x", -1, 3, 32, 32), graph.labels("y"));
            assertThat(reading.scores().shape()).containsExactly(-1, 10);
            assertThat(reading.losses().shape()).containsExactly(-1);
            return List.of(reading.scores(), reading.losses());
        });
    }

    @Test
    void everySettingHasAMeaningAndADefaultThatPasses() {
        Settings defaults = Settings.of(Map.of()).validate(METHOD.settings());
        assertThat(METHOD.settings()).extracting(SettingKey::meaning).doesNotContain("");
        assertThat(defaults.number("optimiser.weight-decay")).isEqualTo(1e-4);
        assertThat(CommonSettings.standardisation(defaults).std()).containsExactly(0.2023f, 0.1994f, 0.201f);
    }

    @Test
    void whatMakesNoSenseIsRefusedInOneSentence() {
        refused(Map.of("encoder", "resnet32"), settings(), "axis 'label'");
        refused(Map.of("label", "speech"), settings(), "axis 'encoder'");
        refused(Map.of("encoder", "resnet51", "label", "speech"), settings(), "Unknown architecture 'resnet51'");
        refused(variant("sound"), settings(), "label representation 'sound'");
        refused(Map.of("encoder", "resnet32", "label", "speech", "level", "0"), settings(), "'level'");
        refused(variant("random"), settings("data.train", 9), "no image of the class");
        refused(variant("random"), settings("data.train", 0, "data.level", 1), "no image of the class");
        refused(variant("random"), settings("data.train", 65), "a last batch of one image");
        refused(variant("random"), settings("schedule.milestones", "150"), "schedule.milestones");
        refused(variant("random"), settings("labels.source", "authors"), "shapes_random.npy is not in");
        refused(variant("bert"), settings(), "shapes_bert.npy is not in");
        assertThatThrownBy(() -> train("refused", variant("random"), settings(), -1, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("seed -1");
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    private void refused(Map<String, String> variant, Map<String, Object> settings, String named) {
        assertThatThrownBy(() -> train("refused", variant, settings, 7, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(named);
    }
}
