package io.github.auxtask.evaluate.corrupted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.EvaluationProgress;
import io.github.auxtask.evaluate.chunk.KeptChunks;
import io.github.auxtask.evaluate.engine.EvaluatedModel;
import io.github.auxtask.evaluate.engine.EvaluationSources;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.provenance.CheckOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorruptionEvaluationTest {
    private static final int CLASSES = 10;
    private static final Standardisation STANDARDISATION = Standardisation.SYMMETRIC;

    @TempDir
    Path home;

    private NDManager manager;
    private Dataset shapes;
    private Map<String, float[]> values;
    private CorruptedImages corrupted;

    private static Tensor network(Tensor x) {
        return x.conv("conv", 4, 3).relu().flatten().linear("fc", CLASSES);
    }

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        shapes = new ShapesDataset(10, 30).draw();
        corrupted = CorruptionSource.AUTO.open(DataAccess.of(home), shapes.name(), shapes.test());
        values = Initialisation.torchDefaults()
                .values(
                        Program.named("shape")
                                .method(
                                        "scores",
                                        Mode.EVAL,
                                        Precision.FP32,
                                        graph -> List.of(network(graph.input("x", -1, 3, 32, 32))))
                                .parameters(),
                        3);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private Evaluator evaluator(ImageSet images) {
        return new Evaluator(
                new EvaluatedModel(
                        CorruptionEvaluationTest::network,
                        values,
                        ImageExamples.of(images, STANDARDISATION),
                        STANDARDISATION,
                        1),
                manager);
    }

    /** The corrupted images, of which training has seen the first so many. */
    private EvaluationSources sources(int seen) {
        return new EvaluationSources() {
            @Override
            public CorruptedImages corrupted(CorruptionSource source) {
                return corrupted;
            }

            @Override
            public int testImagesSeen() {
                return seen;
            }

            @Override
            public Dataset data(EvaluationNeeds.NeededData need) {
                return NONE.data(need);
            }

            @Override
            public Path file(String name) {
                return NONE.file(name);
            }
        };
    }

    /** The same images as an ordinary test set. */
    private double accuracyOf(String corruption, int severity, int first, int count) {
        int size = shapes.test().shape().size();
        byte[] pixels = new byte[count * size];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            corrupted.write(corruption, severity, first + i, pixels, i * size);
            labels[i] = shapes.test().label(first + i);
        }
        ImageSet set = new ImageSet("damaged", CLASSES, shapes.test().shape(), pixels, labels);
        try (Evaluator evaluator = evaluator(set)) {
            return evaluator
                    .evaluate(new Evaluation("clean", Map.of()), EvaluationListener.SILENT)
                    .accuracyPercent();
        }
    }

    @Test
    void everyCellIsWhatAnOrdinaryTestOfItsImagesGives() {
        Evaluation evaluation = new Evaluation(
                "corrupted",
                Map.of(
                        "corruptions",
                        "fog, gaussian_noise, frost",
                        "severities",
                        "2, 5",
                        "skip-first",
                        4,
                        "images",
                        20));
        List<EvaluationProgress> progress = new ArrayList<>();
        EvaluationOutcome outcome;
        try (Evaluator evaluator = evaluator(shapes.test()).sources(sources(4))) {
            outcome = evaluator.batch(7).evaluate(evaluation, progress::add);
        }

        assertThat(outcome.images()).isEqualTo(3 * 2 * 20);
        Map<String, Double> metrics = outcome.metrics();
        double sum = 0;
        for (String name : List.of("fog", "gaussian_noise", "frost")) {
            double second = accuracyOf(name, 2, 4, 20);
            double fifth = accuracyOf(name, 5, 4, 20);
            assertThat(metrics).containsEntry("corruption." + name + ".2", second);
            assertThat(metrics).containsEntry("corruption." + name + ".5", fifth);
            assertThat(metrics.get("corruption." + name)).isCloseTo((second + fifth) / 2, within(1e-9));
            sum += second + fifth;
        }
        assertThat(metrics).hasSize(9);
        assertThat(outcome.accuracyPercent()).isCloseTo(sum / 6, within(1e-9));
        assertThat(outcome.predictions()).hasSize(120);
        assertThat(progress).hasSize(18);
        assertThat(progress.get(17).done()).isEqualTo(120);
        assertThat(progress.get(17).etaSeconds()).isZero();
        assertThat(outcome.checks())
                .extracting(CheckOutcome::id)
                .containsExactly(CorruptionMetrics.ORIGIN, CorruptionMetrics.FROST, CorruptionMetrics.LEFT_OUT);
        assertThat(outcome.checks().get(0).text()).contains("frost from pictures of our own");
        assertThat(outcome.checks().get(2).text()).contains("tuned on corrupted copies of the first 4");
    }

    @Test
    void imagesThatTrainingHasSeenAreNotTestedOn() {
        Evaluation evaluation = new Evaluation("corrupted", Map.of("corruptions", "fog", "skip-first", 3));
        try (Evaluator evaluator = evaluator(shapes.test()).sources(sources(4))) {
            assertThatThrownBy(() -> evaluator.evaluate(evaluation, EvaluationListener.SILENT))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("set skip-first: 4");
        }
    }

    @Test
    void whatLeavesNoImagesIsRefused() {
        Evaluation evaluation = new Evaluation("corrupted", Map.of("corruptions", "fog", "skip-first", 30));
        try (Evaluator evaluator = evaluator(shapes.test()).sources(sources(4))) {
            assertThatThrownBy(() -> evaluator.evaluate(evaluation, EvaluationListener.SILENT))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("skip-first is 30, which leaves none of the 30 test images");
        }
    }

    @Test
    void anInterruptedEvaluationGoesOnAtTheNextImageWhateverTheBatchSizeIs() {
        Evaluation evaluation =
                new Evaluation("corrupted", Map.of("corruptions", "fog, jpeg_compression", "images", 20));
        EvaluationOutcome expected;
        try (Evaluator evaluator = evaluator(shapes.test()).sources(sources(0))) {
            expected = evaluator.batch(7).evaluate(evaluation, EvaluationListener.SILENT);
        }
        for (int batch : new int[] {7, 10, 40, 250}) {
            KeptChunks kept = new KeptChunks();
            try (Evaluator evaluator = evaluator(shapes.test()).sources(sources(0))) {
                assertThatThrownBy(
                                () -> evaluator.journals(kept).batch(7).evaluate(evaluation, KeptChunks.endingAfter(6)))
                        .hasMessage("interrupted");
            }
            List<EvaluationProgress> progress = new ArrayList<>();
            try (Evaluator evaluator = evaluator(shapes.test()).sources(sources(0))) {
                EvaluationOutcome outcome =
                        evaluator.journals(kept).batch(batch).evaluate(evaluation, progress::add);
                assertThat(outcome)
                        .usingRecursiveComparison()
                        .ignoringFields("seconds")
                        .isEqualTo(expected);
            }
            assertThat(progress.get(0).done()).isEqualTo(Math.min(200, 42 + batch));
            progress.clear();
            try (Evaluator evaluator = evaluator(shapes.test()).sources(sources(0))) {
                EvaluationOutcome again = evaluator.journals(kept).batch(batch).evaluate(evaluation, progress::add);
                assertThat(again.metrics()).isEqualTo(expected.metrics());
                assertThat(progress).as("all was kept").isEmpty();
            }
        }
    }
}
