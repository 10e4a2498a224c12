package io.github.auxtask.script.follow;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tensor of the program that is followed. Operators that write into a tensor give it another value here, so that every variable that holds
 * it sees that; tensors that share elements with others cannot be written to.
 */
final class TensorValue {
    /** How many tensors look at the same elements. */
    private static final class Elements {
        private final boolean fixed;
        private int views = 1;

        private Elements(boolean fixed) {
            this.fixed = fixed;
        }
    }

    private final Tracing tracing;
    private final Elements elements;
    private Tensor tensor;
    private long[] extents;

    private TensorValue(Tracing tracing, Tensor tensor, long[] extents, Elements elements) {
        this.tracing = tracing;
        this.tensor = tensor;
        this.extents = extents.clone();
        this.elements = elements;
    }

    /** A value of its own. */
    static TensorValue of(Tracing tracing, Tensor tensor, long[] extents) {
        return new TensorValue(tracing, tensor, extents, new Elements(false));
    }

    /** A parameter or constant of the program, which it must not change. */
    static TensorValue fixed(Tracing tracing, Tensor tensor, long[] extents) {
        return new TensorValue(tracing, tensor, extents, new Elements(true));
    }

    Tensor tensor() {
        return tensor;
    }

    Tracing tracing() {
        return tracing;
    }

    DType type() {
        return tensor.type();
    }

    long[] extents() {
        return extents.clone();
    }

    int rank() {
        return extents.length;
    }

    long extent(int dimension) {
        return extents[dimension];
    }

    /** The result of an operator of this type. */
    TensorValue emit(String operator, long[] shape, @Nullable Object... arguments) {
        return emit(operator, type(), shape, arguments);
    }

    TensorValue emit(String operator, DType of, long[] shape, @Nullable Object... arguments) {
        return of(tracing, tracing.emit(operator, of, shape, false, arguments), shape);
    }

    /** The result of an operator that looks at the same elements, or may. */
    TensorValue view(String operator, long[] shape, @Nullable Object... arguments) {
        elements.views++;
        return new TensorValue(tracing, tracing.emit(operator, type(), shape, false, arguments), shape, elements);
    }

    /** Another name for the same elements. */
    TensorValue alias() {
        elements.views++;
        return new TensorValue(tracing, tensor, extents, elements);
    }

    /** Element by element with this shape. */
    TensorValue same(String operator, @Nullable Object... arguments) {
        return emit(operator, extents, arguments);
    }

    TensorValue to(DType wanted) {
        return wanted == type() ? this : of(tracing, tensor.to(wanted), extents);
    }

    /**
     * Gives this another value: what an operator with an underscore does.
     *
     * @throws NotFollowedException if others would see it, or the next call
     */
    TensorValue become(TensorValue value) {
        if (value == this) {
            return this;
        }
        if (elements.fixed) {
            throw new NotFollowedException(
                    "it changes a tensor of the model itself, so that the next call gives another result");
        }
        if (elements.views > 1) {
            throw new NotFollowedException(
                    "it writes into a part of a tensor, or into one that shares its elements with another");
        }
        if (!java.util.Arrays.equals(extents, value.extents) || type() != value.type()) {
            throw new NotFollowedException("it writes a tensor of another shape or type into one of " + this);
        }
        tensor = value.tensor;
        return this;
    }

    /** The sizes as the program sees them. */
    List<Object> sizes() {
        List<Object> sizes = new ArrayList<>();
        for (long extent : extents) {
            sizes.add(extent < 0 ? (Object) new ImageCount(-extent) : (Object) extent);
        }
        return sizes;
    }

    @Override
    public String toString() {
        return Extents.text(extents);
    }
}
