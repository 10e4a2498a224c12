package io.github.auxtask.train.declaration;

import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.NetworkStart;
import io.github.auxtask.train.PretrainedWeights;
import io.github.auxtask.train.task.AuxiliaryTask;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.task.LearnedWeights;
import io.github.auxtask.train.task.WeightedTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A whole training as a paper describes it: images, network, losses, starting values, phases. It is a value; nothing is computed
 * until it is trained.
 *
 * <pre>{@code
 * TrainingDeclaration.of(data, network)
 *         .task(new RotationTask(), 0.5)
 *         .initialised(Initialisation.torchDefaults().with(ParameterKind.CONV_WEIGHT, Initialiser.kaimingNormalFanOut()))
 *         .phases(phases)
 * }</pre>
 *
 * @param data what it learns from
 * @param network images to features and logits
 * @param criterion of the network's own output
 * @param tasks auxiliary tasks with the weights of their losses
 * @param learnedWeights how those weights are learned; {@code null} if they stay what they are
 * @param start the values that the network starts from
 * @param phases one after another, at least one
 * @param beside what it learns from besides images and classes
 * @param keptEpochs epochs, from 1, after which the network is kept for pictures; those that never come are ignored
 */
public record TrainingDeclaration(
        TrainingData data,
        Backbone network,
        Criterion criterion,
        List<WeightedTask> tasks,
        @Nullable LearnedWeights learnedWeights,
        Start start,
        List<TrainingPhase> phases,
        OtherSource beside,
        Set<Integer> keptEpochs) {
    /**
     * The values that a network starts from.
     *
     * @param network what is drawn from the seed, and what is pretrained
     * @param given values that are neither, by the name of their parameter: constants, what another run has learned
     */
    public record Start(NetworkStart network, Map<String, float[]> given) {
        public Start {
            given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        }
    }

    /**
     * What a training learns from besides images and classes.
     *
     * @param words in a few words for the record, without any path; empty if there is nothing else
     * @param digests SHA-256 of what it is, by name, for the record
     */
    public record OtherSource(String words, Map<String, String> digests) {
        /** From images and classes alone. */
        public static final OtherSource NONE = new OtherSource("", Map.of());

        public OtherSource {
            digests = Collections.unmodifiableMap(new LinkedHashMap<>(digests));
        }
    }

    public TrainingDeclaration {
        tasks = List.copyOf(tasks);
        phases = List.copyOf(phases);
        keptEpochs = Collections.unmodifiableSet(new TreeSet<>(keptEpochs));
    }

    /** A network trained with cross entropy from torch's default values; the phases are still to be said. */
    public static TrainingDeclaration of(TrainingData data, Backbone network) {
        return new TrainingDeclaration(
                data,
                network,
                Criterion.CROSS_ENTROPY,
                List.of(),
                null,
                new Start(NetworkStart.random(Initialisation.torchDefaults()), Map.of()),
                List.of(),
                OtherSource.NONE,
                Set.of());
    }

    /** The same with another loss of the network's own output. */
    public TrainingDeclaration criterion(Criterion other) {
        return new TrainingDeclaration(data, network, other, tasks, learnedWeights, start, phases, beside, keptEpochs);
    }

    /** The same with one more auxiliary task: its loss times the weight is added. */
    public TrainingDeclaration task(AuxiliaryTask task, double weight) {
        List<WeightedTask> more = new ArrayList<>(tasks);
        more.add(new WeightedTask(task, weight));
        return new TrainingDeclaration(
                data, network, criterion, more, learnedWeights, start, phases, beside, keptEpochs);
    }

    /** The same where the weights of the tasks' losses are learned. */
    public TrainingDeclaration learningWeights(LearnedWeights how) {
        return new TrainingDeclaration(data, network, criterion, tasks, how, start, phases, beside, keptEpochs);
    }

    /** The same with other random starting values. */
    public TrainingDeclaration initialised(Initialisation drawn) {
        return starting(new Start(new NetworkStart(drawn, start.network().modules()), start.given()));
    }

    /**
     * The same with pretrained weights in a module of the network, or in all of it.
     *
     * @param architecture of the module, by its name in reproductions
     * @param scope of the module, as in {@code resnet}; empty if it is the whole network
     */
    public TrainingDeclaration pretrained(PretrainedWeights weights, String architecture, String scope) {
        return starting(new Start(start.network().with(weights, architecture, scope), start.given()));
    }

    /**
     * The same where a parameter starts from these values instead of from random ones.
     *
     * @param parameter its full name
     * @param values row-major, as many as it has
     */
    public TrainingDeclaration startingFrom(String parameter, float[] values) {
        Map<String, float[]> more = new LinkedHashMap<>(start.given());
        more.put(parameter, values);
        return starting(new Start(start.network(), more));
    }

    private TrainingDeclaration starting(Start other) {
        return new TrainingDeclaration(
                data, network, criterion, tasks, learnedWeights, other, phases, beside, keptEpochs);
    }

    /** The same with these phases in place of those there are. */
    public TrainingDeclaration phases(List<TrainingPhase> other) {
        return new TrainingDeclaration(
                data, network, criterion, tasks, learnedWeights, start, other, beside, keptEpochs);
    }

    /** The same with words and digests for the record of what else is learned from. */
    public TrainingDeclaration learningFrom(String words, Map<String, String> digests) {
        return new TrainingDeclaration(
                data,
                network,
                criterion,
                tasks,
                learnedWeights,
                start,
                phases,
                new OtherSource(words, digests),
                keptEpochs);
    }

    /** The same where the network is kept after these epochs, for pictures. */
    public TrainingDeclaration keeping(Set<Integer> epochs) {
        return new TrainingDeclaration(data, network, criterion, tasks, learnedWeights, start, phases, beside, epochs);
    }
}
