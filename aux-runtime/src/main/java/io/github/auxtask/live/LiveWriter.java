package io.github.auxtask.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows a worker's events and keeps the {@linkplain LiveFile state} of each run that they are about in the store. Writes at most every
 * two seconds, and at the end of every epoch.
 */
public final class LiveWriter implements Consumer<Map<String, Object>> {
    private static final long RHYTHM_NANOS = 2_000_000_000L;
    private static final double NANOS = 1e9;

    private final Path runs;
    private final LongSupplier nanoTime;
    private final Map<String, Run> known = new HashMap<>();

    /** @param runs the store's folder of runs */
    public LiveWriter(Path runs) {
        this(runs, System::nanoTime);
    }

    /** The same with another clock. */
    LiveWriter(Path runs, LongSupplier nanoTime) {
        this.runs = runs;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void accept(Map<String, Object> event) {
        String id = text(event, "id");
        if (id.isEmpty() || text(event, "phase").equals("make")) {
            return;
        }
        switch (text(event, "event")) {
            case "run-started" -> of(id).write(true);
            case "progress" -> of(id).progress(event);
            case "epoch" -> of(id).epoch(event);
            case "run-finished", "run-failed" -> {
                known.remove(id);
                LiveFile.delete(LiveFile.of(runs.resolve(id)));
            }
            default -> {}
        }
    }

    private Run of(String id) {
        return known.computeIfAbsent(id, Run::new);
    }

    private static String text(Map<String, Object> event, String key) {
        return String.valueOf(event.getOrDefault(key, ""));
    }

    private static @Nullable Double number(Map<String, Object> event, String key) {
        return event.get(key) instanceof Number number ? (Double) number.doubleValue() : null;
    }

    private static long whole(Map<String, Object> event, String key) {
        return event.get(key) instanceof Number number ? number.longValue() : 0;
    }

    /** One run as it is known now. */
    private final class Run {
        private final Path folder;
        private final String id;
        private final List<LiveState.Epoch> history;
        private String stage = LiveState.PREPARING;
        private String name = "";
        private LiveState.Position position = LiveState.Position.START;
        private LiveState.Measured measured = LiveState.Measured.NOTHING;
        private Pace pace = new Pace();
        private @Nullable Double left;
        private long written = Long.MIN_VALUE;

        Run(String id) {
            this.id = id;
            this.folder = runs.resolve(id);
            // Of an attempt that was killed: this one goes on from its checkpoint.
            this.history = new ArrayList<>(
                    LiveFile.read(folder).map(LiveState::history).orElse(List.of()));
        }

        void progress(Map<String, Object> event) {
            boolean training = text(event, "phase").equals("train");
            stage(training ? LiveState.TRAINING : LiveState.EVALUATING, text(event, training ? "part" : "name"));
            int epoch = (int) whole(event, "epoch");
            position = new LiveState.Position(
                    epoch, (int) whole(event, "epochs"), whole(event, "step"), whole(event, "steps"));
            measured = new LiveState.Measured(
                    number(event, "loss"), number(event, "accuracy"), number(event, "imagesPerSecond"));
            if (training) {
                // Trained anew from an older checkpoint, or from the start.
                history.removeIf(done -> done.epoch() >= epoch);
            }
            write(false);
        }

        void epoch(Map<String, Object> event) {
            int epoch = (int) whole(event, "epoch");
            stage(LiveState.TRAINING, text(event, "part"));
            position = new LiveState.Position(epoch, (int) whole(event, "epochs"), 1, 1);
            history.removeIf(done -> done.epoch() >= epoch);
            history.add(new LiveState.Epoch(
                    epoch, number(event, "loss"), number(event, "trainAccuracy"), number(event, "validationAccuracy")));
            write(true);
        }

        private void stage(String next, String called) {
            boolean sameTraining = stage.equals(next) && next.equals(LiveState.TRAINING);
            if (!sameTraining && !(stage.equals(next) && name.equals(called))) {
                pace = new Pace();
                left = null;
            }
            stage = next;
            name = called;
        }

        void write(boolean always) {
            long now = nanoTime.getAsLong();
            OptionalDouble seconds = pace.secondsLeft(position.fraction(), now / NANOS);
            left = seconds.isPresent() ? (Double) seconds.getAsDouble() : left;
            if (!Files.isDirectory(folder) || (!always && written != Long.MIN_VALUE && now - written < RHYTHM_NANOS)) {
                return;
            }
            written = now;
            LiveFile.write(folder, new LiveState(id, stage, name, position, measured, left, history));
        }
    }
}
