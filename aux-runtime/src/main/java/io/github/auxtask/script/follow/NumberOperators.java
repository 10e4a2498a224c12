package io.github.auxtask.script.follow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What programs do with numbers, truths and texts before and between tensors. Operators that take tensors, too, call these. */
final class NumberOperators {
    private NumberOperators() {}

    static void define(Map<String, Operator> all) {
        all.put("torch.floordiv", new Operator("a b", a -> floorDivided(a.plain("a"), a.plain("b"))));
        all.put("torch.__is__", new Operator("a b", a -> Objects.equals(a.value("a"), a.value("b"))));
        all.put("torch.__isnot__", new Operator("a b", a -> !Objects.equals(a.value("a"), a.value("b"))));
        all.put("torch.__not__", new Operator("a", a -> !a.flag("a")));
        all.put("torch.Bool", new Operator("a", a -> truth(a.plain("a"))));
        all.put("torch.Int", new Operator("a", a -> whole(a.plain("a"))));
        all.put("torch.Float", new Operator("a", a -> decimal(a.plain("a"))));
        all.put("ops.prim.NumToTensor", new Operator("a", a -> new NumberTensor(known(a.plain("a")))));
        all.put("ops.prim.min", new Operator("a b", a -> smaller(a, -1)));
        all.put("ops.prim.max", new Operator("a b", a -> smaller(a, 1)));
        all.put("torch.format", new Operator("text a=None b=None c=None d=None e=None f=None", a -> a.text("text")));
        all.put("torch.warn", new Operator("message stacklevel=2", a -> null));
        all.put("ops.prim.RaiseException", new Operator("message kind=None", a -> {
            throw new NotFollowedException("the program itself stops: " + a.value("message"));
        }));
    }

    private static Object smaller(Arguments a, int sign) {
        return Integer.signum(Double.compare(a.decimal("a"), a.decimal("b"))) == sign ? a.number("a") : a.number("b");
    }

    static Object known(@Nullable Object number) {
        if (number instanceof Long
                || number instanceof Double
                || number instanceof Boolean
                || number instanceof ImageCount) {
            return number;
        }
        throw new NotFollowedException("a number is wanted that is known before the program runs");
    }

    static boolean truth(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Long number) {
            return number != 0;
        }
        if (value instanceof Double number) {
            return number != 0;
        }
        throw new NotFollowedException("what it does next depends on "
                + (value instanceof ImageCount ? "the number of images" : "a tensor's values")
                + ", so that it is not one function of an image");
    }

    static Object whole(@Nullable Object value) {
        if (value instanceof ImageCount) {
            return value;
        }
        if (value instanceof Double number) {
            return (long) number.doubleValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        return value instanceof Long number ? number : known(value);
    }

    static Object decimal(@Nullable Object value) {
        return value instanceof Long number ? (Object) (double) number : known(value);
    }

    private static Object floorDivided(@Nullable Object a, @Nullable Object b) {
        if (a instanceof ImageCount size && b instanceof Long number && number != 0 && size.times() % number == 0) {
            return new ImageCount(size.times() / number);
        }
        if (a instanceof ImageCount size && b instanceof ImageCount other && size.times() % other.times() == 0) {
            return size.times() / other.times();
        }
        if (a instanceof Long number && b instanceof Long divisor && divisor != 0) {
            return Math.floorDiv(number, divisor);
        }
        if (number(b) == 0) {
            throw new NotFollowedException("it divides by 0");
        }
        return Math.floor(number(a) / number(b));
    }

    static double number(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        throw new NotFollowedException("a number is wanted that is known before the program runs");
    }

    /** Of two numbers, neither of them a tensor with dimensions. */
    static Object calculated(String operator, @Nullable Object a, @Nullable Object b) {
        if (a instanceof ImageCount || b instanceof ImageCount) {
            return ofBatch(operator, a, b);
        }
        if (a instanceof Long x && b instanceof Long y) {
            return switch (operator) {
                case "add" -> Math.addExact(x, y);
                case "sub" -> Math.subtractExact(x, y);
                case "mul" -> Math.multiplyExact(x, y);
                case "remainder" -> y == 0 ? notNumber() : Math.floorMod(x, y);
                case "floor_divide" -> floorDivided(a, b);
                case "trunc_divide" -> y == 0 ? notNumber() : (Object) (x / y);
                case "pow" -> power(x.doubleValue(), y.doubleValue());
                default -> x / (double) y;
            };
        }
        double x = number(a);
        double y = number(b);
        return switch (operator) {
            case "add" -> x + y;
            case "sub" -> x - y;
            case "mul" -> x * y;
            case "remainder" -> x - y * Math.floor(x / y);
            case "floor_divide" -> Math.floor(x / y);
            case "trunc_divide" -> x / y < 0 ? Math.ceil(x / y) : Math.floor(x / y);
            case "pow" -> Math.pow(x, y);
            default -> x / y;
        };
    }

    private static Object power(double base, double exponent) {
        double power = Math.pow(base, exponent);
        return exponent >= 0 ? (Object) Math.round(power) : (Object) power;
    }

    private static Object notNumber() {
        throw new NotFollowedException("it divides by 0");
    }

    private static Object ofBatch(String operator, @Nullable Object a, @Nullable Object b) {
        if (operator.equals("mul") && a instanceof ImageCount size && b instanceof Long number && number > 0) {
            return new ImageCount(Math.multiplyExact(size.times(), number));
        }
        if (operator.equals("mul") && a instanceof Long) {
            return ofBatch(operator, b, a);
        }
        if (operator.equals("floor_divide") || operator.equals("trunc_divide") || operator.equals("div")) {
            return floorDivided(a, b);
        }
        throw new NotFollowedException("it calculates with the number of images");
    }

    /** Of two values that are no tensors with dimensions. */
    static boolean compared(String operator, @Nullable Object a, @Nullable Object b) {
        boolean equality = operator.equals("eq") || operator.equals("ne");
        if (a instanceof ImageCount x && b instanceof ImageCount y) {
            a = x.times();
            b = y.times();
        } else if (a instanceof ImageCount || b instanceof ImageCount) {
            throw new NotFollowedException(
                    "what it does next depends on the number of images, so that it is not one function of an image");
        }
        if (equality && !(a instanceof Long && b instanceof Double) && !(a instanceof Double && b instanceof Long)) {
            if (a instanceof List<?> list && list.stream().anyMatch(TensorValue.class::isInstance)) {
                throw new NotFollowedException("it compares tensors");
            }
            boolean decimals = a instanceof Double && b instanceof Double;
            return (decimals ? number(a) == number(b) : Objects.equals(a, b)) == operator.equals("eq");
        }
        // As machines compare: nothing is above or below what is no number, and both zeros are one.
        double x = number(a);
        double y = number(b);
        return switch (operator) {
            case "eq" -> x == y;
            case "ne" -> x != y;
            case "lt" -> x < y;
            case "le" -> x <= y;
            case "gt" -> x > y;
            default -> x >= y;
        };
    }
}
