package io.github.auxtask.attack.check.inspection;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.check.Checks;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.suite.AttackSuite;
import io.github.auxtask.attack.suite.SuiteBudget;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tiny classifiers under check. Images are [N, 3, 6, 6]. */
public final class CheckLab implements AutoCloseable {
    static final int CLASSES = 4;
    public static final int COUNT = 24;
    public static final int SIZE = 3 * 6 * 6;
    public static final InputSpec STANDARDISED =
            new InputSpec(3, 6, 6, new float[] {0.4914f, 0.4822f, 0.4465f}, new float[] {0.247f, 0.243f, 0.261f});
    public static final CheckBudget BUDGET = new CheckBudget(COUNT, 8, 5, 2, 60, 10, 12, 8, 24, 40);

    public final NDManager manager = NDManager.newBaseManager();
    final UnaryOperator<Tensor> network;
    final AttackedClassifier victim;
    final float[] images;
    public int[] labels;

    /** A classifier in float32 with torch's initial values, which classifies its images correctly. */
    public CheckLab(UnaryOperator<Tensor> network, InputSpec inputs, float[] images) {
        this(network, inputs, images, values(network));
    }

    public CheckLab(UnaryOperator<Tensor> network, InputSpec inputs, float[] images, Map<String, float[]> values) {
        this.network = network;
        this.images = images;
        victim = AttackedClassifier.of(network, Precision.FP32, manager, inputs, values);
        labels = predictions(images);
    }

    public static CheckLab honest() {
        return new CheckLab(CheckLab::small, STANDARDISED, standardised(pixels(7)));
    }

    public static Tensor small(Tensor x) {
        return x.conv("conv1", 8, 3)
                .relu()
                .conv("conv2", 8, 3, 2)
                .relu()
                .flatten()
                .linear("fc", CLASSES)
                .times(8);
    }

    static Map<String, float[]> values(UnaryOperator<Tensor> network) {
        return Initialisation.torchDefaults()
                .values(
                        Program.named("shape")
                                .method(
                                        "scores",
                                        Mode.EVAL,
                                        Precision.FP32,
                                        graph -> List.of(network.apply(graph.input("x", -1, 3, 6, 6))))
                                .parameters(),
                        5);
    }

    public static float[] pixels(long seed) {
        RandomStream random = RandomStream.of(seed, "pixels");
        float[] pixels = new float[COUNT * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(256) / 255f;
        }
        return pixels;
    }

    public static float[] standardised(float[] pixels) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            int channel = i / 36 % 3;
            values[i] = (pixels[i] - STANDARDISED.mean(channel)) / STANDARDISED.std(channel);
        }
        return values;
    }

    public int[] predictions(float[] values) {
        return AttackedClassifier.predictions(
                victim.hostScores(manager, manager.create(values, new Shape(values.length / SIZE, 3, 6, 6))));
    }

    public static ThreatModel threat(String epsilon) {
        return ThreatModel.pixel(Norm.LINF, epsilon);
    }

    public static Attack suite(ThreatModel threat) {
        return new AttackSuite(
                Objective.of(threat).loss(AttackLoss.STABLE_CROSS_ENTROPY), new SuiteBudget(8, 1, 2, 40), true);
    }

    /** An evaluation in which these images stood. */
    public CheckedEvaluation subject(Attack attack, boolean[] standing) {
        return subject(attack, standing, null);
    }

    public CheckedEvaluation subject(Attack attack, boolean[] standing, @Nullable AttackedClassifier twin) {
        int[] before = predictions(images);
        int right = (int)
                IntStream.range(0, COUNT).filter(i -> before[i] == labels[i]).count();
        int correct = CheckNumbers.count(standing);
        return new CheckedEvaluation(
                victim,
                attack,
                3,
                new CheckedEvaluation.CheckedImages(
                        images, labels, IntStream.range(0, COUNT).toArray(), standing),
                new CheckedEvaluation.Counts(COUNT, correct, right, Math.max(0, right - correct)),
                twin,
                null);
    }

    /** Under check after an evaluation that left nothing standing. */
    public Inspection inspection(Attack attack) {
        return inspection(attack, new boolean[COUNT]);
    }

    public Inspection inspection(Attack attack, boolean[] standing) {
        return new Inspection(subject(attack, standing), BUDGET, manager, 10);
    }

    public static boolean[] all(boolean value) {
        boolean[] flags = new boolean[COUNT];
        Arrays.fill(flags, value);
        return flags;
    }

    public Map<String, CheckOutcome> outcomes(Attack attack, boolean[] standing) {
        return Checks.run(subject(attack, standing), BUDGET, manager, 10, id -> {}).outcomes().stream()
                .collect(Collectors.toMap(CheckOutcome::id, outcome -> outcome));
    }

    public static Status status(Check check, Inspection inspection) {
        return check.judge(inspection).status();
    }

    @Override
    public void close() {
        victim.close();
        manager.close();
    }
}
