package io.github.auxtask.live;

import io.github.auxtask.experiment.plan.PlannedRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** How far a whole plan is: runs to be trained and evaluations to be made, each done, under way or waiting, and the time for the rest. */
public final class PlanProgress {
    private final PlanForecast forecast;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Map<String, UnderWay> underWay = new HashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> givenUp = new HashSet<>();

    /** One training, or one evaluation. */
    private record Task(PlannedRun run, String evaluation) {}

    private record UnderWay(double fraction, OptionalDouble secondsLeft) {}

    /**
     * Where it stands.
     *
     * @param trainings in all, and how many are done
     * @param evaluations in all, and how many are done
     * @param fraction of the time of all tasks whose time is known that is behind, between 0 and 1; by number where none is
     * @param secondsLeft for all tasks whose time is known, the workers side by side; empty while no time is known
     * @param unknown how many tasks that are left have no known time
     */
    public record Standing(
            Count trainings, Count evaluations, double fraction, OptionalDouble secondsLeft, int unknown) {}

    /** How many of how many. */
    public record Count(int done, int all) {}

    /** @param forecast what is known of times */
    public PlanProgress(PlanForecast forecast) {
        this.forecast = forecast;
    }

    /** Adds the training of a run. */
    public void addTraining(PlannedRun run, boolean finished) {
        add(new Task(run, ""), finished);
    }

    /** Adds an evaluation of a run. */
    public void addEvaluation(PlannedRun run, String name, boolean finished) {
        add(new Task(run, name), finished);
    }

    private void add(Task task, boolean finished) {
        String key = key(task.run.id().hex(), task.evaluation);
        tasks.put(key, task);
        if (finished) {
            done.add(key);
        }
    }

    /**
     * A task goes on.
     *
     * @param evaluation its name, or nothing for the training
     * @param fraction of it that is done
     * @param secondsLeft at its own speed, if that is known
     */
    public void goesOn(String run, String evaluation, double fraction, OptionalDouble secondsLeft) {
        underWay.put(key(run, evaluation), new UnderWay(fraction, secondsLeft));
    }

    /** A task is done. */
    public void done(String run, String evaluation, OptionalDouble seconds) {
        String key = key(run, evaluation);
        underWay.remove(key);
        Task task = tasks.get(key);
        if (task != null && done.add(key) && seconds.isPresent()) {
            if (evaluation.isEmpty()) {
                forecast.trained(task.run, seconds.getAsDouble());
            } else {
                forecast.evaluated(task.run, evaluation, seconds.getAsDouble());
            }
        }
    }

    /** Nothing more is done for a run: it failed. What is not done of it is neither done nor left. */
    public void giveUp(String run) {
        for (String key : tasks.keySet()) {
            if (key.startsWith(run + " ") && !done.contains(key)) {
                underWay.remove(key);
                givenUp.add(key);
            }
        }
    }

    /**
     * How everything stands now.
     *
     * @param workers how many work side by side
     */
    public Standing standing(int workers) {
        double behind = 0;
        double left = 0;
        double longest = 0;
        int unknown = 0;
        boolean known = false;
        for (Map.Entry<String, Task> entry : tasks.entrySet()) {
            OptionalDouble whole = whole(entry.getValue());
            if (done.contains(entry.getKey())) {
                behind += whole.orElse(0);
                continue;
            }
            if (givenUp.contains(entry.getKey())) {
                continue;
            }
            OptionalDouble rest = rest(entry.getKey(), whole);
            if (rest.isEmpty()) {
                unknown++;
                continue;
            }
            known = true;
            left += rest.getAsDouble();
            longest = Math.max(longest, rest.getAsDouble());
            UnderWay now = underWay.get(entry.getKey());
            if (now != null && now.fraction > 0 && now.fraction < 1) {
                behind += rest.getAsDouble() * now.fraction / (1 - now.fraction);
            }
        }
        List<String> trainings = keys(true);
        List<String> evaluations = keys(false);
        boolean complete = done.size() + givenUp.size() >= tasks.size();
        double fraction = complete ? 1 : behind + left > 0 ? behind / (behind + left) : byNumber();
        return new Standing(
                count(trainings),
                count(evaluations),
                fraction,
                complete
                        ? OptionalDouble.of(0)
                        : known ? OptionalDouble.of(Math.max(longest, left / workers)) : OptionalDouble.empty(),
                unknown);
    }

    private OptionalDouble whole(Task task) {
        if (!task.evaluation.isEmpty()) {
            return forecast.evaluation(task.run, task.evaluation);
        }
        OptionalDouble known = forecast.training(task.run);
        return known.isPresent() ? known : likeThoseUnderWay(task.run);
    }

    /** Before the first run is done: as long for an epoch as the runs that go on take. */
    private OptionalDouble likeThoseUnderWay(PlannedRun run) {
        return tasks.entrySet().stream()
                .filter(entry -> entry.getValue().evaluation.isEmpty())
                .flatMapToDouble(entry -> secondsPerEpoch(entry.getValue().run, underWay.get(entry.getKey())))
                .map(epoch -> epoch * PlanForecast.epochs(run))
                .average();
    }

    private static DoubleStream secondsPerEpoch(PlannedRun run, @Nullable UnderWay now) {
        int epochs = PlanForecast.epochs(run);
        return now == null || now.secondsLeft.isEmpty() || now.fraction >= 1 || epochs == 0
                ? DoubleStream.empty()
                : DoubleStream.of(now.secondsLeft.getAsDouble() / (1 - now.fraction) / epochs);
    }

    private OptionalDouble rest(String key, OptionalDouble whole) {
        UnderWay now = underWay.get(key);
        if (now == null) {
            return whole;
        }
        if (now.secondsLeft.isPresent()) {
            return now.secondsLeft;
        }
        return whole.isPresent() ? OptionalDouble.of(whole.getAsDouble() * (1 - now.fraction)) : whole;
    }

    private double byNumber() {
        double sum = done.size() + givenUp.size();
        for (UnderWay now : underWay.values()) {
            sum += now.fraction;
        }
        return tasks.isEmpty() ? 1 : Math.min(1, sum / tasks.size());
    }

    private Count count(List<String> keys) {
        return new Count((int) keys.stream().filter(done::contains).count(), keys.size());
    }

    private List<String> keys(boolean training) {
        List<String> keys = new ArrayList<>();
        tasks.forEach((key, task) -> {
            if (task.evaluation.isEmpty() == training) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static String key(String run, String evaluation) {
        return run + " " + evaluation;
    }
}
