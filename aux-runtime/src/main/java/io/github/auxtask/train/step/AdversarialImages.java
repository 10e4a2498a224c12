package io.github.auxtask.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.train.declaration.AdversarialTraining.Share;
import io.github.auxtask.train.declaration.TrainingAdversary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the adversarial images of a phase, against the network as it is at that moment. Which adversary and which budget a batch meets
 * is drawn from (seed, epoch, step), random starts from (seed, epoch, image), so that neither depends on where a run was resumed.
 */
public final class AdversarialImages implements AutoCloseable {
    private final ClassificationProgram methods;
    private final Program program;
    private final NetworkState network;
    private final NDManager manager;
    private final InputSpec inputs;
    private final long seed;
    private @Nullable AttackedClassifier victim;

    /**
     * Makes nothing yet.
     *
     * @param inputs what ties pixels to the network's inputs
     * @param seed of the run
     */
    public AdversarialImages(
            ClassificationProgram methods,
            Program program,
            NetworkState network,
            NDManager manager,
            InputSpec inputs,
            long seed) {
        this.methods = methods;
        this.program = program;
        this.network = network;
        this.manager = manager;
        this.inputs = inputs;
        this.seed = seed;
    }

    /** Adversarial images to train on, [N, C, H, W]. */
    NDArray training(NDManager scope, NDArray x, NDArray y, Batch batch) {
        return perturbed(scope, x, y, batch, Mode.TRAIN, "adversary");
    }

    /** Adversarial images to validate on, [N, C, H, W]. */
    NDArray validation(NDManager scope, NDArray x, NDArray y, Batch batch) {
        return perturbed(scope, x, y, batch, Mode.EVAL, "validation adversary");
    }

    private NDArray perturbed(NDManager scope, NDArray x, NDArray y, Batch batch, Mode mode, String stream) {
        List<Share> shares = methods.task().adversaries().shares();
        RandomStream random = RandomStream.of(seed, stream, batch.epoch(), batch.step());
        int share = drawn(shares, random.nextDouble());
        TrainingAdversary adversary = shares.get(share).adversary();
        if (adversary instanceof TrainingAdversary.InEvaluationMode frozen) {
            Attack attack = frozen.attacks().get(random.nextInt(frozen.attacks().size()));
            long starts =
                    RandomStream.of(seed, stream + " start", batch.epoch()).nextLong();
            return AttackEngine.images(
                    attack, victim(), scope, x, y, AttackRandom.of(starts, attack.name(), batch.indices()));
        }
        return program.call(methods.adversaryMethod(share, mode), scope, network, x, y)
                .get(0);
    }

    private static int drawn(List<Share> shares, double uniform) {
        double total = shares.stream().mapToDouble(Share::weight).sum();
        double below = 0;
        for (int i = 0; i < shares.size(); i++) {
            below += shares.get(i).weight();
            if (uniform * total < below) {
                return i;
            }
        }
        return shares.size() - 1;
    }

    private AttackedClassifier victim() {
        AttackedClassifier known = victim;
        if (known == null) {
            Classification task = methods.task();
            known = AttackedClassifier.of(
                    x -> task.criterion().scores(task.network().apply(x).logits()),
                    task.precision(),
                    manager,
                    inputs,
                    network);
            victim = known;
        }
        return known;
    }

    @Override
    public void close() {
        if (victim != null) {
            victim.close();
            victim = null;
        }
    }
}
