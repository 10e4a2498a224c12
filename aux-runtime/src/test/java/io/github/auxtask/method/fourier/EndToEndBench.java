package io.github.auxtask.method.fourier;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.run.device.ResidentMemory;
import io.github.auxtask.testing.MethodRun;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.step.Classification;
import io.github.auxtask.train.step.ClassificationProgram;
import io.github.auxtask.train.step.ClassificationStep;
import io.github.auxtask.train.task.AuxiliaryTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much of the bare step's speed a whole training keeps: loading, augmentation, Fourier targets, logging and checkpoints
 * included. After every epoch the same compiled step runs on one fixed batch, so that both are measured in turns in one process.
 * Prints images a second, their ratio, and the resident memory after every epoch; asserts nothing.
 *
 * <p>Arguments: architecture (resnet18), batch (128), steps per epoch (6), epochs (4), threads (2).
 */
public final class EndToEndBench {
    private static final double NANOS = 1e9;

    private EndToEndBench() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        String architecture = arguments.length > 0 ? arguments[0] : "resnet18";
        int batch = number(arguments, 1, 128);
        int steps = number(arguments, 2, 6);
        int epochs = number(arguments, 3, 4);
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(number(arguments, 4, 2)));
        Dataset shapes = new ShapesDataset((batch * steps / 10 + 1) * 20, 10).draw();
        Path folder = Files.createTempDirectory("end-to-end");
        try (NDManager manager = NDManager.newBaseManager();
                Bare bare =
                        new Bare(run(architecture, batch, steps, epochs, shapes).declaration(), manager)) {
            bare.measure(2);
            List<Double> whole = new ArrayList<>();
            TrainingListener listener = new TrainingListener() {
                @Override
                public void step(int e, int es, int s, int ss, double loss, double accuracy, double speed) {}

                @Override
                public void epoch(EpochRecord record, int of) {
                    double alone = bare.measure(Math.max(2, steps / 2));
                    whole.add(record.imagesPerSecond() / alone);
                    System.out.printf(
                            Locale.ROOT,
                            "epoch %d: end to end %.1f img/s, bare step %.1f img/s, ratio %.3f, resident %d MiB%n",
                            record.epoch(),
                            record.imagesPerSecond(),
                            alone,
                            record.imagesPerSecond() / alone,
                            ResidentMemory.currentMiB().orElse(-1));
                }
            };
            run(architecture, batch, steps, epochs, shapes).train(folder, Precision.FP32, listener, () -> false);
            Collections.sort(whole);
            System.out.printf(Locale.ROOT, "%s, median ratio %.3f%n", architecture, whole.get(whole.size() / 2));
        }
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static MethodRun run(String architecture, int batch, int steps, int epochs, Dataset data) {
        return MethodRun.of(
                new FourierAuxiliaryMethod(),
                data,
                Map.of("architecture", architecture, "task", "ft", "training", "clean"),
                Map.of("batch", batch, "epochs", epochs, "data.train", batch * steps, "data.validation", 32));
    }

    /** The compiled step, again and again on one batch. */
    private static final class Bare implements AutoCloseable {
        private final Program program;
        private final NetworkState network;
        private final TrainingStep step;
        private final Batch batch;
        private final int images;

        Bare(TrainingDeclaration declaration, NDManager manager) {
            TrainingPhase phase = declaration.phases().get(0);
            Classification task = new Classification(
                    declaration.network(),
                    declaration.criterion(),
                    declaration.data().train().shape(),
                    declaration.tasks(),
                    AdversarialTraining.NONE,
                    phase.optimiser(),
                    phase.trainable(),
                    Precision.FP32);
            ProgramBuilder builder = Program.named("bare");
            ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
            program = builder.compile(manager);
            network = new NetworkState(
                    manager,
                    program.parameters(),
                    Initialisation.torchDefaults().values(program.parameters(), 1));
            step = new ClassificationStep(methods, program, network, manager);
            images = phase.batch();
            BatchLoader loader = BatchLoader.of(declaration.data().train(), images);
            for (AuxiliaryTask.HostTargets targets : ClassificationStep.loaderTargets(task)) {
                loader = loader.stage(BatchStage.adding(targets.compute()));
            }
            try (Batches batches = loader.epoch(0)) {
                batch = batches.next();
            }
        }

        double measure(int times) {
            long begun = System.nanoTime();
            double loss = 0;
            for (int i = 0; i < times; i++) {
                loss += step.run(batch, 1e-4).get().losses().get(0);
            }
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException("the step diverged: " + loss);
            }
            return times * images / ((System.nanoTime() - begun) / NANOS);
        }

        @Override
        public void close() {
            step.close();
            network.close();
            program.close();
        }
    }
}
