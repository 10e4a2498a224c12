package io.github.auxtask.method.selfsupervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.testing.Difference;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.Typed;
import io.github.auxtask.train.StepReport;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.step.Classification;
import io.github.auxtask.train.step.ClassificationProgram;
import io.github.auxtask.train.step.ClassificationStep;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.task.WeightedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** WRN-40-2 with all heads: names, predictions, and training steps on mixed batches, against the released code's numbers. */
class HeadsFixtureTest {
    private static final int IMAGES = 4;
    private static final Map<SelfSupervisionTask, String> NAMES = Map.of(
            SelfSupervisionTask.ROTATION, "rot",
            SelfSupervisionTask.COLOUR, "color",
            SelfSupervisionTask.DEBLURRING, "blur",
            SelfSupervisionTask.RECONSTRUCTION, "encode",
            SelfSupervisionTask.INPAINTING, "inpaint",
            SelfSupervisionTask.JIGSAW, "jigsaw",
            SelfSupervisionTask.RGB, "rgb");

    private final JsonNode fixture = Fixtures.read("networks/wrn_40_2_heads.json");

    private static HeadedTask task(SelfSupervisionTask which) {
        // As released: nothing is blurred.
        Settings settings =
                Settings.of(Map.of(SelfSupervisionKeys.SIGMA, 0)).validate(new SelfSupervisionMethod().settings());
        return which.task(settings, ImageShape.RGB_32, 1);
    }

    private static List<Tensor> predictions(Graph graph) {
        Backbone.Output output = Backbones.named("wrn_40_2", 10).apply(graph.input("x", -1, 3, 32, 32));
        List<Tensor> results = new ArrayList<>(List.of(output.logits(), InputRange.pooled(output)));
        for (SelfSupervisionTask which : SelfSupervisionTask.values()) {
            results.add(task(which).predict(output));
        }
        return results;
    }

    private static ProgramBuilder allHeads() {
        return Program.named("heads").method("predict", Mode.EVAL, Precision.FP32, HeadsFixtureTest::predictions);
    }

    private Map<String, float[]> values() {
        return Fixtures.formulas()
                .state(allHeads().parameters().state(), fixture.get("gain").doubleValue());
    }

    /** 2x - 1 of images on the scale 0 to 1, which were rounded there. */
    private static float[] images() {
        float[] images = Fixtures.formulas().images(IMAGES * ImageShape.RGB_32.size());
        for (int i = 0; i < images.length; i++) {
            float unit = (float) ((images[i] + 1.0) / 2);
            images[i] = 2 * unit - 1;
        }
        return images;
    }

