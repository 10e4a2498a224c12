package io.github.auxtask.run.diagnose;

import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What runs of a reproduction have cost, image by image, so that others can be predicted. A run is predicted from the records that are most
 * like it: of the same network in any case, and then of as many equal values of the grid as there are.
 */
public final class RecordedRates {
    private static final String IMAGES = "images";

    private final List<RunRecord> records;
    private final Set<String> networks;

    /**
     * The rates of these records.
     *
     * @param records of trainings and evaluations on the machine that is predicted for
     * @param networks the names of all architectures, by which is seen which axis chooses the network
     */
    public RecordedRates(List<RunRecord> records, Set<String> networks) {
        this.records = records.stream()
                .filter(record -> record.training().completed()
                        && !record.training().history().isEmpty())
                .toList();
        this.networks = Set.copyOf(networks);
    }

    /** Those of the records whose training was on a processor and graphics card like this one's. */
    public static RecordedRates here(List<RunRecord> records, Provenance.Hardware machine, Set<String> networks) {
        return new RecordedRates(
                records.stream()
                        .filter(record -> isLike(record.provenance().hardware(), machine))
                        .toList(),
                networks);
    }

    private static boolean isLike(Provenance.Hardware one, Provenance.Hardware other) {
        return one.cpu().equals(other.cpu()) && one.cores() == other.cores() && Objects.equals(one.gpu(), other.gpu());
    }

    /** Seconds for an image of validation; empty if no run like it was recorded. */
    public OptionalDouble validationPerImage(PlannedRun run) {
        return nearest(run, RecordedRates::validation);
    }

    /** Seconds that a run takes besides its epochs: reading data, compiling, the test of determinism, writing. */
    public OptionalDouble besideEpochs(PlannedRun run) {
        return nearest(run, record -> Optional.of(Math.max(0, record.cost().wallSeconds() - epochs(record))));
    }

    /**
     * Seconds of an evaluation: of one with the same settings, on as many images as it may be.
     *
     * @param images of the test set that it is asked for
     */
    public OptionalDouble evaluation(PlannedRun run, Evaluation evaluation, int images) {
        Map<String, Object> wanted = settings(evaluation.settings());
        return nearest(
                run,
                record -> record.evaluations().stream()
                        .filter(made -> settings(made.settings()).equals(wanted))
                        .findFirst()
                        .map(made -> made.seconds() * images / images(record, made)));
    }

    /** Of the test set; what an evaluation counts as images may be several copies of each. */
    private static int images(RunRecord record, EvaluationRecord made) {
        int test = Math.max(1, record.data().parts().test());
        return made.settings().get(IMAGES) instanceof Number asked && asked.intValue() > 0
                ? Math.min(test, asked.intValue())
                : test;
    }

    private static Map<String, Object> settings(Map<String, Object> all) {
        Map<String, Object> others = new HashMap<>(all);
        others.remove(IMAGES);
        return others;
    }

    private static double epochs(RunRecord record) {
        return record.training().history().stream()
                .mapToDouble(RunRecord.Epoch::seconds)
                .sum();
    }

    private static Optional<Double> validation(RunRecord record) {
        int images = record.data().parts().validation();
        if (images == 0) {
            return Optional.empty();
        }
        double beside = record.training().history().stream()
                .mapToDouble(epoch -> epoch.seconds() - record.data().parts().train() / epoch.imagesPerSecond())
                .sum();
        return Optional.of(
                Math.max(0, beside) / images / record.training().history().size());
    }

    /** The mean over the records that are most like the run, of those that tell. */
    private OptionalDouble nearest(PlannedRun run, Function<RunRecord, Optional<Double>> value) {
        Map<Integer, Map<RunRecord, Double>> byLikeness = new TreeMap<>();
        ToIntFunction<RunRecord> likeness = record -> (int) run.variant().entrySet().stream()
                .filter(axis -> axis.getValue().equals(record.variant().get(axis.getKey())))
                .count();
        for (RunRecord record : records) {
            if (isOfNetwork(record, run)) {
                value.apply(record)
                        .ifPresent(number -> byLikeness
                                .computeIfAbsent(-likeness.applyAsInt(record), like -> new HashMap<>())
                                .put(record, number));
            }
        }
        return byLikeness.values().stream().findFirst().stream()
                .flatMapToDouble(like -> like.values().stream().mapToDouble(Double::doubleValue))
                .average();
    }

    private boolean isOfNetwork(RunRecord record, PlannedRun run) {
        return record.method().name().equals(run.method().name())
                && precision(record.settings()).equals(precision(run.settings()))
                && run.variant().entrySet().stream()
                        .filter(axis -> networks.contains(axis.getValue()))
                        .allMatch(
                                axis -> axis.getValue().equals(record.variant().get(axis.getKey())));
    }

    private static String precision(Map<String, Object> settings) {
        return String.valueOf(settings.getOrDefault("precision", "fp32"));
    }
}
