package io.github.auxtask.script.follow;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Quotients, of decimals or rounded, as the version of TorchScript has them that a program is written in. */
final class DivisionOperators {
    /** The version of TorchScript in which a quotient of whole numbers became a decimal. */
    private static final int TRUE_DIVISION = 4;

    private DivisionOperators() {}

    static void define(Map<String, Operator> all) {
        all.put("torch.div", new Operator("a b rounding_mode=None", DivisionOperators::divided));
        all.put("torch.floor_divide", new Operator("a b", a -> rounded("floor", a.value("a"), a.value("b"))));
    }

    private static @Nullable Object divided(Arguments a) {
        if (a.isGiven("rounding_mode")) {
            return rounded(a.text("rounding_mode"), a.value("a"), a.value("b"));
        }
        boolean tensors = isTensor(a.value("a")) || isTensor(a.value("b"));
        return tensors && a.tracing().isBefore(TRUE_DIVISION) && isWhole(a.value("a")) && isWhole(a.value("b"))
                ? rounded("trunc", a.value("a"), a.value("b"))
                : ArithmeticOperators.binary("div", a.value("a"), a.value("b"));
    }

    private static boolean isTensor(@Nullable Object value) {
        return value instanceof TensorValue || value instanceof NumberTensor;
    }

    private static boolean isWhole(@Nullable Object value) {
        return value instanceof TensorValue tensor
                ? tensor.type() != DType.FLOAT32
                : !(Arguments.plain(value) instanceof Double);
    }

    /**
     * A quotient that is rounded down or towards 0. The engine's operator with a mode gives what {@code floor_divide} gives, and has a
     * gradient, which is 0.
     */
    private static @Nullable Object rounded(String mode, @Nullable Object left, @Nullable Object right) {
        if (!mode.equals("floor") && !mode.equals("trunc")) {
            throw new NotFollowedException("it divides and rounds in the way '" + mode + "', which is not known here");
        }
        Object a = Arguments.plain(left);
        Object b = Arguments.plain(right);
        if (!(a instanceof TensorValue) && !(b instanceof TensorValue)) {
            return ArithmeticOperators.binary(mode.equals("floor") ? "floor_divide" : "trunc_divide", left, right);
        }
        if (b instanceof Number number && number.doubleValue() == 0 && isWhole(a) && isWhole(b)) {
            throw new NotFollowedException("it divides by 0");
        }
        TensorValue x = side(a, b);
        TensorValue y = side(b, a);
        DType type = ArithmeticOperators.common(List.of(x, y));
        if (type == DType.BOOL) {
            throw new NotFollowedException("it divides truths");
        }
        return x.emit(
                "torch.div",
                type,
                Extents.broadcast(x.extents(), y.extents()),
                x,
                y,
                new Raw("rounding_mode=\"" + mode + "\""));
    }

    /** One side of a division as a tensor. */
    private static TensorValue side(@Nullable Object value, @Nullable Object other) {
        if (value instanceof TensorValue tensor) {
            return tensor;
        }
        if (!(other instanceof TensorValue beside) || value instanceof ImageCount) {
            throw new NotFollowedException("it calculates with the number of images");
        }
        Object number = NumberOperators.known(value);
        DType type = beside.type() == DType.FLOAT32 || number instanceof Double ? DType.FLOAT32 : DType.INT64;
        return CreationOperators.filled(beside.tracing(), new long[0], CreationOperators.number(number, type), type);
    }
}
