package io.github.auxtask.train.template;

import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.loop.Phase;
import io.github.auxtask.train.step.AdversarialImages;
import io.github.auxtask.train.step.Classification;
import io.github.auxtask.train.step.ClassificationProgram;
import io.github.auxtask.train.step.ClassificationStep;
import io.github.auxtask.train.step.ClassificationValidation;
import io.github.auxtask.train.step.LearnedWeightsProgram;
import io.github.auxtask.train.step.LearnedWeightsStep;
import io.github.auxtask.train.step.PhaseImages;
import io.github.auxtask.train.task.AuxiliaryTask.HostTargets;
import io.github.auxtask.train.task.LearnedWeights;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The methods that one phase adds to the training's program, and the phase as the loop runs it. */
final class PhaseProgram {
    private static final int VALIDATION_BATCH = 250;

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
     * @param earlier phase of the same training, whose validation it shares; {@code null} for the first
     */
    static PhaseProgram declare(
            ProgramBuilder builder,
            String prefix,
            TrainingDeclaration declaration,
            TrainingPhase phase,
            Precision precision,
            @Nullable PhaseProgram earlier) {
        Classification task = new Classification(
                declaration.network(),
                declaration.criterion(),
                declaration.data().train().shape(),
                declaration.tasks(),
                phase.adversaries(),
                phase.optimiser(),
                name -> phase.trainable().test(name)
                        && declaration.start().network().trains(name),
                phase.parts(),
                precision);
        ClassificationProgram methods =
                ClassificationProgram.declare(builder, prefix, task, earlier == null ? null : earlier.methods);
        return new PhaseProgram(declaration, phase, methods, learning(builder, prefix, declaration, phase, methods));
    }

    private static @Nullable LearnedWeightsProgram learning(
            ProgramBuilder builder,
            String prefix,
            TrainingDeclaration declaration,
            TrainingPhase phase,
            ClassificationProgram methods) {
        if (declaration.learnedWeights() == null) {
            return null;
        }
        AdversarialTraining adversaries = phase.adversaries();
        boolean twice = !adversaries.isNone() && adversaries.updates() != AdversarialTraining.Updates.ADVERSARIAL;
        if (twice || phase.parts() > 1) {
            throw new BadInputException(
                    "Phase '" + phase.name() + "' learns the weights of losses, which takes one update"
                            + " on a whole batch: remove " + (twice ? "'updates'" : "'accumulate'") + ".");
        }
        return LearnedWeightsProgram.declare(builder, prefix, methods);
    }

    /**
     * Sees to it that the phase trains what it says it does.
     *
     * @param parameters of the whole network
     * @throws BadInputException if it trains nothing, or a pattern chooses nothing
     */
    void requireTrained(Parameters parameters) {
        phase.trainable()
                .requireUsed(
                        parameters.parameters().stream()
                                .map(ParameterSpec::name)
                                .toList(),
                        "network",
                        "'trainable' of phase '" + phase.name() + "'");
        if (methods.trained().isEmpty()) {
            throw new BadInputException("Phase '" + phase.name() + "' trains nothing: 'trainable' is "
                    + (phase.trainable().toString().isEmpty() ? "empty" : "'" + phase.trainable() + "'")
                    + ", which leaves no parameter that the loss depends on; write * to train all of them.");
        }
    }

    /**
     * What it trains.
     *
     * @param parameters of the whole network
     */
    TrainingOutcome.TrainedPhase trained(Parameters parameters) {
        Set<String> names = Set.copyOf(methods.trained());
        return new TrainingOutcome.TrainedPhase(
                phase.name(),
                phase.trainable().toString(),
                parameters.parameters().stream()
                        .filter(spec -> names.contains(spec.name()))
                        .mapToLong(ParameterSpec::size)
                        .sum(),
                phase.choice().selection().toString());
    }

    /** Whether training images can be handed over as they are stored: nothing looks at them before they are inputs. */
    boolean takesStored() {
        return declaration.data().stages().isEmpty()
                && ClassificationStep.loaderTargets(methods.task()).isEmpty();
    }

    /** The phase on a network. */
    Phase on(Program program, NetworkState network, TrainingPlace place, InputStages stages) {
        BatchLoader batches = stored(batches(place), stages.training() != null);
        PhaseImages images = new PhaseImages(
                stages.training(),
                stages.validation(),
                new AdversarialImages(methods, program, network, place.manager(), inputs(place), place.seed()));
        ClassificationValidation validation = new ClassificationValidation(
                methods,
                program,
                network,
                place.manager(),
                stored(BatchLoader.of(declaration.data().validation(), VALIDATION_BATCH), stages.validation() != null),
                images);
        return new Phase(
                phase.name(),
                phase.epochs(),
                batches,
                step(program, network, place, images),
                () -> phase.schedule().begin(phase.epochs(), batches.steps()),
                phase.choice().patience(),
                phase.choice().lossBreaksTies() ? validation.lossBreaksTies() : validation,
                phase.choice().selection());
    }

    private InputSpec inputs(TrainingPlace place) {
        ImageShape shape = declaration.data().train().shape();
        return new InputSpec(
                shape.channels(),
                shape.height(),
                shape.width(),
                place.standardisation().mean(),
                place.standardisation().std());
    }

    private Supplier<TrainingStep> step(
            Program program, NetworkState network, TrainingPlace place, PhaseImages images) {
        LearnedWeightsProgram learned = learning;
        LearnedWeights how = declaration.learnedWeights();
        return learned == null || how == null
                ? () -> new ClassificationStep(methods, program, network, place.manager(), images)
                : () -> new LearnedWeightsStep(learned, how, program, network, place.manager(), images);
    }

    private static BatchLoader stored(BatchLoader batches, boolean stored) {
        return stored ? batches.stored() : batches;
    }

    private BatchLoader batches(TrainingPlace place) {
        TrainingData data = declaration.data();
        BatchLoader loader = LoaderThreads.share(
                BatchLoader.of(data.train(), phase.batch()).shuffled(place.seed()),
                place.manager().getDevice());
        for (BatchStage stage : data.stages()) {
            loader = loader.stage(stage);
        }
        for (HostTargets targets : ClassificationStep.loaderTargets(methods.task())) {
            loader = loader.stage(BatchStage.adding(targets.compute()));
        }
        return loader;
    }
}
