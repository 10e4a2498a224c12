package io.github.auxtask.graph;

import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.BitSet;
import java.util.List;

/** Element by element operations, reductions and reshaping; see {@link Tensor}. */
abstract class TensorArithmetic {
    private final Graph graph;
    private final String name;
    private final long[] shape;
    private final DType type;
    private final BitSet dependencies;

    TensorArithmetic(Graph graph, String name, long[] shape, DType type, BitSet dependencies) {
        this.graph = graph;
        this.name = name;
        this.shape = shape.clone();
        this.type = type;
        this.dependencies = dependencies;
    }

    abstract Tensor self();

    /** The method being traced. */
    public final Graph graph() {
        return graph;
    }

    /** The shape; -1 stands for the batch. */
    public final long[] shape() {
        return shape.clone();
    }

    /** Size of one dimension. */
    public final long size(int dimension) {
        return shape[dimension];
    }

    /** Element type. */
    public final DType type() {
        return type;
    }

    public final String name() {
        return name;
    }

    final BitSet dependencies() {
        return dependencies;
    }

    /** Whether a {@link Tensor#leaf()} is behind it, so that it has a gradient where one is taken. */
    public final boolean dependsOnLeaf() {
        return !dependencies.isEmpty();
    }

    final Tensor same(String operator, Object... arguments) {
        return graph.emit(operator, type, shape, arguments);
    }

    /** This + other, broadcast. */
    public final Tensor add(Tensor other) {
        return binary("torch.add", other, true);
    }

    /** This - other, broadcast. */
    public final Tensor sub(Tensor other) {
        return binary("torch.sub", other, true);
    }

    /** This * other, broadcast. */
    public final Tensor mul(Tensor other) {
        return binary("torch.mul", other, false);
    }

    /** This / other, broadcast. */
    public final Tensor div(Tensor other) {
        return binary("torch.div", other, false);
    }

    private Tensor binary(String operator, Tensor other, boolean scaled) {
        DType result = type == other.type() ? type : DType.FLOAT32;
        long[] broadcast = ShapeArithmetic.broadcast(shape, other.shape());
        return scaled
                ? graph.emit(operator, result, broadcast, self(), other, new Raw("alpha=1"))
                : graph.emit(operator, result, broadcast, self(), other);
    }

    /** This * factor. */
    public final Tensor times(double factor) {
        return same("torch.mul", self(), factor);
    }

    /** This + number. */
    public final Tensor plus(double number) {
        return same("torch.add", self(), number, 1L);
    }

    /** -1, 0 or 1. */
    public final Tensor sign() {
        return same("torch.sign", self());
    }

    /** Absolute value. */
    public final Tensor abs() {
        return same("torch.abs", self());
    }

    /** Square root. */
    public final Tensor sqrt() {
        return same("torch.sqrt", self());
    }

    /** Exponential. */
    public final Tensor exp() {
        return same("torch.exp", self());
    }

    /** Natural logarithm. */
    public final Tensor log() {
        return same("torch.log", self());
    }

    /** Limited to [low, high]. */
    public final Tensor clamp(double low, double high) {
        return same("torch.clamp", self(), low, high);
    }

    /** The larger of this and the other, element by element. */
    public final Tensor maximum(Tensor other) {
        return graph.emit("torch.maximum", type, ShapeArithmetic.broadcast(shape, other.shape()), self(), other);
    }

    /** The smaller of this and the other, element by element. */
    public final Tensor minimum(Tensor other) {
        return graph.emit("torch.minimum", type, ShapeArithmetic.broadcast(shape, other.shape()), self(), other);
    }

    /** Sum of all elements, 0-dimensional. */
    public final Tensor sum() {
        return graph.emit("torch.sum", type, new long[0], self(), new Raw("dtype=None"));
    }

    /** Mean of all elements, 0-dimensional. */
    public final Tensor mean() {
        return graph.emit("torch.mean", type, new long[0], self(), new Raw("dtype=None"));
    }

    /** Sum over some dimensions, which stay with size 1. */
    public final Tensor sum(long... dimensions) {
        return graph.emit(
                "torch.sum",
                type,
                ShapeArithmetic.reduced(shape, dimensions),
                self(),
                dimensions,
                true,
                new Raw("dtype=None"));
    }

    /** Largest element over some dimensions, which stay with size 1. */
    public final Tensor max(long... dimensions) {
        return graph.emit("torch.amax", type, ShapeArithmetic.reduced(shape, dimensions), self(), dimensions, true);
    }

    /** Smallest element over some dimensions, which stay with size 1. */
    public final Tensor min(long... dimensions) {
        return graph.emit("torch.amin", type, ShapeArithmetic.reduced(shape, dimensions), self(), dimensions, true);
    }

