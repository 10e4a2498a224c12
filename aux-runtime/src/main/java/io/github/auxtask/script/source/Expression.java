package io.github.auxtask.script.source;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression of TorchScript, as its writer writes them: calls and attributes, no operator signs. */
public sealed interface Expression {
    /** Line of the file, from 1. */
    int line();

    /** A variable, or the start of a path. */
    record Name(String text, int line) implements Expression {}

    /** A number, a text, a truth or None. */
    record Literal(@Nullable Object value, int line) implements Expression {}

    /** {@code of.name}. */
    record Attribute(Expression of, String name, int line) implements Expression {}

    /** {@code function(positional, name=named)}. */
    record Call(Expression function, List<Expression> positional, Map<String, Expression> named, int line)
            implements Expression {}

    /** {@code of[index]}. */
    record Subscript(Expression of, List<Expression> index, int line) implements Expression {}

    /** A list, or a tuple. */
    record Sequence(List<Expression> elements, boolean tuple, int line) implements Expression {}

    /** {@code {key: value}}. */
    record Dictionary(List<Expression> keys, List<Expression> values, int line) implements Expression {}

    /** The dotted path that this is, as in {@code torch.nn.functional.relu}; empty if it is something else. */
    default String path() {
        if (this instanceof Name name) {
            return name.text();
        }
        if (this instanceof Attribute attribute) {
            String before = attribute.of().path();
            return before.isEmpty() ? "" : before + "." + attribute.name();
        }
        return "";
    }
}
