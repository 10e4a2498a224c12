package io.github.auxtask.train.step;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.ProgramBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A training step that first moves the weights lambda of the auxiliary losses so that a plain gradient step would do better on
 * other images, the meta batch (Kim, Lee, Suh 2019, section 3):
 *
 * <pre>
 * psi' = psi - alpha grad(L_0 + sum lambda_i L_i)
 * dL_meta(psi')/dlambda_i = -alpha {@literal <}grad L_meta(psi'), grad L_i{@literal >}
 * lambda_i := max(0, lambda_i - beta dL_meta/dlambda_i)
 * psi := update(psi, grad(L_0 + sum lambda_i L_i))
 * </pre>
 *
 * <p>The second line is exact, since psi' is linear in lambda. Its inner products are over the parameters that classifier and
 * tasks share; on those of the heads one factor is 0. None of the gradients grad L_i is formed for it: their inner product with
 * one vector v is the derivative of L_i along v, which is the gradient of L_i at the features times the derivative of the
 * features along v. One forward pass, two backward passes and one tangent do for any number of tasks.
 */
public final class LearnedWeightsProgram {
    private final ClassificationProgram plain;
    private final Classification task;
    private final String method;

    private LearnedWeightsProgram(ClassificationProgram plain, String method) {
        this.plain = plain;
        this.task = plain.task();
        this.method = method;
    }

    /**
     * Adds the method to a program that has the plain step.
     *
     * @param plain whose tasks, at least one, have their weights learned
     */
    public static LearnedWeightsProgram declare(ProgramBuilder program, String prefix, ClassificationProgram plain) {
        if (plain.task().tasks().isEmpty()) {
            throw new IllegalArgumentException("without tasks there are no weights to learn");
        }
        LearnedWeightsProgram declared = new LearnedWeightsProgram(plain, prefix + "learn");
        program.method(
                declared.method, Mode.TRAIN, declared.task.precision(), declared.task.trainable(), declared::learn);
        return declared;
    }

    ClassificationProgram plain() {
        return plain;
    }

    String method() {
        return method;
    }

    /** What a loss wants to change: the features, and the parameters of its own head. */
    private record Pull(Tensor features, Map<String, Tensor> head) {}

    /**
     * x, y, targets, weights [K], meta images, meta labels, alpha, beta, learning rate, the optimiser's lists: the plain step's
     * report with the new weights after it; the new weights [K]; the derivatives of the meta loss in the weights [K]; the meta
     * loss [1].
     */
    private List<Tensor> learn(Graph graph) {
        MixedPass pass = MixedPass.write(graph, task);
        Tensor weights =
                graph.input(ClassificationProgram.WEIGHTS, pass.losses().size());
        Tensor metaImages = graph.input(
                "metaX",
                -1,
                task.inputs().channels(),
                task.inputs().height(),
                task.inputs().width());
        Tensor metaLabels = graph.labels("metaY");
        Tensor alpha = graph.scalar("alpha");
        Tensor beta = graph.scalar("beta");
        Map<String, Tensor> shared = graph.trainableBehind(pass.features());
        Pull own = pull(graph, pass, pass.own(), shared);
        List<Pull> pulls = pass.losses().stream()
                .map(loss -> pull(graph, pass, loss, shared))
                .toList();

        Map<String, Tensor> moved = new LinkedHashMap<>();
        Map<String, Tensor> gradients = trunk(pass, shared, own, pulls, weights, true);
        gradients.putAll(own.head());
        gradients.forEach((name, gradient) ->
                moved.put(name, graph.stored(name).sub(gradient.mul(alpha)).leaf()));
        Tensor metaLoss = graph.using(
                moved,
                () -> graph.batchNormMomentum(
                        0,
                        () -> task.criterion()
                                .loss(task.network().apply(metaImages).logits(), metaLabels)));
        Map<Tensor, Tensor> directions = directions(shared, moved, metaLoss);
        Tensor moving = pass.features().along(directions).to(DType.FLOAT32);
        List<Tensor> slopes = pulls.stream()
                .map(pull -> pull.features().mul(moving).sum().reshape(1))
                .toList();
        Tensor derivatives = Tensor.concat(slopes, 0).mul(alpha).times(-1);
        // max(0, .), as the released code has it.
        Tensor chosen = weights.sub(derivatives.mul(beta)).relu();

        update(graph, pass, shared, own, pulls, chosen);
        Tensor total = pass.own();
        for (int i = 0; i < pulls.size(); i++) {
            total = total.add(pass.losses().get(i).mul(chosen.element(i)));
        }
        Tensor report = ClassificationProgram.report(task, pass, total);
        return List.of(
                Tensor.concat(List.of(report, chosen), 0),
                chosen,
                derivatives,
                metaLoss.detach().reshape(1));
    }

