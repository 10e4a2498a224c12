package io.github.auxtask.train.template;

import com.sun.management.OperatingSystemMXBean;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.run.device.ResidentMemory;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.TrainingStep;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Times the steps of each epoch of a training, and after it the same step on one fixed batch, in wall-clock and processor seconds.
 *
 * <p>A training reports a step when the next one is done, and the last one at once: between the first report and the last lie all steps
 * but two.
 */
final class EndToEndTurns implements TrainingListener {
    private static final double NANOS = 1e9;

    /** Changes the network by next to nothing. */
    private static final double RATE = 1e-9;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final String label;
    private final TrainingStep step;
    private final Batch batch;
    private final List<Seconds> whole = new ArrayList<>();
    private final List<Seconds> bare = new ArrayList<>();
    private Mark begun = Mark.now();
    private int first;
    private int images;

    /** Seconds of one image. */
    private record Seconds(double wall, double processor) {}

    private record Mark(long wall, long processor) {
        static Mark now() {
            return new Mark(System.nanoTime(), SYSTEM.getProcessCpuTime());
        }

        Seconds since(Mark earlier, int images) {
            return new Seconds(
                    (wall - earlier.wall) / NANOS / images, (processor - earlier.processor) / NANOS / images);
        }
    }

    /**
     * @param label of the training
     * @param step on its own, with the state of an optimiser of its own
     * @param batch that it is given again and again
     */
    EndToEndTurns(String label, TrainingStep step, Batch batch) {
        this.label = label;
        this.step = step;
        this.batch = batch;
    }

    @Override
    public void step(int epoch, int epochs, int number, int steps, double loss, double accuracy, double speed) {
        if (number == 1) {
            begun = Mark.now();
            first = number;
        }
        if (number == steps) {
            images = (steps - 1 - first) * batch.size();
            whole.add(Mark.now().since(begun, images));
        }
    }

    @Override
    public void epoch(EpochRecord record, int epochs) {
        run();
        Mark start = Mark.now();
        int times = Math.max(2, images / batch.size());
        for (int i = 0; i < times; i++) {
            run();
        }
        bare.add(Mark.now().since(start, times * batch.size()));
    }

    private void run() {
        // The loss is only there when the step is done.
        if (!Double.isFinite(step.run(batch, RATE).get().losses().get(0))) {
            throw new IllegalStateException("the step diverged");
        }
    }

    /** A row of the table: medians over epochs, the first left out. */
    String row() {
        double wall = median(whole.stream().map(Seconds::wall).toList());
        double wallAlone = median(bare.stream().map(Seconds::wall).toList());
        double processor = median(whole.stream().map(Seconds::processor).toList());
        double processorAlone = median(bare.stream().map(Seconds::processor).toList());
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f / %.1f | %.3f | %.1f / %.1f | %.3f | %d |",
                label,
                batch.size(),
                1 / wall,
                1 / wallAlone,
                wallAlone / wall,
                1 / processor,
                1 / processorAlone,
                processorAlone / processor,
                ResidentMemory.currentMiB().orElse(-1));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values.subList(Math.min(1, values.size() - 1), values.size()));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
