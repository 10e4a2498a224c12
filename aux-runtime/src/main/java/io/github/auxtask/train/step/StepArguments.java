package io.github.auxtask.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.data.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first arguments of a training step's methods: images, labels, and the targets of criterion and tasks. */
final class StepArguments {
    private final StepInputs clean;
    private final StepInputs perturbed;
    private final @Nullable AdversarialImages adversaries;

    StepArguments(Classification task, PhaseImages images) {
        this.clean = new StepInputs(task, images.stage());
        this.perturbed = new StepInputs(task, null);
        this.adversaries = images.adversaries();
    }

    List<Object> of(NDManager scope, Batch batch, Images images) {
        NDArray x = clean.images(scope, batch);
        NDArray y = clean.labels(scope, batch);
        if (images == Images.CLEAN) {
            return listed(x, y, clean.targets(scope, batch));
        }
        if (adversaries == null) {
            throw new IllegalStateException("a step with adversaries needs what makes their images");
        }
        NDArray attacked = adversaries.training(scope, x, y, batch);
        List<NDArray> attackedTargets = perturbed.targets(scope, perturbed.adversarial(batch, attacked));
        if (images == Images.ADVERSARIAL) {
            return listed(attacked, y, attackedTargets);
        }
        List<NDArray> targets = new ArrayList<>();
        List<NDArray> cleanTargets = clean.targets(scope, batch);
        for (int i = 0; i < cleanTargets.size(); i++) {
            targets.add(cleanTargets.get(i).concat(attackedTargets.get(i), 0));
        }
        return listed(x.concat(attacked, 0), y.concat(y, 0), targets);
    }

    private static List<Object> listed(NDArray x, NDArray y, List<NDArray> targets) {
        List<Object> arguments = new ArrayList<>(List.of(x, y));
        arguments.addAll(targets);
        return arguments;
    }
}
