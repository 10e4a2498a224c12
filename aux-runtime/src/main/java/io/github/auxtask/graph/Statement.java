package io.github.auxtask.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a TorchScript method.
 *
 * @param variable the variable it defines
 * @param operator for example {@code torch.conv2d}
 * @param arguments {@link Tensor}s, lists of them, {@link Raw} text, {@code long[]}, numbers, booleans or null for None
 * @param origin the Java line that asked for it
 */
record Statement(String variable, String operator, List<@Nullable Object> arguments, StackTraceElement origin) {
    /** Text that stands in the method as it is. */
    record Raw(String text) {}

    static List<@Nullable Object> arguments(@Nullable Object... values) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object value : values) {
            list.add(value);
        }
        return list;
    }

    String text(boolean inPlace) {
        return variable + " = " + operator + (inPlace ? "_" : "") + "("
                + arguments.stream().map(Statement::literal).collect(Collectors.joining(", ")) + ")";
    }

    /** How a value is written in serialised TorchScript. */
    static String literal(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Tensor tensor) {
            return tensor.name();
        }
        if (value instanceof Raw raw) {
            return raw.text();
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof long[] numbers) {
            return java.util.Arrays.toString(numbers);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Statement::literal).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }
}
