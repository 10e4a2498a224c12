package io.github.auxtask.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.core.RunIdentity;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run as it is committed: what was asked, what was measured, and where it comes from. Maps are sorted by key. In its file
 * the fields of groups such as {@link Purpose} stand side by side with the others.
 *
 * @param id see {@link RunIdentity}
 */
public record RunRecord(
        ContentId id,
        @JsonUnwrapped Purpose purpose,
        @JsonUnwrapped Configuration configuration,
        DataRecord data,
        Training training,
        List<EvaluationRecord> evaluations,
        Provenance provenance,
        Cost cost) {
    /** Raised when the form changes; {@link RecordUpgrade} brings older records to it. */
    public static final int SCHEMA = 2;

    /**
     * What the run was made for.
     *
     * @param evidence whether the budget allows the result to be shown as evidence
     * @param command repeats it
     */
    public record Purpose(String reproduction, String budget, boolean evidence, String command) {}

    /**
     * What was trained; with the data's digest, all that the id is made of.
     *
     * @param variant axis of the grid to value
     * @param settings resolved: texts, booleans, longs, decimals, lists of maps of them
     * @param needs the runs it started from
     */
    public record Configuration(
            Method method,
            Map<String, String> variant,
            long seed,
            Map<String, Object> settings,
            List<NeededRun> needs) {
        public Configuration {
            variant = sorted(variant);
            settings = CanonicalJson.settings(sorted(settings));
            needs = List.copyOf(needs);
        }
    }

    /**
     * The method that trained it.
     *
     * @param code SHA-256 of its classes without what only debuggers read; {@code null} and absent in records that were written before
     *     this was kept. No part of the id
     */
    public record Method(
            String name,
            int version,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            String code) {
        /** A method of which the code is not known. */
        public Method(String name, int version) {
            this(name, version, null);
        }
    }

    /**
     * How training went.
     *
     * @param status {@link #COMPLETED} or {@link #FAILED}
     * @param reason why it failed; {@code null} when completed
     * @param epochs trained
     * @param bestEpoch with the best validation accuracy, from 1; 0 if there is none
     * @param selected {@code best-validation} or {@code last}; {@link #COMPOSED} where nothing was trained
     * @param parameters trainable numbers in the network; of all members where nothing was trained
     * @param basis what else than images it comes from; in the file its fields stand side by side with the others
     * @param phases how each of several phases ended; absent where there is only one
     * @param weights which values came of it; {@code null} and absent where it failed, where the classifier was put together, and in
     *     records that were written before this was kept
     */
    public record Training(
            String status,
            @Nullable String reason,
            int epochs,
            int bestEpoch,
            String selected,
            List<Epoch> history,
            long parameters,
            @JsonUnwrapped TrainingBasis basis,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PhaseRecord> phases,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) TrainingBasis.@Nullable Weights weights) {
        public static final String COMPLETED = "completed";
        public static final String FAILED = "failed";
        public static final String COMPOSED = "composed";

        public Training {
            history = List.copyOf(history);
            // absent from nearly all files, and then null
            phases = List.copyOf(Objects.requireNonNullElse(phases, List.of()));
        }

        /** A training with one phase. */
        public Training(
                String status,
                @Nullable String reason,
                int epochs,
                int bestEpoch,
                String selected,
                List<Epoch> history,
                long parameters,
                List<TrainingBasis.UsedData> made,
                TrainingBasis.@Nullable Composition composition) {
            this(
                    status,
                    reason,
                    epochs,
                    bestEpoch,
                    selected,
                    history,
                    parameters,
                    new TrainingBasis(made, composition, List.of()),
                    List.of(),
                    null);
        }

        /** A training on the images of its data set and nothing else. */
        public Training(
                String status,
                @Nullable String reason,
                int epochs,
                int bestEpoch,
                String selected,
                List<Epoch> history,
                long parameters) {
            this(status, reason, epochs, bestEpoch, selected, history, parameters, List.of(), null);
        }

        /** The same with what came of it. */
        public Training withWeights(TrainingBasis.@Nullable Weights values) {
            return new Training(
                    status, reason, epochs, bestEpoch, selected, history, parameters, basis, phases, values);
        }

        /** Whether both are one training, whichever ledger knows it. */
        public boolean isSame(Training other) {
            return begun(null).equals(other.begun(null));
        }

        /** The same with the id of the ledger's line about its beginning; null if there is none. */
        public Training begun(@Nullable String ledger) {
            TrainingBasis known = new TrainingBasis(basis.made(), basis.composition(), basis.stretches(), ledger);
            return new Training(
                    status, reason, epochs, bestEpoch, selected, history, parameters, known, phases, weights);
        }

        /** Results of other runs that it was trained on. */
        public List<TrainingBasis.UsedData> made() {
            return basis.made();
        }

        /** What the classifier is put together from; {@code null} where it was trained. */
        public TrainingBasis.@Nullable Composition composition() {
            return basis.composition();
        }

        /** Whether it ran to its end. */
        public boolean completed() {
            return status.equals(COMPLETED);
        }
    }

    /**
     * One pass over the training images.
     *
     * @param epoch from 1
     * @param loss mean of the whole loss
     * @param losses its parts by name, before their weights
     * @param trainAccuracy percent, as seen in training
     * @param validationAccuracy percent
     * @param seconds wall time with validation
     * @param imagesPerSecond in training
     * @param weights of losses by name, where training chooses them itself: the mean over the epoch; empty if they are fixed
     * @param phase of training that it belongs to; {@code null} where there is only one
     */
    public record Epoch(
            int epoch,
            double loss,
            Map<String, Double> losses,
            double trainAccuracy,
            double validationAccuracy,
            double learningRate,
            double seconds,
            double imagesPerSecond,
            Map<String, Double> weights,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            String phase) {
        public Epoch {
            losses = sorted(losses);
            weights = sorted(weights);
        }

        /** Of a training with one phase. */
        public Epoch(
                int epoch,
                double loss,
                Map<String, Double> losses,
                double trainAccuracy,
                double validationAccuracy,
                double learningRate,
                double seconds,
                double imagesPerSecond,
                Map<String, Double> weights) {
            this(
                    epoch,
                    loss,
                    losses,
                    trainAccuracy,
                    validationAccuracy,
                    learningRate,
                    seconds,
                    imagesPerSecond,
                    weights,
                    null);
        }
    }

    /**
     * What it took.
     *
     * @param peakResidentMiB the most main memory the worker held; {@code null} where the system does not tell
     * @param imagesPerSecond mean over training
     * @param joules what the processor used meanwhile, other programs included, graphics cards not; {@code null} where the system
     *     does not tell, and for a run that was interrupted
     */
    public record Cost(
            double wallSeconds,
            @Nullable Long peakResidentMiB,
            double imagesPerSecond,
            @Nullable Double joules) {}

    public RunRecord {
        evaluations = List.copyOf(evaluations);
    }

    /**
     * Reads a record.
     *
     * @param json the file
     * @throws BadInputException with file and field if it is not JSON, of another schema, lacks a field, has an unknown one,
     *     or was changed after it was written
     */
    public static RunRecord read(Path json) {
        return RecordJson.read(json, String.valueOf(json.getFileName()));
    }

    /**
     * Writes the record, whole or not at all. The same record always has the same bytes.
     *
     * @throws RunFailedException if the disk is full or the folder cannot be written
     */
    public void write(Path json) {
        AtomicFile.write(json, RecordJson.bytes(this));
    }

    /** SHA-256 over everything in its file but the digest itself; it stands there, so that a change is noticed. */
    public String digest() {
        return RecordJson.digest(this);
    }

    /** The identity that the record's own configuration has; equals {@link #id} unless somebody changed one of them. */
    public RunIdentity identity() {
        return new RunIdentity(
                method().name(),
                method().version(),
                data.digest(),
                RunIdentity.dataSettings(data.name(), data.settings()),
                variant(),
                seed(),
                settings(),
                configuration.needs());
    }

    /** The name of the reproduction that it was made for. */
    public String reproduction() {
        return purpose.reproduction();
    }

    /** The name of the budget that it was made for. */
    public String budget() {
        return purpose.budget();
    }

    /** Repeats it. */
    public String command() {
        return purpose.command();
    }

    /** The method that trained it. */
    public Method method() {
        return configuration.method();
    }

    /** Axis of the grid to value. */
    public Map<String, String> variant() {
        return configuration.variant();
    }

    public long seed() {
        return configuration.seed();
    }

    /** Resolved: texts, booleans, longs, decimals, lists of maps of them. */
    public Map<String, Object> settings() {
        return configuration.settings();
    }

    /**
     * SHA-256 of the file with the trained values; where the training did not record it, as an evaluation found them. Of a classifier that
     * was put together, over its members' digests. Empty where nobody recorded it.
     */
    public Optional<String> weightsDigest() {
        TrainingBasis.Weights known = training.weights();
        return known == null
                ? evaluations.stream().flatMap(made -> made.weights().stream()).findFirst()
                : Optional.of(known.digest());
    }

    /** The same run with other evaluations, for attacks that come after training. */
    public RunRecord withEvaluations(List<EvaluationRecord> others) {
        return new RunRecord(id, purpose, configuration, data, training, others, provenance, cost);
    }

    /** The same run with the id of the ledger's line about its beginning; null if there is none. */
    public RunRecord begun(@Nullable String ledger) {
        return new RunRecord(id, purpose, configuration, data, training.begun(ledger), evaluations, provenance, cost);
    }

    /** For records: sorted by key, and unchangeable. */
    static <T> Map<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
