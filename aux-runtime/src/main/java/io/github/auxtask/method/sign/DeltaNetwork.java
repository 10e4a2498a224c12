package io.github.auxtask.method.sign;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainedRun;
import io.github.auxtask.nn.Backbone;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network that sees, in place of an image, the change that one step of Algorithm 1 makes to it: the paper's experiment with deltas
 * alone. The network that the step is taken with is part of it, below {@code source}, and is not trained; so test images are changed like
 * all others.
 */
final class DeltaNetwork implements Backbone {
    private final Backbone network;
    private final SignAlgorithm.Mover mover;
    private final Standardisation standardisation;

    private DeltaNetwork(Backbone network, SignAlgorithm.Mover mover, Standardisation standardisation) {
        this.network = network;
        this.mover = mover;
        this.standardisation = standardisation;
    }

    /**
     * The network of a run.
     *
     * @param network that is trained
     * @param standardisation of the run's images
     */
    static DeltaNetwork of(RunDescription run, Backbone network, Standardisation standardisation) {
        return new DeltaNetwork(network, mover(run), standardisation);
    }

    /** One step with the network below {@code source}, of images on the scale 0 to 1. */
    static SignAlgorithm.Mover mover(RunDescription run) {
        TrainedRun source = run.needs().one(SignMaker.SOURCE);
        Settings settings = run.settings();
        SignAlgorithm asked = SignAlgorithm.of(settings);
        SignAlgorithm once = new SignAlgorithm(
                asked.layer(), asked.update(), asked.point(), asked.step(), settings.number(SignKeys.DELTA_ETA));
        Backbone theirs = SignMaker.network(source);
        Backbone scoped = images -> images.graph().in(SignMaker.SOURCE, () -> theirs.apply(images));
        return once.on(scoped, source.run().classes());
    }

    /** The trained values of the network that the step is taken with, by their names in this one. */
    static Map<String, float[]> values(RunDescription run) {
        Map<String, float[]> values = new LinkedHashMap<>();
        run.needs()
                .one(SignMaker.SOURCE)
                .values()
                .forEach((name, value) -> values.put(SignMaker.SOURCE + "." + name, value));
        return values;
    }

    @Override
    public Output apply(Tensor x) {
        float[] std = standardisation.std();
        Tensor mean = x.constant(standardisation.mean()).reshape(1, std.length, 1, 1);
        Tensor images = x.mul(x.constant(std).reshape(1, std.length, 1, 1)).add(mean);
        return network.apply(mover.delta(images));
    }
}
