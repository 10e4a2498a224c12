package io.github.auxtask.train.template;

import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.train.EpochRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a finished training hands over.
 *
 * @param specs names and shapes of the tensors in {@code state}
 * @param state the selected parameters and running statistics by torch name, row-major, auxiliary heads included
 * @param epochs how many were trained
 * @param bestEpoch the one with the best validation accuracy, from 1; the later of equals
 * @param selected {@code best-validation} or {@code last}: which weights {@code state} holds
 * @param history one record per epoch
 * @param parameters number of trained values, auxiliary heads included
 * @param data what it learned from
 * @param phases what each phase trained, in order
 */
public record TrainingOutcome(
        List<ParameterSpec> specs,
        Map<String, float[]> state,
        int epochs,
        int bestEpoch,
        String selected,
        List<EpochRecord> history,
        long parameters,
        TrainedOn data,
        List<TrainedPhase> phases) {
    /**
     * What a phase trained.
     *
     * @param name of the phase
     * @param trainable names of parameters or modules, as they are written
     * @param parameters how many numbers that are
     * @param selected {@code best-validation} or {@code last}: which of its weights the next phase starts from
     */
    public record TrainedPhase(String name, String trainable, long parameters, String selected) {}

    /**
     * What a network learned from.
     *
     * @param splitDigests SHA-256 of the index lists used, by name: {@code train}, {@code validation}
     * @param trainImages trained on
     * @param validationImages held out
     * @param source where what was learned came from, besides the images, in a few words without any path; empty if from nowhere else
     */
    public record TrainedOn(Map<String, String> splitDigests, int trainImages, int validationImages, String source) {
        public TrainedOn {
            splitDigests = Collections.unmodifiableMap(new LinkedHashMap<>(splitDigests));
        }
    }

    public TrainingOutcome {
        specs = List.copyOf(specs);
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
        history = List.copyOf(history);
        phases = List.copyOf(phases);
    }
}
