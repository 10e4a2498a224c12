package io.github.auxtask.method.fourier;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.TransposedDecoder;
import io.github.auxtask.train.task.AuxiliaryTask;

/**
 * The task that the paper compares with: a decoder reconstructs the input. The loss is the mean squared error over batch,
 * channels and pixels; with lambda 0.01 it hardly changes what is learned (sheet, section 4, note 4).
 */
final class ReconstructionTask implements AuxiliaryTask {
    private final TransposedDecoder decoder;

    ReconstructionTask(int channels, int size) {
        this.decoder = new TransposedDecoder(channels, size);
    }

    @Override
    public String name() {
        return "recon";
    }

    @Override
    public Tensor loss(Seen seen) {
        return seen.output().features().in("decoder", decoder::apply).meanSquaredError(seen.images());
    }
}
