package io.github.auxtask.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.StepReport;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.declaration.PhaseKeys;
import io.github.auxtask.train.declaration.PhaseSettings;
import io.github.auxtask.train.declaration.TrainingAdversary;
import io.github.auxtask.train.optimiser.Adam;
import io.github.auxtask.train.optimiser.Optimiser;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.task.AuxiliaryTask;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.task.WeightedTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Updates of a linear classifier, whose gradients are known in closed form. */
class UpdateTest {
    private static final int INPUTS = 3;
    private static final int CLASSES = 2;
    private static final int IMAGES = 5;
    private static final double RATE = 0.5;
    private static final double EPSILON = 0.25;

    private static final Backbone LINEAR =
            x -> new Backbone.Output(x, x.flatten().linear("fc", CLASSES));

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** Weights [K, D] and biases [K] of a linear classifier trained with cross entropy. */
    @SuppressWarnings("ArrayRecordComponent") // compared by their values, never as records
    private record Model(double[] weight, double[] bias) {
        static Model start() {
            return new Model(new double[] {0.3, -0.2, 0.1, -0.4, 0.25, 0.05}, new double[] {0.1, -0.1});
        }

        /** p(k) - [k = y]. */
        private double[] residual(float[] x, int label) {
            double[] scores = bias.clone();
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                for (int d = 0; d < INPUTS; d++) {
                    scores[k] += weight[k * INPUTS + d] * x[d];
                }
                sum += Math.exp(scores[k]);
            }
            for (int k = 0; k < CLASSES; k++) {
                scores[k] = Math.exp(scores[k]) / sum - (k == label ? 1 : 0);
            }
            return scores;
        }

        double loss(List<float[]> xs, int[] labels) {
            double loss = 0;
            for (int i = 0; i < labels.length; i++) {
                loss -= Math.log(residual(xs.get(i), labels[i])[labels[i]] + 1) / labels.length;
            }
            return loss;
        }

        /** After a step of plain gradient descent on the mean loss. */
        Model stepped(List<float[]> xs, int[] labels) {
            double[] nextWeight = weight.clone();
            double[] nextBias = bias.clone();
            for (int i = 0; i < labels.length; i++) {
                double[] residual = residual(xs.get(i), labels[i]);
                for (int k = 0; k < CLASSES; k++) {
                    nextBias[k] -= RATE * residual[k] / labels.length;
                    for (int d = 0; d < INPUTS; d++) {
                        nextWeight[k * INPUTS + d] -= RATE * residual[k] * xs.get(i)[d] / labels.length;
                    }
                }
            }
            return new Model(nextWeight, nextBias);
        }

        /** FGSM away from the true class. */
        List<float[]> fgsm(List<float[]> xs, int[] labels, double epsilon) {
            List<float[]> attacked = new ArrayList<>();
            for (int i = 0; i < labels.length; i++) {
                double[] residual = residual(xs.get(i), labels[i]);
                float[] x = xs.get(i).clone();
                for (int d = 0; d < INPUTS; d++) {
                    double gradient = 0;
                    for (int k = 0; k < CLASSES; k++) {
                        gradient += residual[k] * weight[k * INPUTS + d];
                    }
                    x[d] += (float) (epsilon * Math.signum(gradient));
                }
                attacked.add(x);
            }
            return attacked;
        }

        Map<String, float[]> values() {
            return Map.of("fc.weight", floats(weight), "fc.bias", floats(bias));
        }

        private static float[] floats(double[] values) {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            return floats;
        }

