package io.github.auxtask.script.follow;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums, products and comparisons, of tensors with tensors and numbers, of numbers with numbers, and of lists. */
final class ArithmeticOperators {
    private ArithmeticOperators() {}

    static void define(Map<String, Operator> all) {
        all.put("torch.add", new Operator("a b alpha=1", a -> scaled("add", a)));
        all.put("torch.sub", new Operator("a b alpha=1", a -> scaled("sub", a)));
        all.put("torch.rsub", new Operator("a b alpha=1", ArithmeticOperators::reversed));
        all.put("torch.mul", new Operator("a b", a -> binary("mul", a.value("a"), a.value("b"))));
        all.put("torch.remainder", new Operator("a b", a -> binary("remainder", a.value("a"), a.value("b"))));
        all.put("torch.pow", new Operator("a b", a -> binary("pow", a.value("a"), a.value("b"))));
        for (String name : List.of("eq", "ne", "lt", "le", "gt", "ge")) {
            all.put("torch." + name, new Operator("a b", a -> compared(name, a)));
        }
        for (String name : List.of("maximum", "minimum")) {
            all.put("torch." + name, new Operator("a b", a -> tensors("torch." + name, a.tensor("a"), a.tensor("b"))));
        }
        all.put("torch.__and__", new Operator("a b", a -> a.flag("a") && a.flag("b")));
        all.put("torch.__or__", new Operator("a b", a -> a.flag("a") || a.flag("b")));
        all.put("torch.where", new Operator("condition a b", ArithmeticOperators::where));
        all.put("torch.masked_fill", new Operator("x mask value", ArithmeticOperators::masked));
        all.put("torch.matmul", new Operator("a b", a -> product("torch.matmul", a.tensor("a"), a.tensor("b"))));
        all.put("torch.bmm", new Operator("a b", a -> product("torch.bmm", a.tensor("a"), a.tensor("b"))));
        all.put("torch.mm", new Operator("a b", a -> product("torch.mm", a.tensor("a"), a.tensor("b"))));
        all.put("torch.addmm", new Operator("c a b beta=1 alpha=1", ArithmeticOperators::added));
    }

    private static @Nullable Object scaled(String operator, Arguments a) {
        Object alpha = a.number("alpha");
        if (a.value("a") instanceof List<?> first && a.value("b") instanceof List<?> second) {
            List<@Nullable Object> both = new ArrayList<>(first);
            both.addAll(second);
            return both;
        }
        if (a.value("a") instanceof String first && a.value("b") instanceof String second) {
            return first.concat(second);
        }
        Object b = a.value("b");
        if (NumberOperators.number(alpha) != 1) {
            b = binary("mul", b, alpha);
        }
        return binary(operator, a.value("a"), b);
    }

    private static @Nullable Object reversed(Arguments a) {
        Object scaled = NumberOperators.number(a.number("alpha")) == 1
                ? a.value("a")
                : binary("mul", a.value("a"), a.number("alpha"));
        return binary("sub", a.value("b"), scaled);
    }

    private static boolean isScaled(String operator) {
        return operator.equals("add") || operator.equals("sub");
    }

