package io.github.auxtask.script.follow;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A tensor of the program that is followed. Operators that write into a tensor give it another value here, so that every variable that holds
 * it, or a part of it, sees that: a part is read anew from what it is a part of once that has changed, and what is written into a part is
 * put back there. Where torch may or may not copy (a reshape), nothing can be written any more.
 */
final class TensorValue {
    /** What tensors that look at the same elements share. */
    private static final class Elements {
        private final boolean fixed;
        /** Whether one of them may be a copy, or looks at them in a way that cannot be put back. */
        private boolean closed;
        /** How often they were written to. */
        private int version;

        private Elements(boolean fixed) {
            this.fixed = fixed;
        }
    }

    /** How a part is read from the tensor that it is a part of, and how that looks when the part has another value. */
    record Part(Supplier<Tensor> read, UnaryOperator<TensorValue> putBack) {}

    private final Tracing tracing;
    private final Elements elements;
    private final @Nullable TensorValue whole;
    private final @Nullable Part part;
    private Tensor tensor;
    private int version;
    private long[] extents;

    private TensorValue(
            Tracing tracing,
            Tensor tensor,
            long[] extents,
            Elements elements,
            @Nullable TensorValue whole,
            @Nullable Part part) {
        this.tracing = tracing;
        this.tensor = tensor;
        this.extents = extents.clone();
        this.elements = elements;
        this.whole = whole;
        this.part = part;
        this.version = elements.version;
    }

    /** A value of its own. */
    static TensorValue of(Tracing tracing, Tensor tensor, long[] extents) {
        return new TensorValue(tracing, tensor, extents, new Elements(false), null, null);
    }

    /** A parameter or constant of the program, which it must not change. */
    static TensorValue fixed(Tracing tracing, Tensor tensor, long[] extents) {
        return new TensorValue(tracing, tensor, extents, new Elements(true), null, null);
    }

    /** Its value now. */
    Tensor tensor() {
        if (version != elements.version && part != null) {
            tensor = part.read().get();
        }
        version = elements.version;
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
        elements.closed = true;
        return new TensorValue(
                tracing, tracing.emit(operator, type(), shape, false, arguments), shape, elements, this, null);
    }

    /**
     * The result of an operator that looks at some of these elements, and can be put back.
     *
     * @param putBack all of these with another value of the part
     */
    TensorValue part(String operator, long[] shape, UnaryOperator<TensorValue> putBack, @Nullable Object... arguments) {
        Supplier<Tensor> read = () -> tracing.emit(operator, type(), shape, false, arguments);
        return new TensorValue(tracing, read.get(), shape, elements, this, new Part(read, putBack));
    }

    /** Another name for the same elements, or a copy of them. */
    TensorValue alias() {
        elements.closed = true;
        return new TensorValue(tracing, tensor(), extents, elements, this, null);
    }

    /** Element by element with this shape. */
    TensorValue same(String operator, @Nullable Object... arguments) {
        return emit(operator, extents, arguments);
    }

    TensorValue to(DType wanted) {
        return wanted == type() ? this : of(tracing, tensor().to(wanted), extents);
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
        if (elements.closed) {
            throw new NotFollowedException(
                    "it writes into a tensor that may share its elements with another, and may not (such as one that was"
                            + " reshaped)");
        }
        if (!Arrays.equals(extents, value.extents) || type() != value.type()) {
            throw new NotFollowedException("it writes a tensor of another shape or type into one of " + this);
        }
        Tensor written = value.tensor();
        if (whole != null && part != null) {
            whole.become(part.putBack().apply(value));
        } else {
            elements.version++;
        }
        tensor = written;
        version = elements.version;
        return this;
    }

    /**
     * Refuses to be given a value that is computed from other parts of the same elements: torch writes them one after the other, so that
     * it would read some that it has just written.
     *
     * @throws NotFollowedException if the other one looks at the same elements in another way
     */
    void requireApartFrom(TensorValue other) {
        if (other != this && other.elements == elements) {
            throw new NotFollowedException("it writes into a part of a tensor what it reads from another part of it,"
                    + " which may overlap: copy that first (clone())");
        }
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
