package io.github.auxtask.graph.state;

import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.ScriptStatement;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Updates in place that the engine does for all parameters in one call. */
public final class FusedOptimiser {
    private static final ScriptStatement.Raw NO_TENSORS = new ScriptStatement.Raw("annotate(List[Tensor], [])");

    private FusedOptimiser() {}

    /**
     * Stochastic gradient descent as torch does it: {@code g += decay w; v = momentum v + g; w -= rate (nesterov ? g +
     * momentum v : v)}. The learning rate stays outside the momentum buffer. Buffers that start at zero give torch's first
     * step; momentum 0 leaves them alone.
     */
    public static void sgd(
            Graph graph,
            List<Tensor> stored,
            List<Tensor> gradients,
            List<Tensor> momenta,
            Tensor learningRate,
            double momentum,
            double weightDecay,
            boolean nesterov) {
        graph.update(
                "torch._fused_sgd_",
                stored,
                gradients,
                // Without momentum the engine wants no buffers at all.
                momentum == 0 ? NO_TENSORS : momenta,
                named("weight_decay", weightDecay),
                named("momentum", momentum),
                new ScriptStatement.Raw("lr=" + learningRate.name()),
                named("dampening", 0.0),
                named("nesterov", nesterov),
                named("maximize", false),
                named("is_first_step", false),
                named("grad_scale", null),
                named("found_inf", null));
    }

    /**
     * Adam (Kingma and Ba 2015) as torch does it, without amsgrad.
     *
     * @param steps a 0-dimensional step count for each parameter, raised by one
     */
    public static void adam(
            Graph graph,
            List<Tensor> stored,
            List<Tensor> gradients,
            List<Tensor> firstMoments,
            List<Tensor> secondMoments,
            List<Tensor> steps,
            Tensor learningRate,
            double beta1,
            double beta2,
            double epsilon,
            double weightDecay) {
        graph.update("torch._foreach_add_", steps, 1L);
        graph.update(
                "torch._fused_adam_",
                stored,
                gradients,
                firstMoments,
                secondMoments,
                NO_TENSORS,
                steps,
                new ScriptStatement.Raw("lr=" + learningRate.name()),
                named("beta1", beta1),
                named("beta2", beta2),
                named("weight_decay", weightDecay),
                named("eps", epsilon),
                named("amsgrad", false),
                named("maximize", false),
                named("grad_scale", null),
                named("found_inf", null));
    }

    /**
     * RMSprop: {@code g += decay w; v = smoothing v + (1 - smoothing) g^2; w -= rate g / (sqrt(v) + epsilon)}, or, with epsilon inside
     * the root, {@code w -= rate g / sqrt(v + epsilon)}. The engine has no fused update of this kind; all parameters are updated in one
     * call an operation all the same.
     */
    public static void rmsProp(
            Graph graph,
            List<Tensor> stored,
            List<Tensor> gradients,
            List<Tensor> squares,
            Tensor learningRate,
            double smoothing,
            double epsilon,
            boolean insideRoot,
            double weightDecay) {
        List<Tensor> decayed = new ArrayList<>(gradients);
        if (weightDecay > 0) {
            for (int i = 0; i < decayed.size(); i++) {
                decayed.set(i, gradients.get(i).add(stored.get(i).times(weightDecay)));
            }
        }
        graph.update("torch._foreach_mul_", squares, smoothing);
        graph.update("torch._foreach_addcmul_", squares, decayed, decayed, 1 - smoothing);
        List<Tensor> steps = new ArrayList<>();
        for (int i = 0; i < decayed.size(); i++) {
            Tensor root = insideRoot
                    ? squares.get(i).plus(epsilon).sqrt()
                    : squares.get(i).sqrt().plus(epsilon);
            steps.add(decayed.get(i).div(root).mul(learningRate));
        }
        graph.update("torch._foreach_sub_", stored, steps);
    }

    private static ScriptStatement.Raw named(String name, @org.jspecify.annotations.Nullable Object value) {
        return new ScriptStatement.Raw(name + "=" + ScriptStatement.literal(value));
    }
}
