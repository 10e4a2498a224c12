package io.github.auxtask.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a TorchScript method.
 *
 * @param variable the variable it defines
 * @param operator for example {@code torch.conv2d}
 * @param arguments {@link Tensor}s, lists of them, {@link Raw} text, {@code long[]}, numbers, booleans or null for None
 * @param origin the line that asked for it: of Java, or of the program that is followed
 */
public record ScriptStatement(String variable, String operator, List<@Nullable Object> arguments, String origin) {
    private static final Set<String> PRODUCTS = Set.of("torch.conv2d", "torch.conv_transpose2d", "torch.linear");

    /** Text that stands in the method as it is. */
    public record Raw(String text) {}

    static List<@Nullable Object> arguments(@Nullable Object... values) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object value : values) {
            list.add(value);
        }
        return list;
    }

    public String text(boolean inPlace) {
        return variable + " = " + operator + (inPlace ? "_" : "") + "("
                + arguments.stream().map(ScriptStatement::literal).collect(Collectors.joining(", ")) + ")";
    }

    /**
     * The same, but products of bfloat16 values are computed in float32 and then rounded. That is what a processor's units do;
     * where there are none, the engine's emulation of them takes half as much time again.
     */
    public String textWithWideProducts(boolean inPlace) {
        return PRODUCTS.contains(operator) ? textInFloat32(inPlace) : text(inPlace);
    }

    /** The same, but of bfloat16 values in float32, and then rounded; the statement itself where the first argument has another type. */
    public String textInFloat32(boolean inPlace) {
        if (!isBfloat16(arguments.get(0))) {
            return text(inPlace);
        }
        String wide = arguments.stream()
                .map(argument -> isBfloat16(argument) ? cast(literal(argument), DType.FLOAT32) : literal(argument))
                .collect(Collectors.joining(", ", operator + "(", ")"));
        return variable + " = " + cast(wide, DType.BFLOAT16);
    }

    private static boolean isBfloat16(@Nullable Object argument) {
        return argument instanceof Tensor tensor && tensor.type() == DType.BFLOAT16;
    }

    private static String cast(String expression, DType type) {
        return "torch.to(" + expression + ", " + type.code() + ")";
    }

    /** How a value is written in serialised TorchScript. */
    public static String literal(@Nullable Object value) {
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
            return list.stream().map(ScriptStatement::literal).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }
}
