package io.github.auxtask.graph;

import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A value inside a {@link Graph}. Nothing is computed when its methods are called: they write the TorchScript that will be.
 * Convolutions and linear layers compute in the graph's precision; losses always in float32.
 */
public final class Tensor extends TensorLayers {
    private int leaf = -1;

    Tensor(Graph graph, String name, long[] shape, DType type, BitSet dependencies) {
        super(graph, name, shape, type, dependencies);
    }

    @Override
    Tensor self() {
        return this;
    }

    @Override
    boolean isInput() {
        return leaf >= 0 || !name().matches("v[0-9]+");
    }

    int becomeLeaf() {
        leaf = graph().leaf(this);
        return leaf;
    }

    int leafIndex() {
        return leaf;
    }

    /** Applies a function under a longer name, as a torch submodule would: {@code x.in("layer1.0", t -> block(t))}. */
    public Tensor in(String scope, UnaryOperator<Tensor> function) {
        return graph().in(scope, () -> function.apply(this));
    }

    /** This activation under a name that {@link Taps} can look at it by; the same tensor where nobody looks. */
    public Tensor tap(String activation) {
        return graph().taps().pass(activation, this);
    }

    /** Mean cross entropy of logits [N, K] with class indices [N], natural logarithm, 0-dimensional. */
    public Tensor crossEntropy(Tensor labels) {
        return crossEntropy(labels, 0);
    }

    /** Mean cross entropy with smoothed targets (Szegedy et al. 2016): 1 - s on the label, s/K everywhere. */
    public Tensor crossEntropy(Tensor labels, double smoothing) {
        return loss("torch.cross_entropy_loss", to(DType.FLOAT32), labels, null, 1L, -100L, smoothing);
    }

    /** Mean over all elements of the squared difference, 0-dimensional. */
    public Tensor meanSquaredError(Tensor target) {
        return loss("torch.mse_loss", to(DType.FLOAT32), target.to(DType.FLOAT32), 1L);
    }

    /** Mean over all elements of 0.5 d^2 for |d| below 1 and |d| - 0.5 elsewhere (beta 1), 0-dimensional. */
    public Tensor smoothL1(Tensor target) {
        return loss("torch.smooth_l1_loss", to(DType.FLOAT32), target.to(DType.FLOAT32), 1L, 1.0);
    }

    private Tensor loss(String operator, @org.jspecify.annotations.Nullable Object... arguments) {
        return graph().emit(operator, DType.FLOAT32, new long[0], arguments);
    }

    /** log softmax over a dimension, in float32. */
    public Tensor logSoftmax(int dimension) {
        return graph().emit(
                        "torch.log_softmax",
                        DType.FLOAT32,
                        shape(),
                        to(DType.FLOAT32),
                        (long) dimension,
                        new Raw("None"));
    }

    /** Number of rows whose largest logit is the label, 0-dimensional float32. */
    public Tensor correct(Tensor labels) {
        return argmax(1).eq(labels).to(DType.FLOAT32).sum();
    }

    /** The gradient of this 0-dimensional tensor with respect to a {@link #leaf()}. The graph behind it is freed. */
    public Tensor gradient(Tensor leaf) {
        return gradients(List.of(leaf), false).get(0);
    }

    /**
     * Gradients of this 0-dimensional tensor.
     *
     * @param leaves what it depends on: leaves, or values on the way, at which the way back then ends
     * @param keepGraph whether more gradients will be taken through the same graph
     */
    public List<Tensor> gradients(List<Tensor> leaves, boolean keepGraph) {
        for (Tensor leafTensor : leaves) {
            if (leafTensor.dependencies().isEmpty()
                    || (leafTensor.leaf >= 0 && !dependencies().get(leafTensor.leaf))) {
                throw new IllegalArgumentException("no gradient: the result does not depend on " + leafTensor.name());
            }
        }
        graph().takesGradients();
        String list = graph().add("torch.grad", List.of(this), leaves, null, keepGraph, false);
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            Tensor of = leaves.get(i);
            String variable = graph().add("unchecked_cast", new Raw("Tensor"), new Raw(list + "[" + i + "]"));
            if (of.leaf < 0) {
                gradients.add(new Tensor(graph(), variable, of.shape(), of.type(), new BitSet()));
                continue;
            }
            // Gradients of convolutions lie channels last, but fused updates go through memory as if all lay alike.
            String dense = graph().add("torch.contiguous", new Raw(variable), new Raw("memory_format=0"));
            gradients.add(new Tensor(graph(), dense, of.shape(), of.type(), new BitSet()));
        }
        return gradients;
    }

    /**
     * The derivative of this tensor in a direction: what it moves by when leaves move along theirs, to first order. Costs about
     * a forward pass, whatever the number of elements; the graph behind this tensor is needed and stays. No gradient passes
     * through the result.
     *
     * @param directions shaped as the leaves they are for; of leaves that are missing, 0
     * @throws IllegalArgumentException if an operation on the way has no rule, see {@link Tangents}
     */
    public Tensor along(java.util.Map<Tensor, Tensor> directions) {
        return new Tangents(graph(), directions).of(this);
    }

    @Override
    public String toString() {
        return name() + java.util.Arrays.toString(shape());
    }
}
