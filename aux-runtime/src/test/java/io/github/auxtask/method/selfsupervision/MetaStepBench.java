package io.github.auxtask.method.selfsupervision;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.step.Classification;
import io.github.auxtask.train.step.ClassificationProgram;
import io.github.auxtask.train.step.ClassificationStep;
import io.github.auxtask.train.step.LearnedWeightsProgram;
import io.github.auxtask.train.step.LearnedWeightsStep;
import io.github.auxtask.train.task.AuxiliaryTask;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.task.LearnedWeights;
import io.github.auxtask.train.task.WeightedTask;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What learning the loss weights costs: WRN-40-2 with the paper's four tasks, a plain multi-task step and a step with learned
 * weights in turns on the same batch. Prints the fastest of the tries; asserts nothing.
 *
 * <p>Arguments: {@code [batch [tries [precisions [threads]]]]}, 64, 5, fp32,bf16 and 2 without.
 */
public final class MetaStepBench {
    private static final String TASKS = "rotation+colour+deblurring+reconstruction";
    private static final int META_BATCH = 25;

    private MetaStepBench() {}

    /** See the class. */
    public static void main(String[] arguments) {
        int batch = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 64;
        int tries = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        String precisions = arguments.length > 2 ? arguments[2] : "fp32,bf16";
        System.setProperty("ai.djl.pytorch.num_threads", arguments.length > 3 ? arguments[3] : "2");
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        Dataset shapes = new ShapesDataset(Math.max(batch, META_BATCH), 20).draw();
        System.out.println("| precision | plain step s | with learned weights s | ratio |");
        System.out.println("|---|---|---|---|");
        for (String precision : precisions.split(",", -1)) {
            measure(shapes, Precision.parse(precision), batch, tries);
        }
    }

    private static void measure(Dataset shapes, Precision precision, int size, int tries) {
        Settings settings = Settings.of(Map.of()).validate(new SelfSupervisionMethod().settings());
        List<WeightedTask> tasks = SelfSupervisionTask.parse(TASKS).stream()
                .map(task -> new WeightedTask(task.task(settings, ImageShape.RGB_32, 1), 0.5))
                .toList();
        Classification task = new Classification(
                Backbones.named("wrn_40_2", 10),
                Criterion.CROSS_ENTROPY,
                ImageShape.RGB_32,
                tasks,
                AdversarialTraining.NONE,
                new Sgd(0.9, 5e-4, true),
                parameter -> true,
                precision);
        ImageExamples examples = ImageExamples.of(shapes.train(), Standardisation.SYMMETRIC);
        ProgramBuilder builder = Program.named("bench");
        ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
        LearnedWeightsProgram learning = LearnedWeightsProgram.declare(builder, "", methods);
        LearnedWeights how = new LearnedWeights(
                BatchLoader.of(examples, META_BATCH).shuffled(1).threads(0), 0, 10, 0.01);
        try (NDManager manager = NDManager.newBaseManager();
                Program program = builder.compile(manager);
                NetworkState network = new NetworkState(
                        manager,
                        program.parameters(),
                        Initialisation.torchDefaults().values(program.parameters(), 1));
                ClassificationStep plain = new ClassificationStep(methods, program, network, manager);
                LearnedWeightsStep learned = new LearnedWeightsStep(learning, how, program, network, manager)) {
            Batch batch = batch(examples, size, task);
            seconds(plain, batch);
            seconds(learned, batch);
            double bestPlain = Double.MAX_VALUE;
            double bestLearned = Double.MAX_VALUE;
            for (int i = 0; i < tries; i++) {
                bestPlain = Math.min(bestPlain, seconds(plain, batch));
                bestLearned = Math.min(bestLearned, seconds(learned, batch));
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2fx |%n",
                    precision.name().toLowerCase(Locale.ROOT),
                    bestPlain,
                    bestLearned,
                    bestLearned / bestPlain);
        }
    }

    private static Batch batch(ImageExamples examples, int size, Classification task) {
        try (Batches batches = BatchLoader.of(examples, size).threads(0).epoch(0)) {
            Batch batch = batches.next();
            for (AuxiliaryTask.HostTargets host : ClassificationStep.loaderTargets(task)) {
                batch = batch.withTargets(host.compute().of(batch));
            }
            return batch;
        }
    }

    private static double seconds(TrainingStep step, Batch batch) {
        long start = System.nanoTime();
        // The loss is only there when the step is done.
        boolean finite = Double.isFinite(step.run(batch, 0.001).get().losses().get(0));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!finite) {
            throw new IllegalStateException("the loss is not finite");
        }
        return seconds;
    }
}
