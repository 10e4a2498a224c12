package io.github.auxtask.train.template;

import io.github.auxtask.core.Precision;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.loop.Phase;
import io.github.auxtask.train.task.AuxiliaryTask.HostTargets;
import io.github.auxtask.train.task.Classification;
import io.github.auxtask.train.task.ClassificationProgram;
import io.github.auxtask.train.task.ClassificationStep;
import io.github.auxtask.train.task.ClassificationValidation;
import io.github.auxtask.train.task.LearnedWeights;
import io.github.auxtask.train.task.LearnedWeightsProgram;
import io.github.auxtask.train.task.LearnedWeightsStep;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The methods that one phase adds to the training's program, and the phase as the loop runs it. */
final class PhaseProgram {
    private static final int VALIDATION_BATCH = 250;
    private static final int MOST_LOADER_THREADS = 8;

    private final TrainingDeclaration declaration;
    private final TrainingPhase phase;
    private final ClassificationProgram methods;
    private final @Nullable LearnedWeightsProgram learning;

    private PhaseProgram(
            TrainingDeclaration declaration,
            TrainingPhase phase,
            ClassificationProgram methods,
            @Nullable LearnedWeightsProgram learning) {
        this.declaration = declaration;
        this.phase = phase;
        this.methods = methods;
        this.learning = learning;
    }

    /**
     * Traces the phase.
     *
     * @param prefix of the names of its methods
     */
    static PhaseProgram declare(
            ProgramBuilder builder,
            String prefix,
            TrainingDeclaration declaration,
            TrainingPhase phase,
            Precision precision) {
        Classification task = new Classification(
                declaration.network(),
                declaration.criterion(),
                declaration.data().train().shape(),
                declaration.tasks(),
                phase.adversary(),
                phase.optimiser(),
                phase.trainable(),
                precision);
        ClassificationProgram methods = ClassificationProgram.declare(builder, prefix, task);
        return new PhaseProgram(
                declaration,
                phase,
                methods,
                declaration.learnedWeights() == null ? null : LearnedWeightsProgram.declare(builder, prefix, methods));
    }

    /** The phase on a network. */
    Phase on(Program program, NetworkState network, TrainingPlace place) {
        BatchLoader batches = batches(place.seed());
        ClassificationValidation validation = new ClassificationValidation(
                methods,
                program,
                network,
                place.manager(),
                BatchLoader.of(declaration.data().validation(), VALIDATION_BATCH));
        return new Phase(
                phase.name(),
                phase.epochs(),
                batches,
                step(program, network, place),
                () -> phase.schedule().begin(phase.epochs(), batches.steps()),
                phase.choice().patience(),
                phase.choice().lossBreaksTies() ? validation.lossBreaksTies() : validation,
                phase.choice().selection());
    }

    private Supplier<TrainingStep> step(Program program, NetworkState network, TrainingPlace place) {
        LearnedWeightsProgram learned = learning;
        LearnedWeights how = declaration.learnedWeights();
        return learned == null || how == null
                ? () -> new ClassificationStep(methods, program, network, place.manager())
                : () -> new LearnedWeightsStep(learned, how, program, network, place.manager());
    }

    private BatchLoader batches(long seed) {
        TrainingData data = declaration.data();
        int threads =
                Math.min(MOST_LOADER_THREADS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        BatchLoader loader =
                BatchLoader.of(data.train(), phase.batch()).shuffled(seed).threads(threads);
        for (BatchStage stage : data.stages()) {
            loader = loader.stage(stage);
        }
        for (HostTargets targets : ClassificationStep.loaderTargets(methods.task())) {
            loader = loader.stage(BatchStage.adding(targets.compute()));
        }
        return loader;
    }
}
