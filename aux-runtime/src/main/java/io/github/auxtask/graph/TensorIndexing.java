package io.github.auxtask.graph;

import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Products of matrices, and what places within images are computed and looked up with; see {@link Tensor}. */
abstract class TensorIndexing extends TensorArithmetic {
    TensorIndexing(Graph graph, String name, long[] shape, DType type, BitSet dependencies) {
        super(graph, name, shape, type, dependencies);
    }

    /** The matrix product of [..., n, k] and [..., k, m]: [..., n, m]; what stands before is broadcast. */
    public final Tensor matmul(Tensor other) {
        return graph().emit("torch.matmul", type(), ShapeArithmetic.product(shape(), other.shape()), self(), other);
    }

    /** Two dimensions swapped. */
    public final Tensor transposed(int one, int another) {
        long[] swapped = shape();
        swapped[one] = size(another);
        swapped[another] = size(one);
        return graph().emit("torch.transpose", type(), swapped, self(), (long) one, (long) another);
    }

    /** The dimensions in another order: the n-th of the result is number {@code order[n]} of this. */
    public final Tensor permuted(long... order) {
        long[] result = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            result[i] = size((int) order[i]);
        }
        return graph().emit("torch.permute", type(), result, self(), order);
    }

    /** The elements of a dimension in reverse order. */
    public final Tensor reversed(int dimension) {
        return same("torch.flip", self(), new long[] {dimension});
    }

    /** The largest whole number that is not above, element by element. */
    public final Tensor floor() {
        return same("torch.floor", self());
    }

    /** This divided by a number. */
    public final Tensor over(double number) {
        return same("torch.div", self(), number);
    }

    /** What is left of dividing by a positive number: 0 up to below it. */
    public final Tensor modulo(double number) {
        return same("torch.remainder", self(), number);
    }

    /**
     * Elements by their place in one dimension: result[i][j][k] = this[i][index[i][j][k]][k] for dimension 1 of three.
     *
     * @param index int64, of this shape but for the dimension
     */
    public final Tensor gather(int dimension, Tensor index) {
        long[] gathered = shape();
        gathered[dimension] = index.size(dimension);
        return graph().emit("torch.gather", type(), gathered, self(), (long) dimension, index);
    }

    /** Dimensions of size 1 repeated without a copy; -1 keeps a size. */
    public final Tensor expanded(long... sizes) {
        long[] result = sizes.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = result[i] == -1 ? size(i) : result[i];
        }
        return graph().emit("torch.expand", type(), result, self(), sizes, new Raw("implicit=False"));
    }

    /** The numbers 0 to count - 1 as float32 [count], on the device that this is on. */
    public final Tensor counting(long count) {
        return graph().emit(
                        "torch.arange",
                        DType.FLOAT32,
                        new long[] {count},
                        count,
                        new Raw("dtype=" + DType.FLOAT32.code()),
                        new Raw("layout=None"),
                        new Raw("device=" + device()),
                        new Raw("pin_memory=None"));
    }

    /** These numbers as float32 [numbers], on the device that this is on. */
    public final Tensor constant(float... numbers) {
        List<Double> exact = new ArrayList<>();
        for (float number : numbers) {
            exact.add((double) number);
        }
        return graph().emit(
                        "torch.tensor",
                        DType.FLOAT32,
                        new long[] {numbers.length},
                        exact,
                        new Raw("dtype=" + DType.FLOAT32.code()),
                        new Raw("device=" + device()),
                        new Raw("requires_grad=False"));
    }

    private String device() {
        return graph().add("ops.prim.device", self());
    }
}
