package io.github.auxtask.script.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function, or a method of a class.
 *
 * @param file below {@code code}
 * @param name its own
 * @param parameters in order; a method's first is {@code self}
 * @param types that its signature names
 * @param body what it does
 */
public record ProgramFunction(
        String file, String name, List<Parameter> parameters, List<Expression> types, List<Statement> body) {
    /**
     * What it is given.
     *
     * @param standard what it is if nothing is given; {@code null} if something must be
     */
    public record Parameter(String name, @Nullable Expression standard) {}
}