    private static Pull pull(Graph graph, MixedPass pass, Tensor loss, Map<String, Tensor> shared) {
        Map<String, Tensor> head = new LinkedHashMap<>(graph.trainableBehind(loss));
        head.keySet().removeAll(shared.keySet());
        List<Tensor> points = new ArrayList<>(List.of(pass.features()));
        points.addAll(head.values());
        List<Tensor> gradients = loss.gradients(points, true);
        int next = 1;
        for (Map.Entry<String, Tensor> entry : head.entrySet()) {
            entry.setValue(gradients.get(next++));
        }
        return new Pull(gradients.get(0).to(DType.FLOAT32), head);
    }

    /** The gradient of the weighted sum in the shared parameters, by name. */
    private static Map<String, Tensor> trunk(
            MixedPass pass, Map<String, Tensor> shared, Pull own, List<Pull> pulls, Tensor weights, boolean again) {
        Tensor pull = own.features();
        for (int i = 0; i < pulls.size(); i++) {
            pull = pull.add(pulls.get(i).features().mul(weights.element(i)));
        }
        // The gradient of <features, pull> is what a backward pass makes of a pull on the features.
        Tensor product = pass.features().to(DType.FLOAT32).mul(pull).sum();
        List<Tensor> gradients = product.gradients(List.copyOf(shared.values()), again);
        Map<String, Tensor> byName = new LinkedHashMap<>();
        for (String name : shared.keySet()) {
            byName.put(name, gradients.get(byName.size()));
        }
        return byName;
    }

    private static Map<Tensor, Tensor> directions(
            Map<String, Tensor> shared, Map<String, Tensor> moved, Tensor metaLoss) {
        List<Tensor> leaves = shared.keySet().stream().map(moved::get).toList();
        List<Tensor> gradients = metaLoss.gradients(leaves, false);
        Map<Tensor, Tensor> directions = new LinkedHashMap<>();
        for (Tensor leaf : shared.values()) {
            directions.put(leaf, gradients.get(directions.size()));
        }
        return directions;
    }

    private void update(
            Graph graph, MixedPass pass, Map<String, Tensor> shared, Pull own, List<Pull> pulls, Tensor weights) {
        Map<String, Tensor> gradients = trunk(pass, shared, own, pulls, weights, false);
        gradients.putAll(own.head());
        for (int i = 0; i < pulls.size(); i++) {
            Tensor weight = weights.element(i);
            pulls.get(i).head().forEach((name, gradient) -> gradients.merge(name, gradient.mul(weight), Tensor::add));
        }
        Map<String, Tensor> stored = new LinkedHashMap<>();
        plain.trained().forEach(name -> stored.put(name, graph.stored(name)));
        if (!stored.keySet().equals(gradients.keySet())) {
            throw new IllegalStateException(
                    "the step with learned weights reaches other parameters than the plain one");
        }
        List<Tensor> ordered = stored.keySet().stream().map(gradients::get).toList();
        task.optimiser().update(graph, stored, ordered, graph.scalar("learningRate"));
    }
}
