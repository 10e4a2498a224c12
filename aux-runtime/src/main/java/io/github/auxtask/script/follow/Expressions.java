package io.github.auxtask.script.follow;

import io.github.auxtask.script.archive.EnumValue;
import io.github.auxtask.script.archive.PickledObject;
import io.github.auxtask.script.archive.PickledTensor;
import io.github.auxtask.script.source.Expression;
import io.github.auxtask.script.source.ProgramClass;
import io.github.auxtask.script.source.ProgramFunction;
import io.github.auxtask.script.source.ProgramSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out expressions of a program that is followed. */
final class Expressions {
    private final ProgramSource source;
    private final ModelTensors tensors;
    private final Tracing tracing;
    private final Follower follower;

    Expressions(ProgramSource source, ModelTensors tensors, Tracing tracing, Follower follower) {
        this.source = source;
        this.tensors = tensors;
        this.tracing = tracing;
        this.follower = follower;
    }

    @Nullable
    Object value(Expression expression, Map<String, @Nullable Object> variables) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Expression.Name name) {
            if (!variables.containsKey(name.text())) {
                throw new NotFollowedException("the variable " + name.text() + " has no value");
            }
            return variables.get(name.text());
        }
        if (expression instanceof Expression.Attribute attribute) {
            return attribute(attribute, variables);
        }
        if (expression instanceof Expression.Call call) {
            return call(call, variables);
        }
        if (expression instanceof Expression.Sequence sequence) {
            return values(sequence.elements(), variables);
        }
        if (expression instanceof Expression.Subscript part && part.index().size() == 1) {
            return ListOperators.element(
                    value(part.of(), variables), value(part.index().get(0), variables));
        }
        if (expression instanceof Expression.Dictionary dictionary) {
            Map<Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < dictionary.keys().size(); i++) {
                Object key = value(dictionary.keys().get(i), variables);
                if (key == null) {
                    throw new NotFollowedException("a dictionary has no key");
                }
                map.put(key, value(dictionary.values().get(i), variables));
            }
            return map;
        }
        throw new NotFollowedException("an expression is of a kind that is not known here");
    }

    private List<@Nullable Object> values(List<Expression> expressions, Map<String, @Nullable Object> variables) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Expression element : expressions) {
            values.add(value(element, variables));
        }
        return values;
    }

    private @Nullable Object attribute(Expression.Attribute attribute, Map<String, @Nullable Object> variables) {
        String path = attribute.path();
        ProgramFunction function = source.functions().get(path);
        if (function != null) {
            return function;
        }
        if (path.startsWith("CONSTANTS.") && !variables.containsKey("CONSTANTS")) {
            return tensors.constant(tracing, attribute.name());
        }
        ProgramClass type = source.classes().get(attribute.of().path());
        if (type != null && type.base().equals("Enum")) {
            Expression constant = type.constants().get(attribute.name());
            Object value = constant == null ? null : value(constant, Map.of());
            if (value != null) {
                return new EnumValue(type.name(), value);
            }
        }
        return read(value(attribute.of(), variables), attribute.name());
    }

    private @Nullable Object read(@Nullable Object of, String name) {
        if (of instanceof List<?> tuple && name.matches("\\w+")) {
            throw new NotFollowedException(
                    "it reads the part " + name + " of a tuple of " + tuple.size() + " by its name");
        }
        if (!(of instanceof PickledObject module)) {
            throw new NotFollowedException("it reads " + name + " of something that is no module");
        }
        if (name.equals("training")) {
            return false;
        }
        if (module.attributes().containsKey(name)) {
            return seen(module.attributes().get(name));
        }
        ProgramClass type = source.classes().get(module.className());
        Expression constant = type == null ? null : type.constants().get(name);
        if (constant == null) {
            throw new NotFollowedException(module.className() + " has no " + name);
        }
        return value(constant, Map.of());
    }

    /** What the pickle holds, as the program sees it. */
    private @Nullable Object seen(@Nullable Object stored) {
        if (stored instanceof PickledTensor tensor) {
            return tensors.value(tracing, tensor);
        }
        if (stored instanceof List<?> list) {
            List<@Nullable Object> values = new ArrayList<>();
            list.forEach(element -> values.add(seen(element)));
            // The model's own, which a program that changes it would find changed in the next call.
            return Collections.unmodifiableList(values);
        }
        return stored;
    }

    private @Nullable Object call(Expression.Call call, Map<String, @Nullable Object> variables) {
        Expression target = call.function();
        String path = target.path();
        if (path.equals("getattr")) {
            List<@Nullable Object> both = values(call.positional(), variables);
            return read(both.get(0), String.valueOf(both.get(1)));
        }
        if (path.equals("annotate") || path.equals("unchecked_cast")) {
            return value(call.positional().get(1), variables);
        }
        if (path.equals("uninitialized")) {
            return null;
        }
        if (path.equals("isinstance")) {
            return isOf(
                    value(call.positional().get(0), variables),
                    call.positional().get(1));
        }
        List<@Nullable Object> positional = values(call.positional(), variables);
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        call.named().forEach((name, argument) -> named.put(name, value(argument, variables)));
        if (List.of("int", "float", "bool", "str").contains(path) && positional.size() == 1) {
            return converted(path, positional.get(0));
        }
        if (path.startsWith("torch.") || path.startsWith("ops.")) {
            return Operators.call(tracing, path, positional, named);
        }
        ProgramFunction function = source.functions().get(path);
        if (function != null) {
            return follower.call(function, positional, named);
        }
        ProgramClass made = source.classes().get(path);
        if (made != null) {
            return Follower.made(made, positional);
        }
        if (target instanceof Expression.Attribute method) {
            return method(value(method.of(), variables), method.name(), positional, named);
        }
        if (value(target, variables) instanceof ProgramFunction held) {
            return follower.call(held, positional, named);
        }
        throw new NotFollowedException("it calls something that is no function");
    }

    /** Python's conversions of numbers. */
    private static Object converted(String wanted, @Nullable Object value) {
        return switch (wanted) {
            case "int" -> NumberOperators.whole(Arguments.plain(value));
            case "float" ->
                value instanceof String text
                        ? (Object) Double.valueOf(text.replaceFirst("inf$", "Infinity"))
                        : NumberOperators.decimal(Arguments.plain(value));
            case "bool" -> NumberOperators.truth(Arguments.plain(value));
            default -> String.valueOf(value);
        };
    }

    private @Nullable Object method(
            @Nullable Object of, String name, List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
        ProgramFunction method = of instanceof PickledObject module ? source.method(module.className(), name) : null;
        if (method == null) {
            throw new NotFollowedException("it calls the method " + name + " of something that has none");
        }
        List<@Nullable Object> all = new ArrayList<>();
        all.add(of);
        all.addAll(positional);
        return follower.call(method, all, named);
    }

    private static boolean isOf(@Nullable Object value, Expression type) {
        return switch (type.path()) {
            case "Tensor" -> value instanceof TensorValue || value instanceof NumberTensor;
            case "int" -> value instanceof Long || value instanceof ImageCount;
            case "float" -> value instanceof Double;
            case "bool" -> value instanceof Boolean;
            case "str" -> value instanceof String;
            case "NoneType" -> value == null;
            default -> throw new NotFollowedException("it asks whether something is of a type that is not known here");
        };
    }
}
