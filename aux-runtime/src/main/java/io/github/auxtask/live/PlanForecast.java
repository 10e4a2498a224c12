package io.github.auxtask.live;

import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What runs and evaluations that are not done will take, from what others of the plan have taken on this machine: earlier, by their
 * records, and now. A run is held against those that have most values of the grid in common with it.
 */
public final class PlanForecast {
    private final List<Sample> trainings = new ArrayList<>();
    private final List<Sample> evaluations = new ArrayList<>();

    /**
     * Something that was measured.
     *
     * @param what an evaluation's name, or nothing for a training
     * @param seconds of an epoch, with validation, or of the evaluation
     * @param now whether it was measured by this command: that counts before what was recorded earlier
     */
    private record Sample(Map<String, String> variant, String what, double seconds, boolean now) {}

    /**
     * Knows what records say.
     *
     * @param records of the plan's budget; those of other machines are passed over
     */
    public static PlanForecast of(List<RunRecord> records) {
        PlanForecast forecast = new PlanForecast();
        Provenance.Hardware here = Provenance.Hardware.ofThisMachine(null);
        for (RunRecord record : records) {
            Provenance.Hardware there = record.provenance().hardware();
            if (!there.cpu().equals(here.cpu()) || there.cores() != here.cores()) {
                continue;
            }
            if (record.training().completed() && record.training().epochs() > 0) {
                double epoch = record.cost().wallSeconds() / record.training().epochs();
                forecast.trainings.add(new Sample(record.variant(), "", epoch, false));
            }
            for (EvaluationRecord made : record.evaluations()) {
                forecast.evaluations.add(new Sample(record.variant(), made.name(), made.seconds(), false));
            }
        }
        return forecast;
    }

    /** A run was trained now. */
    public void trained(PlannedRun run, double seconds) {
        int epochs = epochs(run);
        if (epochs > 0) {
            trainings.add(new Sample(run.variant(), "", seconds / epochs, true));
        }
    }

    /** An evaluation was made now. */
    public void evaluated(PlannedRun run, String name, double seconds) {
        evaluations.add(new Sample(run.variant(), name, seconds, true));
    }

    /** Seconds that training a run takes from the start; empty where nothing was measured yet. */
    public OptionalDouble training(PlannedRun run) {
        OptionalDouble epoch = nearest(run, "", trainings);
        return epoch.isPresent() ? OptionalDouble.of(epoch.getAsDouble() * epochs(run)) : epoch;
    }

    /** Seconds that an evaluation of a run takes. */
    public OptionalDouble evaluation(PlannedRun run, String name) {
        return nearest(run, name, evaluations);
    }

    /** As many as the settings allow, over all phases; 0 for a run that is put together from others. */
    public static int epochs(PlannedRun run) {
        Object all = run.settings().get("epochs");
        if (run.settings().get("phases") instanceof List<?> phases) {
            return phases.stream()
                    .map(phase -> phase instanceof Map<?, ?> map && map.containsKey("epochs") ? map.get("epochs") : all)
                    .mapToInt(PlanForecast::whole)
                    .sum();
        }
        return whole(all);
    }

    private static int whole(@Nullable Object epochs) {
        return epochs instanceof Number number ? number.intValue() : 0;
    }

    private static OptionalDouble nearest(PlannedRun run, String what, List<Sample> samples) {
        long best = -1;
        double sum = 0;
        int count = 0;
        for (Sample sample : samples) {
            if (!sample.what.equals(what)) {
                continue;
            }
            long likeness = 2 * likeness(run.variant(), sample.variant) + (sample.now ? 1 : 0);
            if (likeness > best) {
                best = likeness;
                sum = 0;
                count = 0;
            }
            if (likeness == best) {
                sum += sample.seconds;
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }

    private static long likeness(Map<String, String> one, Map<String, String> other) {
        return one.entrySet().stream()
                .filter(axis -> axis.getValue().equals(other.get(axis.getKey())))
                .count();
    }
}
