package io.github.auxtask.train.template;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.train.OpenedStart;
import io.github.auxtask.train.checkpoint.CheckpointInterval;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.loop.TrainingLoop;
import io.github.auxtask.train.loop.TrainingResult;
import io.github.auxtask.train.loop.TrainingRun;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        declaration.phases().forEach(this::requireWholeBatch);
        ProgramBuilder builder = Program.named("training");
        List<PhaseProgram> programs = new ArrayList<>();
        for (TrainingPhase phase : declaration.phases()) {
            String prefix = declaration.phases().size() == 1 ? "" : "phase" + (programs.size() + 1) + "_";
            programs.add(PhaseProgram.declare(
                    builder,
                    prefix,
                    declaration,
                    phase,
                    place.precision(),
                    programs.isEmpty() ? null : programs.get(0)));
        }
        programs.forEach(phase -> phase.requireTrained(builder.parameters()));
        boolean stored = programs.stream().allMatch(PhaseProgram::takesStored);
        try (Program program = builder.compile(place.manager());
                NetworkState network = start(program.parameters());
                InputStages stages = InputStages.of(declaration.data(), stored, place.manager())) {
            TrainingResult result = TrainingLoop.train(new TrainingRun(
                    place.run(),
                    place.seed(),
                    place.manager().getEngine(),
                    network,
                    programs.stream()
                            .map(phase -> phase.on(program, network, place, stages))
                            .toList(),
                    place.checkpoints(),
                    CheckpointInterval.USUAL,
                    place.checkpoints().keeping(declaration.keptEpochs(), network, place.listener()),
                    place.stopRequested()));
            return outcome(program.parameters(), network, programs, result);
        }
    }

    private void requireWholeBatch(TrainingPhase phase) {
        int images = declaration.data().train().count();
        if (phase.batch() > images) {
            throw new BadInputException("Setting 'batch' is " + phase.batch() + ", but only " + images
                    + " images are trained on: give at most that many.");
        }
    }

    /** The network with its first values. */
    private NetworkState start(Parameters parameters) {
        Map<String, float[]> given = declaration.start().given();
        Set<String> names = parameters.state().stream().map(ParameterSpec::name).collect(Collectors.toSet());
        if (!names.containsAll(given.keySet())) {
            throw new IllegalArgumentException(
                    "values are given for " + given.keySet() + ", but the network has " + names);
        }
        try (OpenedStart opened = declaration.start().network().open(parameters, place.seed(), place.data())) {
            return new NetworkState(place.manager(), parameters, (spec, sink) -> {
                float[] values = given.get(spec.name());
                if (values == null) {
                    opened.fill(spec, sink);
                } else {
                    sink.append(FloatBuffer.wrap(values));
                }
            });
        }
    }

    private TrainingOutcome outcome(
            Parameters parameters, NetworkState network, List<PhaseProgram> programs, TrainingResult result) {
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
                new TrainingOutcome.TrainedOn(
                        digests,
                        declaration.data().train().count(),
                        declaration.data().held(),
                        Stream.of(
                                        declaration.start().network().source(),
                                        declaration.beside().words())
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining("; "))),
                programs.stream().map(phase -> phase.trained(parameters)).toList());
    }
}