        void requireLike(Map<String, float[]> trained) {
            for (Map.Entry<String, float[]> entry : values().entrySet()) {
                float[] actual = trained.get(entry.getKey());
                for (int i = 0; i < actual.length; i++) {
                    assertThat(actual[i]).as(entry.getKey() + " " + i).isCloseTo(entry.getValue()[i], within(2e-6f));
                }
            }
        }
    }

    private static final int[] LABELS = {0, 1, 1, 0, 1};

    private static List<float[]> images() {
        List<float[]> images = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            images.add(new float[] {0.5f * i - 1, 0.3f - 0.2f * i, 0.7f * (i % 2) - 0.1f});
        }
        return images;
    }

    private static Batch batch(int epoch, int step) {
        float[] all = new float[IMAGES * INPUTS];
        for (int i = 0; i < IMAGES; i++) {
            System.arraycopy(images().get(i), 0, all, i * INPUTS, INPUTS);
        }
        return new Batch(epoch, step, IMAGES, all, LABELS, new int[] {0, 1, 2, 3, 4}, List.of());
    }

    private static AdversarialTraining adversaries(String updates) {
        Settings settings = Settings.of(Map.of(
                        "updates", updates, "adversaries", List.of(Map.of("attack", "fgsm", "epsilon", EPSILON))))
                .validate(PhaseKeys.all());
        return PhaseSettings.read(settings, InputSpec.raw(INPUTS, 1, 1)).get(0).adversaries();
    }

    /** What a step leaves of the network, and what it measured. */
    private record Stepped(Map<String, float[]> network, Map<String, float[]> memory, StepReport report) {}

    private Stepped step(
            AdversarialTraining adversaries,
            Optimiser optimiser,
            List<WeightedTask> tasks,
            int parts,
            Batch... batches) {
        Classification task = new Classification(
                LINEAR,
                Criterion.CROSS_ENTROPY,
                new ImageShape(INPUTS, 1, 1),
                tasks,
                adversaries,
                optimiser,
                name -> true,
                parts,
                Precision.FP32);
        ProgramBuilder builder = Program.named("update");
        ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
        Map<String, float[]> start = new java.util.HashMap<>(Model.start().values());
        tasks.forEach(each -> {
            start.put("head.weight", new float[] {0.1f, -0.2f, 0.3f});
            start.put("head.bias", new float[] {0.05f});
        });
        try (Program program = builder.compile(manager);
                NetworkState network = new NetworkState(manager, program.parameters(), start);
                ClassificationStep step = new ClassificationStep(
                        methods,
                        program,
                        network,
                        manager,
                        PhaseImages.attacked(new AdversarialImages(
                                methods, program, network, manager, InputSpec.raw(INPUTS, 1, 1), 1)))) {
            StepReport report = null;
            for (Batch each : batches) {
                report = step.run(each, RATE).get();
            }
            return new Stepped(network.snapshot(), step.snapshot(), report);
        }
    }

    private Stepped step(AdversarialTraining adversaries, int parts) {
        return step(adversaries, new Sgd(0, 0, false), List.of(), parts, batch(0, 0));
    }

    @Test
    void anUpdateOnCleanImagesIsAStepDownTheirMeanLoss() {
        Stepped stepped = step(AdversarialTraining.NONE, 1);
        Model.start().stepped(images(), LABELS).requireLike(stepped.network());
        assertThat(stepped.report().losses().get(0)).isCloseTo(Model.start().loss(images(), LABELS), within(1e-6));
    }

    @Test
    void anUpdateOnAdversarialImagesLeavesTheCleanOnesOut() {
        List<float[]> attacked = Model.start().fgsm(images(), LABELS, EPSILON);
        Model.start()
                .stepped(attacked, LABELS)
                .requireLike(step(adversaries("adversarial"), 1).network());
    }

    @Test
    void oneUpdateOnBothIsAStepDownTheMeanLossOfAllTheirImages() {
        Model start = Model.start();
        List<float[]> both = new ArrayList<>(images());
        both.addAll(start.fgsm(images(), LABELS, EPSILON));
        int[] labels = Arrays.copyOf(LABELS, 2 * IMAGES);
        System.arraycopy(LABELS, 0, labels, IMAGES, IMAGES);
        Stepped stepped = step(adversaries("one"), 1);
        start.stepped(both, labels).requireLike(stepped.network());
        assertThat(stepped.report().losses().get(0)).isCloseTo(start.loss(both, labels), within(1e-6));
        assertThat(stepped.report().correct()).isBetween(0.0, (double) IMAGES);
    }

    @Test
    void ofTwoUpdatesTheSecondAttacksWhatTheFirstHasMade() {
        Model start = Model.start();
        Model afterClean = start.stepped(images(), LABELS);
        List<float[]> attacked = afterClean.fgsm(images(), LABELS, EPSILON);
        Stepped stepped = step(adversaries("two"), 1);
        afterClean.stepped(attacked, LABELS).requireLike(stepped.network());
        assertThat(stepped.report().losses().get(0))
                .isCloseTo((start.loss(images(), LABELS) + afterClean.loss(attacked, LABELS)) / 2, within(1e-6));
    }

    @Test
    void anUpdateInPartsIsTheUpdateOnTheWholeBatch() {
        for (Optimiser optimiser : List.of(new Sgd(0.9, 1e-2, true), Adam.defaults())) {
            for (AdversarialTraining how : List.of(
                    AdversarialTraining.NONE, adversaries("adversarial"), adversaries("one"), adversaries("two"))) {
                Batch[] batches = {batch(0, 0), batch(0, 1), batch(1, 0)};
                Stepped whole = step(how, optimiser, List.of(), 1, batches);
                for (int parts : new int[] {2, 3, 5, 7}) {
                    Stepped cut = step(how, optimiser, List.of(), parts, batches);
                    close(cut.network(), whole.network());
                    close(cut.memory(), whole.memory());
                    assertThat(cut.report().correct()).isEqualTo(whole.report().correct());
                    assertThat(cut.report().losses().get(0))
                            .isCloseTo(whole.report().losses().get(0), within(1e-5));
                }
            }
        }
    }

    private static void close(Map<String, float[]> actual, Map<String, float[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, values) -> {
            for (int i = 0; i < values.length; i++) {
                assertThat(actual.get(name)[i]).as(name).isCloseTo(values[i], within(1e-4f));
            }
        });
    }

    /** Predicts the sum of an image's values, which Java computes. */
    private static final class SumTask implements AuxiliaryTask {
        @Override
        public String name() {
            return "sum";
        }

        @Override
        public Optional<HostTargets> hostTargets() {
            return Optional.of(new HostTargets(SumTask::sums, List.of(List.of(1L))));
        }

        static List<FloatBlock> sums(Batch batch) {
            float[] sums = new float[batch.size()];
            for (int i = 0; i < batch.size() * INPUTS; i++) {
                sums[i / INPUTS] += batch.images()[i];
            }
            return List.of(new FloatBlock(new long[] {batch.size(), 1}, sums));
        }

        @Override
        public Tensor loss(Seen seen) {
            return seen.images()
                    .flatten()
                    .linear("head", 1)
                    .meanSquaredError(seen.targets().get(0));
        }
    }

    @Test
    void targetsAreThoseOfTheImagesThatAreTrainedOn() {
        WeightedTask sum = new WeightedTask(new SumTask(), 0.5);
        Batch clean = batch(0, 0).withTargets(SumTask.sums(batch(0, 0)));
        Stepped plain = step(AdversarialTraining.NONE, new Sgd(0, 0, false), List.of(sum), 1, clean);
        Stepped attacked = step(adversaries("adversarial"), new Sgd(0, 0, false), List.of(sum), 1, batch(0, 0));
        Stepped both = step(adversaries("one"), new Sgd(0, 0, false), List.of(sum), 1, clean);
        Stepped bothInParts = step(adversaries("one"), new Sgd(0, 0, false), List.of(sum), 2, clean);
        double mean =
                (plain.report().losses().get(2) + attacked.report().losses().get(2)) / 2;
        assertThat(plain.report().losses().get(2))
                .isNotEqualTo(attacked.report().losses().get(2));
        assertThat(both.report().losses().get(2)).isCloseTo(mean, within(1e-6));
        close(bothInParts.network(), both.network());
        for (int i = 0; i < INPUTS; i++) {
            // Half the gradient is of the clean images, half of the others.
            assertThat(both.network().get("head.weight")[i])
                    .isCloseTo(
                            (plain.network().get("head.weight")[i]
                                            + attacked.network().get("head.weight")[i])
                                    / 2,
                            within(1e-5f));
        }
    }

    @Test
    void adversariesAreDrawnInProportionAndTheSameWayWhereverTraininGoesOn() {
        // Adversaries that give themselves away: 1 or 2 in place of every value.
        AdversarialTraining marked = new AdversarialTraining(
                List.of(share(1, 10), share(2, 1)), AdversarialTraining.Updates.ADVERSARIAL, false);
        List<Float> first = marks(marked, 0, 220);
        long seldom = first.stream().filter(mark -> mark == 2).count();
        assertThat(first).containsOnly(1f, 2f);
        assertThat(seldom).isBetween(8L, 34L);
        assertThat(marks(marked, 100, 220)).isEqualTo(first.subList(100, 220));
    }

    private static AdversarialTraining.Share share(int mark, double weight) {
        return new AdversarialTraining.Share(
                new TrainingAdversary.InTrainingMode(
                        (network, images, labels, random) -> images.times(0).plus(mark)),
                weight);
    }

    private List<Float> marks(AdversarialTraining adversaries, int from, int to) {
        Classification task = new Classification(
                LINEAR,
                Criterion.CROSS_ENTROPY,
                new ImageShape(INPUTS, 1, 1),
                List.of(),
                adversaries,
                new Sgd(0, 0, false),
                name -> true,
                Precision.FP32);
        ProgramBuilder builder = Program.named("marks");
        ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
        List<Float> marks = new ArrayList<>();
        try (Program program = builder.compile(manager);
                NetworkState network = new NetworkState(
                        manager, program.parameters(), Model.start().values());
                AdversarialImages images =
                        new AdversarialImages(methods, program, network, manager, InputSpec.raw(INPUTS, 1, 1), 9)) {
            StepInputs inputs = new StepInputs(task, null);
            for (int step = from; step < to; step++) {
                try (NDManager scope = manager.newSubManager()) {
                    Batch batch = batch(0, step);
                    marks.add(images.training(scope, inputs.images(scope, batch), inputs.labels(scope, batch), batch)
                            .toFloatArray()[0]);
                }
            }
        }
        return marks;
    }
}
