package io.github.auxtask.run.tensorboard;

import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Draws a training for TensorBoard while it goes on: after every step its loss and the accuracy so far ({@code step/...}), after every
 * epoch what the record will hold of it ({@code epoch/...}). A training that goes on from a checkpoint keeps the points up to there and
 * none after it; epochs that nobody drew are taken from its history. Curves never end a training: where they cannot be written, that is
 * said once.
 */
public final class TrainingCurves implements TrainingListener, AutoCloseable {
    private static final String EPOCH = "epoch/";
    private static final String STEP = "step/";
    /** Of several phases, each has curves of its own for its steps, as their batches may have other sizes. */
    private static final Pattern NUMBERED = Pattern.compile("/([0-9]{1,4})_[^/]*$");

    /** The system property with the folder that curves are to be drawn in. */
    public static final String PROPERTY = "auxtask.tensorboard";

    private static final double MILLIS = 1e3;
    /** Seconds between looks of a TensorBoard are more. */
    private static final double FLUSH_SECONDS = 2;

    private final Path folder;
    private final Clock clock;
    private final Consumer<String> warning;
    private final List<EpochRecord> before = new ArrayList<>();
    private @Nullable EventFile file;
    private String phase = "";
    private double flushed;
    private int phaseNumber = 1;
    private boolean goesOn;
    /** Given up, or never asked for. */
    private boolean given;

    /**
     * Curves of one run.
     *
     * @param folder for its event file, and nothing else
     * @param warning hears one sentence if they cannot be written
     */
    public TrainingCurves(Path folder, Clock clock, Consumer<String> warning) {
        this.folder = folder;
        this.clock = clock;
        this.warning = warning;
    }

    /**
     * Curves of a run if the worker was asked for them, by the system property {@value #PROPERTY} that names a folder; else nothing is
     * drawn.
     *
     * @param name of the run's own folder, such as {@code full/resnet18-ft-clean-seed1-0123456789ab}
     */
    public static TrainingCurves ifAskedFor(String name, Consumer<String> warning) {
        String root = System.getProperty(PROPERTY, "");
        TrainingCurves curves = new TrainingCurves(Path.of(root).resolve(name), Clock.systemUTC(), warning);
        curves.given = root.isBlank();
        return curves;
    }

    @Override
    public void resumed(List<EpochRecord> history) {
        goesOn = true;
        before.addAll(history);
    }

    @Override
    public void phase(String name, int number, int phases) {
        phaseNumber = number;
        phase = phases > 1 ? "/" + number + "_" + tag(name) : "";
    }

    @Override
    public void step(int epoch, int epochs, int step, int steps, double loss, double accuracy, double imagesPerSecond) {
        long position = (epoch - 1L) * steps + step;
        draw(position, out -> {
            double now = now();
            out.add(new ScalarPoint(now, position, STEP + "loss" + phase, (float) loss));
            out.add(new ScalarPoint(now, position, STEP + "train_accuracy" + phase, (float) accuracy));
            if (now - flushed >= FLUSH_SECONDS) {
                flushed = now;
                out.flush();
            }
        });
    }

    @Override
    public void epoch(EpochRecord record, int epochs) {
        draw(Long.MAX_VALUE, out -> {
            points(record, now()).forEach(out::add);
            out.flush();
        });
    }

    /** What is drawn of an epoch. */
    private static List<ScalarPoint> points(EpochRecord epoch, double seconds) {
        List<ScalarPoint> points = new ArrayList<>();
        add(points, seconds, epoch, "loss", epoch.loss());
        add(points, seconds, epoch, "train_accuracy", epoch.trainAccuracy());
        add(points, seconds, epoch, "validation_accuracy", epoch.validationAccuracy());
        add(points, seconds, epoch, "learning_rate", epoch.learningRate());
        add(points, seconds, epoch, "images_per_second", epoch.imagesPerSecond());
        addAll(points, seconds, epoch, "losses/", epoch.losses());
        addAll(points, seconds, epoch, "weights/", epoch.weights());
        return points;
    }

    private static void addAll(
            List<ScalarPoint> points, double seconds, EpochRecord epoch, String group, Map<String, Double> values) {
        values.forEach((name, value) -> add(points, seconds, epoch, group + tag(name), value));
    }

    private static void add(List<ScalarPoint> points, double seconds, EpochRecord epoch, String name, double value) {
        points.add(new ScalarPoint(seconds, epoch.epoch(), EPOCH + name, (float) value));
    }

    /** TensorBoard's own writers know no other characters in names. */
    private static String tag(String name) {
        return name.replaceAll("[^-\\w./]", "_");
    }

    private void draw(long position, Consumer<EventFile> drawing) {
        if (given) {
            return;
        }
        try {
            EventFile out = file;
            if (out == null) {
                out = EventFile.begin(folder, now(), kept(position));
                file = out;
                flushed = now();
            }
            drawing.accept(out);
        } catch (RunFailedException e) {
            given = true;
            warning.accept(e.getMessage() + " The training goes on without them.");
        }
    }

    /** What earlier attempts drew and this one does not draw again: each point once. */
    private List<ScalarPoint> kept(long position) {
        List<ScalarPoint> points = new ArrayList<>();
        Set<String> drawn = new HashSet<>();
        int epochs = before.size();
        for (ScalarPoint point : goesOn ? EventFile.points(folder) : List.<ScalarPoint>of()) {
            boolean holds = point.tag().startsWith(EPOCH) ? point.step() <= epochs : isBefore(point, position);
            if (holds && drawn.add(point.tag() + " " + point.step())) {
                points.add(point);
            }
        }
        double seconds = now();
        for (int i = epochs - 1; i >= 0; i--) {
            for (ScalarPoint point : points(before.get(i), seconds)) {
                if (drawn.add(point.tag() + " " + point.step())) {
                    points.add(point);
                }
            }
            seconds -= before.get(i).seconds();
        }
        return points;
    }

    /** Whether a step was done before this attempt began, by the checkpoint: in an earlier phase, or earlier in this one. */
    private boolean isBefore(ScalarPoint point, long position) {
        Matcher numbered = NUMBERED.matcher(point.tag());
        int number = numbered.find() ? Integer.parseInt(numbered.group(1)) : 1;
        return number < phaseNumber || (number == phaseNumber && point.step() < position);
    }

    private double now() {
        return clock.millis() / MILLIS;
    }

    @Override
    public void close() {
        if (file != null && !given) {
            try {
                file.close();
            } catch (RunFailedException e) {
                warning.accept(e.getMessage() + " The training is finished without them.");
            }
        }
    }
}
