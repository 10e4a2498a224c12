package io.github.auxtask.script.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of TorchScript. */
public sealed interface Statement {
    /** Line of the file, from 1. */
    int line();

    /**
     * {@code a, b = value}: the parts of one value, or one value each.
     *
     * @param targets variables
     * @param unpacked whether a single value is taken apart, as {@code a, = value} is
     */
    record Assign(List<String> targets, boolean unpacked, List<Expression> values, int line) implements Statement {}

    /** {@code if condition: ... else: ...}. */
    record If(Expression condition, List<Statement> then, List<Statement> otherwise, int line) implements Statement {}

    /** {@code for variable in range(count): ...}. */
    record For(String variable, Expression count, List<Statement> body, int line) implements Statement {}

    /** {@code while condition: ...}. */
    record While(Expression condition, List<Statement> body, int line) implements Statement {}

    /** {@code return value}. */
    record Return(@Nullable Expression value, int line) implements Statement {}

    /** A call whose value nobody wants; {@code pass} is none. */
    record Do(Expression value, int line) implements Statement {}
}
