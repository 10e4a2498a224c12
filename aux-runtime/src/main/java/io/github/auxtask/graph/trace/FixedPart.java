package io.github.auxtask.graph.trace;

import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.ScriptStatement;
import io.github.auxtask.graph.ScriptStatement.Raw;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a method computes from parameters and statistics alone: weights with a normalisation folded in, or rounded to bfloat16. As
 * long as nobody changes the state, it is the same at every call, and in every method that computes it.
 *
 * @param statements in their order
 * @param values variables that the rest of the method uses
 * @param meanings of these, written out in terms of the state's tensors
 */
record FixedPart(List<ScriptStatement> statements, List<String> values, List<String> meanings) {
    /** No part at all. */
    static final FixedPart NONE = new FixedPart(List.of(), List.of(), List.of());

    /** Operators that draw nothing, change nothing, and give one tensor. */
    private static final Set<String> PURE = Set.of(
            "torch.add",
            "torch.sub",
            "torch.mul",
            "torch.div",
            "torch.sqrt",
            "torch.rsqrt",
            "torch.reshape",
            "torch.to");

    private static final Pattern WORD = Pattern.compile("\\w+");

    static FixedPart of(TracedMethod method) {
        if (!method.updatedLists().isEmpty()) {
            return NONE;
        }
        Map<String, String> meanings = new HashMap<>();
        List<ScriptStatement> fixed = new ArrayList<>();
        Map<String, String> used = new LinkedHashMap<>();
        for (ScriptStatement statement : method.statements()) {
            String meaning = meaning(statement, meanings);
            if (meaning == null) {
                statement.arguments().forEach(argument -> use(argument, meanings, used));
            } else {
                meanings.put(statement.variable(), meaning);
                fixed.add(statement);
            }
        }
        method.results().forEach(result -> use(result, meanings, used));
        return new FixedPart(List.copyOf(fixed), List.copyOf(used.keySet()), List.copyOf(used.values()));
    }

    private static @Nullable String meaning(ScriptStatement statement, Map<String, String> meanings) {
        if (!isPure(statement)) {
            return null;
        }
        StringBuilder text = new StringBuilder(statement.operator()).append('(');
        boolean fromState = false;
        for (Object argument : statement.arguments()) {
            if (argument instanceof Tensor tensor) {
                String known = isState(tensor.name()) ? tensor.name() : meanings.get(tensor.name());
                if (known == null) {
                    return null;
                }
                fromState = true;
                text.append(known);
            } else if (argument instanceof List<?> || (argument instanceof Raw raw && !isNamed(raw))) {
                return null;
            } else {
                text.append(ScriptStatement.literal(argument));
            }
            text.append(", ");
        }
        return fromState ? text.append(')').toString() : null;
    }

    /** Whether it draws nothing, changes nothing and gives one tensor. */
    static boolean isPure(ScriptStatement statement) {
        return PURE.contains(statement.operator());
    }

    static boolean isBuffer(@Nullable Object argument) {
        return argument instanceof Tensor tensor && tensor.name().startsWith(Parameters.BUFFER_LIST + "[");
    }

    private static boolean isState(String name) {
        return name.startsWith(Parameters.PARAMETER_LIST + "[") || name.startsWith(Parameters.BUFFER_LIST + "[");
    }

    /** Whether it is a plain argument by name, as in {@code alpha=1}, and no expression. */
    private static boolean isNamed(Raw raw) {
        return raw.text().matches("\\w+=[\\d.]+");
    }

    private static void use(@Nullable Object argument, Map<String, String> meanings, Map<String, String> used) {
        if (argument instanceof List<?> list) {
            list.forEach(element -> use(element, meanings, used));
        } else if (argument instanceof Tensor || argument instanceof Raw) {
            Matcher words = WORD.matcher(ScriptStatement.literal(argument));
            while (words.find()) {
                String meaning = meanings.get(words.group());
                if (meaning != null) {
                    used.put(words.group(), meaning);
                }
            }
        }
    }

    /** Whether there is nothing to be computed once. */
    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The name of the method that computes the values. */
    static String method(String of) {
        return of + "_fixed";
    }

    /** That method's lines. */
    List<TracedMethod.Line> lines(String of, String signature) {
        List<TracedMethod.Line> lines = new ArrayList<>();
        lines.add(new TracedMethod.Line("  def " + method(of) + "(" + signature + ") -> List[Tensor]:", null));
        statements.forEach(statement -> lines.add(new TracedMethod.Line("    " + statement.text(false), statement)));
        lines.add(new TracedMethod.Line("    return [" + String.join(", ", values) + "]", null));
        return lines;
    }

    /** The lines by which the method takes the values from its argument. */
    List<TracedMethod.Line> taken() {
        List<TracedMethod.Line> lines = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            lines.add(new TracedMethod.Line(
                    "    " + values.get(i) + " = " + Parameters.FIXED_LIST + "[" + i + "]", null));
        }
        return lines;
    }
}
