package io.github.auxtask.method.fourier;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.TransposedDecoder;
import io.github.auxtask.train.task.AuxiliaryTask;
import java.util.List;
import java.util.Optional;

/**
 * The paper's proposal: a decoder approximates the Fourier transform of the input. The loss is the mean squared error over
 * batch, magnitude and phase, and pixels. As the decoder ends in a ReLU, negative phases are out of its reach.
 */
final class FourierTask implements AuxiliaryTask {
    private final FourierTargets targets;
    private final TransposedDecoder decoder;

    FourierTask(FourierTargets targets) {
        this.targets = targets;
        this.decoder = new TransposedDecoder(targets.shape().get(0).intValue(), targets.height());
    }

    @Override
    public String name() {
        return "ft";
    }

    @Override
    public Optional<HostTargets> hostTargets() {
        return Optional.of(new HostTargets(targets, List.of(targets.shape())));
    }

    @Override
    public Tensor loss(Seen seen) {
        return seen.output()
                .features()
                .in("decoder", decoder::apply)
                .meanSquaredError(seen.targets().get(0));
    }
}