    @Test
    void stateHasTheReleasedNamesShapesAndOrder() {
        List<String> expected = new ArrayList<>();
        fixture.get("state")
                .forEach(entry -> expected.add(entry.get(0).textValue() + " "
                        + entry.get(1).toString().replace(",", ", ") + " "
                        + entry.get(2).textValue()));
        List<ParameterSpec> state = allHeads().parameters().state();
        assertThat(state)
                .map(spec -> spec.name() + " " + spec.shape() + " "
                        + spec.kind().name().toLowerCase(Locale.ROOT))
                .containsExactlyElementsOf(expected);
        assertThat(allHeads().parameters().count())
                .isEqualTo(fixture.get("total_parameters").longValue());
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void everyHeadPredictsAsTheReleasedOne(DataType type) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = allHeads().compile(manager);
                NetworkState network = new NetworkState(manager, program.parameters(), values(), type)) {
            NDList results = program.call(
                    "predict", manager, network, new Typed(manager, type).array(images(), IMAGES, 3, 32, 32));
            double allowed = type == DataType.FLOAT64
                    ? 1e-7
                    : fixture.get("tolerance").get("eval").doubleValue();
            List<String> names = new ArrayList<>(List.of("logits", "pen"));
            for (SelfSupervisionTask which : SelfSupervisionTask.values()) {
                names.add(NAMES.get(which));
            }
            for (int i = 0; i < names.size(); i++) {
                assertThat(Difference.ofChecksum(
                                Typed.doubles(results.get(i)),
                                fixture.get("eval_heads").get(names.get(i))))
                        .as(names.get(i))
                        .isLessThanOrEqualTo(allowed);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"rot_blur_encode_inpaint, rotation+deblurring+reconstruction+inpainting", "color_only, colour"})
    void aTrainingStepHasTheReleasedLossesGradientsAndStatistics(String part, String tasks) {
        JsonNode expected = fixture.get("train").get(part);
        List<WeightedTask> weighted = SelfSupervisionTask.parse(tasks).stream()
                .map(which -> new WeightedTask(
                        task(which),
                        fixture.at("/train/rot_blur_encode_inpaint/lambda_each").doubleValue()))
                .toList();
        Classification task = new Classification(
                Backbones.named("wrn_40_2", 10),
                Criterion.CROSS_ENTROPY,
                ImageShape.RGB_32,
                weighted,
                AdversarialTraining.NONE,
                new Sgd(0, 0, false),
                parameter -> true,
                Precision.FP32);
        ProgramBuilder builder = Program.named("fixture");
        ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
        int[] labels = new int[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = fixture.get("labels").get(i).intValue();
        }
        Batch batch = new Batch(0, 0, IMAGES, images(), labels, new int[IMAGES], colours(tasks));
        try (NDManager manager = NDManager.newBaseManager();
                Program program = builder.compile(manager);
                NetworkState network = new NetworkState(manager, program.parameters(), values());
                ClassificationStep step = new ClassificationStep(methods, program, network, manager)) {
            Map<String, float[]> before = network.snapshot();
            StepReport report = step.run(batch, 1).get();
            double loss = fixture.get("tolerance").get("loss").doubleValue();
            closeTo(report.losses().get(0), expected.get("total"), loss);
            closeTo(report.losses().get(1), expected.get("main_cross_entropy"), loss);
            for (int i = 0; i < weighted.size(); i++) {
                closeTo(report.losses().get(2 + i), expected.get("each_loss").get(i), loss);
            }
            checkGradients(expected.get("grad_norms"), before, network);
            double[] means = Fixtures.numbers(expected.get("bn1_running_mean_first8"));
            float[] actual = network.get("bn1.running_mean");
            for (int i = 0; i < means.length; i++) {
                assertThat((double) actual[i]).as("channel %d", i).isCloseTo(means[i], within(1e-5));
            }
        }
    }

    private List<FloatBlock> colours(String tasks) {
        if (!tasks.contains("colour")) {
            return List.of();
        }
        List<FloatBlock> blocks = new ArrayList<>();
        for (String channel : List.of("color_bins_a", "color_bins_b")) {
            double[] bins = Fixtures.numbers(fixture.get(channel));
            float[] values = new float[bins.length];
            for (int i = 0; i < bins.length; i++) {
                values[i] = (float) bins[i];
            }
            blocks.add(new FloatBlock(new long[] {IMAGES, 32, 32}, values));
        }
        return blocks;
    }

    /** Without momentum, decay and a learning rate other than 1, the update is the gradient. */
    private void checkGradients(JsonNode norms, Map<String, float[]> before, NetworkState network) {
        double largest = 0;
        for (JsonNode entry : norms) {
            largest = Math.max(largest, entry.get(1).doubleValue());
        }
        double allowed = fixture.get("tolerance").get("grad_norm").doubleValue();
        for (JsonNode entry : norms) {
            String name = entry.get(0).textValue();
            if (!before.containsKey(name)) {
                assertThat(entry.get(1).isNull()).as(name).isTrue();
                continue;
            }
            float[] old = Objects.requireNonNull(before.get(name));
            float[] updated = network.get(name);
            double sum = 0;
            for (int i = 0; i < old.length; i++) {
                double difference = (double) old[i] - updated[i];
                sum += difference * difference;
            }
            double norm = entry.get(1).doubleValue();
            assertThat(Math.sqrt(sum)).as(name).isCloseTo(norm, within(allowed * (norm + 1e-4 * largest)));
        }
    }

    private static void closeTo(double actual, JsonNode expected, double relative) {
        double value = expected.doubleValue();
        assertThat(actual).isCloseTo(value, within(relative * Math.abs(value)));
    }
}
