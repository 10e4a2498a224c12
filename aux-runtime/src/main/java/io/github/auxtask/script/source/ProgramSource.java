package io.github.auxtask.script.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All classes and functions of an archive's code, by their full names. */
public final class ProgramSource {
    private final Map<String, ProgramClass> classes = new LinkedHashMap<>();
    private final Map<String, ProgramFunction> functions = new LinkedHashMap<>();

    private ProgramSource() {}

    /**
     * Parses source files.
     *
     * @param sources by path below {@code code}
     * @throws io.github.auxtask.core.BadInputException if one is not TorchScript; the message names file and line
     */
    public static ProgramSource parse(Map<String, String> sources) {
        ProgramSource source = new ProgramSource();
        sources.forEach((file, text) -> ProgramParser.read(file, text, source.classes, source.functions));
        return source;
    }

    /** All classes. */
    public Map<String, ProgramClass> classes() {
        return Collections.unmodifiableMap(classes);
    }

    /** Functions that belong to no class. */
    public Map<String, ProgramFunction> functions() {
        return Collections.unmodifiableMap(functions);
    }

    /** The method of a class; {@code null} if there is none. */
    public @Nullable ProgramFunction method(String className, String method) {
        ProgramClass type = classes.get(className);
        return type == null ? null : type.methods().get(method);
    }
}
