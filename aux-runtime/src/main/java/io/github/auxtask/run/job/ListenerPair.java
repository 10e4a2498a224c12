package io.github.auxtask.run.job;

import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import java.util.List;

/** Tells two listeners everything, one after the other. */
public record ListenerPair(TrainingListener first, TrainingListener second) implements TrainingListener {
    @Override
    public void resumed(List<EpochRecord> history) {
        first.resumed(history);
        second.resumed(history);
    }

    @Override
    public void phase(String name, int number, int phases) {
        first.phase(name, number, phases);
        second.phase(name, number, phases);
    }

    @Override
    public void step(int epoch, int epochs, int step, int steps, double loss, double accuracy, double imagesPerSecond) {
        first.step(epoch, epochs, step, steps, loss, accuracy, imagesPerSecond);
        second.step(epoch, epochs, step, steps, loss, accuracy, imagesPerSecond);
    }

    @Override
    public void epoch(EpochRecord epoch, int epochs) {
        first.epoch(epoch, epochs);
        second.epoch(epoch, epochs);
    }

    @Override
    public void warning(String text) {
        first.warning(text);
        second.warning(text);
    }
}
