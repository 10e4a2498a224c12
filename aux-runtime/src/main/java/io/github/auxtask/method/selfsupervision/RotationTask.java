package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import java.util.ArrayList;
import java.util.List;

/**
 * By how many quarters has the image been turned, counter-clockwise? The clean batch (0) counts too, so the cross entropy is a mean
 * over 4N images (sheet, section 3). Head: FC(128, 4).
 */
final class RotationTask implements HeadedTask {
    private static final int QUARTERS = 4;

    @Override
    public String name() {
        return SelfSupervisionTask.ROTATION.text();
    }

    @Override
    public List<Tensor> views(Tensor images, List<Tensor> targets) {
        List<Tensor> turned = new ArrayList<>();
        for (int quarters = 1; quarters < QUARTERS; quarters++) {
            turned.add(images.rotated(quarters));
        }
        return turned;
    }

    @Override
    public Tensor predict(Backbone.Output output) {
        return InputRange.pooled(output).linear("rot_pred", QUARTERS);
    }

    @Override
    public Tensor loss(Seen seen) {
        List<Backbone.Output> outputs = new ArrayList<>(List.of(seen.output()));
        outputs.addAll(seen.views());
        List<Tensor> rightOnes = new ArrayList<>();
        for (int quarters = 0; quarters < QUARTERS; quarters++) {
            Tensor logits = predict(outputs.get(quarters));
            rightOnes.add(logits.logSoftmax(1).slice(1, quarters, quarters + 1L));
        }
        return Tensor.concat(rightOnes, 0).mean().times(-1);
    }
}