    /** Index of the largest element along a dimension, int64. */
    public final Tensor argmax(int dimension) {
        return graph.emit(
                "torch.argmax",
                DType.INT64,
                ShapeArithmetic.without(shape, dimension),
                self(),
                (long) dimension,
                false);
    }

    /** 1 where equal, as bool. */
    public final Tensor eq(Tensor other) {
        return graph.emit("torch.eq", DType.BOOL, shape, self(), other);
    }

    /** 1 where this is larger, as bool; nowhere where either is not a number. */
    public final Tensor greaterThan(Tensor other) {
        return graph.emit("torch.gt", DType.BOOL, ShapeArithmetic.broadcast(shape, other.shape()), self(), other);
    }

    /** This where the condition holds, the other elsewhere. */
    public final Tensor where(Tensor condition, Tensor other) {
        return graph.emit(
                "torch.where", type, ShapeArithmetic.broadcast(shape, other.shape()), condition, self(), other);
    }

    /** Another view of the same elements; one dimension may be -1. */
    public final Tensor reshape(long... newShape) {
        return graph.emit("torch.reshape", type, newShape, self(), newShape);
    }

    /** [N, ...] as [N, product of the rest]. */
    public final Tensor flatten() {
        return graph.emit("torch.flatten", type, new long[] {shape[0], ShapeArithmetic.rest(shape)}, self(), 1L, -1L);
    }

    /** Inserts a dimension of size 1. */
    public final Tensor unsqueeze(int dimension) {
        return graph.emit("torch.unsqueeze", type, ShapeArithmetic.with(shape, dimension), self(), (long) dimension);
    }

    /** Rows of the first dimension, from start to end. */
    public final Tensor rows(long start, long end) {
        return graph.emit("torch.slice", type, ShapeArithmetic.rows(shape, start, end), self(), 0L, start, end, 1L);
    }

    /** A range of one dimension, from start to end. */
    public final Tensor slice(int dimension, long start, long end) {
        long[] cut = shape.clone();
        cut[dimension] = end - start;
        return graph.emit("torch.slice", type, cut, self(), (long) dimension, start, end, 1L);
    }

    /** This many parts of the first dimension, all of one size, which the batch must allow. */
    public final List<Tensor> chunks(int parts) {
        return graph.emitList("torch.chunk", type, shape, parts, self(), (long) parts, 0L);
    }

    /** One element of a tensor [K], 0-dimensional. */
    public final Tensor element(long index) {
        return graph.emit("torch.select", type, new long[0], self(), 0L, index);
    }

    /** Square images [N, C, H, H], turned counter-clockwise by so many quarters. */
    public final Tensor rotated(int quarters) {
        return same("torch.rot90", self(), (long) quarters, new long[] {2, 3});
    }

    /** The rows whose numbers an int64 [M] tensor holds: [M, ...]. */
    public final Tensor select(Tensor rows) {
        long[] selected = shape.clone();
        selected[0] = rows.size(0);
        return graph.emit("torch.index_select", type, selected, self(), 0L, rows);
    }

    /** A copy in which the rows of an int64 [M] tensor are replaced by those of {@code values} [M, ...]. */
    public final Tensor withRows(Tensor rows, Tensor values) {
        return same("torch.index_copy", self(), 0L, rows, values);
    }

    /** Element of the second dimension given for each row by an int64 [N] tensor: [N]. */
    public final Tensor pick(Tensor indices) {
        Tensor column = indices.unsqueeze(1);
        Tensor picked = graph.emit("torch.gather", type, new long[] {shape[0], 1}, self(), 1L, column);
        return graph.emit("torch.squeeze", type, new long[] {shape[0]}, picked, 1L);
    }

    /** A copy with a number in place of the elements that {@link #pick} takes; no gradient passes through them. */
    public final Tensor replace(Tensor indices, double number) {
        return same("torch.scatter", self(), 1L, indices.unsqueeze(1), number);
    }

    /** These tensors after one another along a dimension. */
    public static Tensor concat(List<Tensor> parts, int dimension) {
        Tensor first = parts.get(0);
        return first.graph()
                .emit("torch.cat", first.type(), ShapeArithmetic.concat(parts, dimension), parts, (long) dimension);
    }

    /** The same values as another type. */
    public final Tensor to(DType other) {
        return type == other ? self() : graph.emit("torch.to", other, shape, self(), (long) other.code());
    }

    /** The same values, cut off from the graph: no gradient passes. */
    public final Tensor detach() {
        return new Tensor(graph, graph.add("torch.detach", self()), shape, type, new BitSet());
    }

    /** The same values as a new leaf, which {@link Tensor#gradient} can be taken with respect to. */
    public final Tensor leaf() {
        Tensor detached = detach();
        BitSet own = new BitSet();
        String variable = graph.add("torch.requires_grad_", detached, true);
        Tensor leaf = new Tensor(graph, variable, shape, type, own);
        own.set(leaf.becomeLeaf());
        return leaf;
    }
}
