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
import java.util.function.IntFunction;

/**
 * Times the steps of each epoch of a training, and after it the same steps on the same batches, which lie ready in memory, in wall-clock
 * and processor seconds. The same batches, because steps differ: one draws a single-step adversary, the next one of forty steps, and
 * weights are only learned after some epochs.
 *
 * <p>A training reports a step when the next one is done, and the last one at once: between the first report and the last lie all steps
 * but two.
 */
final class EndToEndTurns implements TrainingListener {
    private static final double NANOS = 1e9;

    /** Steps that an epoch has taken when it reports its first. */
    private static final int UNTIMED = 2;

    /** Changes the network by next to nothing. */
    private static final double RATE = 1e-9;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final String label;
    private final TrainingStep step;
    private final IntFunction<List<Batch>> batches;
    private final List<Seconds> whole = new ArrayList<>();
    private final List<Seconds> bare = new ArrayList<>();
    private Mark begun = Mark.now();
    private Mark end = begun;

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
     * @param batches of an epoch, all of them in memory
     */
    EndToEndTurns(String label, TrainingStep step, IntFunction<List<Batch>> batches) {
        this.label = label;
        this.step = step;
        this.batches = batches;
    }

    @Override
    public void step(int epoch, int epochs, int number, int steps, double loss, double accuracy, double speed) {
        if (number == 1) {
            begun = Mark.now();
        }
        if (number == steps) {
            end = Mark.now();
        }
    }

    @Override
    public void epoch(EpochRecord record, int epochs) {
        List<Batch> all = batches.apply(whole.size());
        List<Batch> timed = all.subList(UNTIMED, all.size());
        int images = timed.stream().mapToInt(Batch::size).sum();
        whole.add(end.since(begun, images));
        all.subList(0, UNTIMED).forEach(this::run);
        Mark start = Mark.now();
        timed.forEach(this::run);
        bare.add(Mark.now().since(start, images));
    }

    private void run(Batch batch) {
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
                batches.apply(0).get(0).size(),
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
