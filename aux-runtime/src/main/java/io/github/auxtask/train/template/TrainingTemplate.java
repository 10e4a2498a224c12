package io.github.auxtask.train.template;

import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.train.checkpoint.CheckpointInterval;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.loop.TrainingLoop;
import io.github.auxtask.train.loop.TrainingResult;
import io.github.auxtask.train.loop.TrainingRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out what a method declares: compiles the steps of all phases into one program, fills the network, trains phase after phase
 * with checkpoints, and hands over the selected weights. Every method is trained here and nowhere else.
 */
public final class TrainingTemplate {
    private final TrainingDeclaration declaration;
    private final TrainingPlace place;

    private TrainingTemplate(TrainingDeclaration declaration, TrainingPlace place) {
        if (declaration.phases().isEmpty()) {
            throw new IllegalArgumentException("a training needs at least one phase");
        }
        this.declaration = declaration;
        this.place = place;
    }

    /**
     * Trains to the end, from the newest checkpoint if there is one.
     *
     * @throws io.github.auxtask.train.StoppedException if asked to stop; a checkpoint is written
     * @throws io.github.auxtask.core.BadInputException if a phase trains nothing, or the checkpoint is another version's
     * @throws io.github.auxtask.core.RunFailedException if the loss is no longer a number, or the disk is full
     */
    public static TrainingOutcome train(TrainingDeclaration declaration, TrainingPlace place) {
        return new TrainingTemplate(declaration, place).train();
    }

    private TrainingOutcome train() {
        ProgramBuilder builder = Program.named("training");
        List<PhaseProgram> programs = new ArrayList<>();
        for (TrainingPhase phase : declaration.phases()) {
            String prefix = declaration.phases().size() == 1 ? "" : "phase" + (programs.size() + 1) + "_";
            programs.add(PhaseProgram.declare(builder, prefix, declaration, phase, place.precision()));
        }
        try (Program program = builder.compile(place.manager());
                NetworkState network =
                        new NetworkState(place.manager(), program.parameters(), start(program.parameters()))) {
            TrainingResult result = TrainingLoop.train(new TrainingRun(
                    place.run(),
                    place.seed(),
                    place.manager().getEngine(),
                    network,
                    programs.stream()
                            .map(phase -> phase.on(program, network, place))
                            .toList(),
                    place.checkpoints(),
                    CheckpointInterval.USUAL,
                    place.checkpoints().keeping(declaration.keptEpochs(), network, place.listener()),
                    place.stopRequested()));
            return outcome(program.parameters(), network, result);
        }
    }

    private Map<String, float[]> start(Parameters parameters) {
        Map<String, float[]> values = declaration.start().drawn().values(parameters, place.seed());
        declaration.start().given().forEach((name, given) -> {
            if (values.replace(name, given) == null) {
                throw new IllegalArgumentException("the network has no parameter " + name + " to start from values");
            }
        });
        return values;
    }

    private TrainingOutcome outcome(Parameters parameters, NetworkState network, TrainingResult result) {
        List<TrainingPhase> phases = declaration.phases();
        Map<String, String> digests = new LinkedHashMap<>(declaration.data().digests());
        digests.putAll(declaration.beside().digests());
        return new TrainingOutcome(
                network.specs(),
                network.snapshot(),
                result.history().size(),
                result.bestEpoch(),
                phases.get(phases.size() - 1).choice().selection().toString(),
                result.history(),
                parameters.count(),
                digests,
                declaration.data().train().count(),
                declaration.data().held(),
                declaration.beside().words());
    }
}
