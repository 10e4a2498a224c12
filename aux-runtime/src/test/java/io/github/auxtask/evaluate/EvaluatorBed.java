package io.github.auxtask.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.evaluate.engine.EvaluatedModel;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An untrained network and forty images, three quarters of which it is made to be right about, evaluated anew for every test. */
public abstract class EvaluatorBed {
    public static final int COUNT = 40;
    public static final int CLASSES = 4;
    public static final List<String> NAMES = List.of("ant", "bee", "crab", "dog");
    protected static final ImageShape SHAPE = new ImageShape(3, 6, 6);
    protected static final Standardisation STANDARDISATION = Standardisation.CIFAR10;
    public static final Evaluation CLEAN = new Evaluation("clean", Map.of());
    public static final Evaluation PGD = new Evaluation(
            "pgd", Map.of("attack", "pgd", "epsilon", 0.1, "step", 0.03, "steps", 5, "points", "initially-correct"));

    protected NDManager manager;
    protected Map<String, float[]> values;
    protected int[] truth;
    public Examples examples;

    protected static Tensor network(Tensor x) {
        return x.conv("conv", 8, 3).batchNorm("bn").relu().flatten().linear("fc", CLASSES);
    }

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        values = Initialisation.torchDefaults()
                .values(
                        Program.named("shape")
                                .method(
                                        "scores",
                                        Mode.EVAL,
                                        Precision.FP32,
                                        graph -> List.of(network(graph.input("x", -1, 3, 6, 6))))
                                .parameters(),
                        3);
        byte[] pixels = new byte[COUNT * SHAPE.size()];
        RandomStream random = RandomStream.of(1, "pixels");
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        int[] predictions = predictions(pixels);
        truth = IntStream.range(0, COUNT)
                .map(i -> i % 4 == 0 ? (predictions[i] + 1) % CLASSES : predictions[i])
                .toArray();
        examples = ImageExamples.of(new ImageSet("test", CLASSES, SHAPE, pixels, truth), STANDARDISATION);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** Predictions without the evaluator. */
    int[] predictions(byte[] pixels) {
        float[] inputs = new float[pixels.length];
        for (int i = 0; i < COUNT; i++) {
            STANDARDISATION.apply(pixels, i * SHAPE.size(), SHAPE, inputs, i * SHAPE.size());
        }
        InputSpec spec = new InputSpec(3, 6, 6, STANDARDISATION.mean(), STANDARDISATION.std());
        try (AttackedClassifier victim =
                        AttackedClassifier.of(EvaluatorBed::network, Precision.FP32, manager, spec, values);
                NDArray x = manager.create(inputs, new Shape(COUNT, 3, 6, 6))) {
            return AttackedClassifier.predictions(victim.hostScores(manager, x));
        }
    }

    protected Evaluator evaluator(Examples of) {
        return new Evaluator(new EvaluatedModel(EvaluatorBed::network, values, of, STANDARDISATION, 9), manager);
    }

    /** An evaluator that knows the method's own loss. */
    protected Evaluator evaluator(Examples of, Readout readout) {
        return new Evaluator(
                new EvaluatedModel(EvaluatorBed::network, values, of, STANDARDISATION, NAMES, 9, readout), manager);
    }

    /** A method whose own loss is the cross entropy, and whose threshold on it decides. */
    protected static Readout ownLoss(double threshold) {
        return new Readout() {
            @Override
            public Reading read(Tensor images, Tensor labels) {
                Tensor scores = network(images);
                return new Reading(scores, AttackLoss.CROSS_ENTROPY.perImage(scores, labels));
            }

            @Override
            public OptionalDouble threshold() {
                return OptionalDouble.of(threshold);
            }
        };
    }
}