    static @Nullable Object binary(String operator, @Nullable Object left, @Nullable Object right) {
        Object b = Arguments.plain(right);
        Object a = Arguments.plain(left);
        String torch = "torch." + operator;
        if (a instanceof TensorValue x && b instanceof TensorValue y) {
            return tensors(torch, x, y);
        }
        if (a instanceof TensorValue x) {
            Object number = NumberOperators.known(b);
            // Of whole numbers it gives decimals, but did not in the version of TorchScript that programs are written
            // in.
            TensorValue of = operator.equals("div") ? x.to(DType.FLOAT32) : x;
            DType type = type(of, number);
            return isScaled(operator)
                    ? of.emit(torch, type, of.extents(), of, number, 1L)
                    : of.emit(torch, type, of.extents(), of, number);
        }
        if (b instanceof TensorValue y) {
            Object number = NumberOperators.known(a);
            DType type = type(y, number);
            TensorValue decimals = y.to(DType.FLOAT32);
            return switch (operator) {
                case "add" -> y.emit(torch, type, y.extents(), y, number, 1L);
                case "mul" -> y.emit(torch, type, y.extents(), y, number);
                case "sub" -> y.emit("torch.rsub", type, y.extents(), y, number, 1L);
                case "div" -> decimals.same("torch.mul", decimals.same("torch.reciprocal", decimals), number);
                case "pow" -> y.emit(torch, type, y.extents(), number, y);
                default -> throw new NotFollowedException("it takes the remainder of a number by a tensor");
            };
        }
        Object result = NumberOperators.calculated(operator, a, b);
        return left instanceof NumberTensor || right instanceof NumberTensor ? new NumberTensor(result) : result;
    }

    /** What torch makes of a tensor and a number. */
    private static DType type(TensorValue x, Object number) {
        if (x.type() == DType.FLOAT32 || number instanceof Double) {
            return DType.FLOAT32;
        }
        return number instanceof Boolean ? x.type() : DType.INT64;
    }

    /** The type that tensors are brought to before they are put together: decimals before whole numbers before truths. */
    static DType common(List<TensorValue> tensors) {
        DType common = DType.BOOL;
        for (TensorValue tensor : tensors) {
            if (tensor.type() == DType.FLOAT32) {
                return DType.FLOAT32;
            }
            common = tensor.type() == DType.INT64 ? DType.INT64 : common;
        }
        return common;
    }

    private static TensorValue tensors(String torch, TensorValue a, TensorValue b) {
        TensorValue x = torch.equals("torch.div") ? a.to(DType.FLOAT32) : a;
        TensorValue y = torch.equals("torch.div") ? b.to(DType.FLOAT32) : b;
        long[] shape = Extents.broadcast(x.extents(), y.extents());
        DType type = common(List.of(x, y));
        return torch.equals("torch.add") || torch.equals("torch.sub")
                ? x.emit(torch, type, shape, x, y, new Raw("alpha=1"))
                : x.emit(torch, type, shape, x, y);
    }

    private static Object compared(String name, Arguments a) {
        Object x = a.plain("a");
        Object y = a.plain("b");
        if (x instanceof TensorValue tensor && y instanceof TensorValue other) {
            return tensor.emit(
                    "torch." + name, DType.BOOL, Extents.broadcast(tensor.extents(), other.extents()), tensor, other);
        }
        if (x instanceof TensorValue tensor) {
            return tensor.emit("torch." + name, DType.BOOL, tensor.extents(), tensor, NumberOperators.known(y));
        }
        return NumberOperators.compared(name, x, y);
    }

    private static TensorValue where(Arguments a) {
        TensorValue condition = a.tensor("condition");
        TensorValue x = a.tensor("a");
        TensorValue y = a.tensor("b");
        long[] shape = Extents.broadcast(condition.extents(), Extents.broadcast(x.extents(), y.extents()));
        DType type = common(List.of(x, y));
        return x.emit("torch.where", type, shape, condition, x.to(type), y.to(type));
    }

    private static TensorValue masked(Arguments a) {
        TensorValue x = a.tensor("x");
        TensorValue mask = a.tensor("mask");
        return x.emit("torch.masked_fill", Extents.broadcast(x.extents(), mask.extents()), x, mask, a.number("value"));
    }

    private static TensorValue product(String operator, TensorValue a, TensorValue b) {
        return a.emit(operator, Extents.product(a.extents(), b.extents()), a, b);
    }

    private static @Nullable Object added(Arguments a) {
        if (a.decimal("beta") != 1 || a.decimal("alpha") != 1) {
            throw new NotFollowedException("it scales its terms");
        }
        return binary("add", a.tensor("c"), product("torch.mm", a.tensor("a"), a.tensor("b")));
    }
}
